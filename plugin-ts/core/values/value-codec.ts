import type { JsonValue } from "../json";
import { describeJson } from "../json-describe";
import type { Outcome } from "../outcome";
import { failure } from "../outcome";
import type { TypedObject, TypedValue } from "./typed-value";

/** Item names by enum; a table where the call comes from outside, as JSON. */
export type EnumItems =
	| ((enumType: string) => readonly string[] | undefined)
	| { readonly [enumType: string]: readonly string[] | undefined };

export interface CoerceContext {
	readonly enumItems: EnumItems;
}

/** Item names of an enum, undefined for one that does not exist. */
export function itemsOfEnum({ enumItems }: CoerceContext, enumType: string): readonly string[] | undefined {
	return typeIs(enumItems, "function") ? enumItems(enumType) : enumItems[enumType];
}

/** How values of one type are read from what a model writes, and shown to people. Adding a type is adding one of these. */
export interface ValueCodec {
	/** The type's name, and the `__t` of its values where they carry one. */
	readonly type: string;
	/** Other names of the type in reflection data and file formats. */
	readonly aliases?: readonly string[];
	/** The forms accepted, as a noun phrase with an example. */
	readonly expects: string;
	readonly coerce: (input: JsonValue, context: CoerceContext) => Outcome<TypedValue>;
	/** Short form for cards; only for types with a `__t`. */
	readonly print?: (value: TypedObject) => string;
}

/** "expected a Vector3, as in [4, 1, 4]; got …", ready to be put after a property's name. */
export function notA(codec: { readonly expects: string }, input: JsonValue, reason?: string): Outcome<never> {
	const why = reason === undefined ? "" : `: ${reason}`;
	const mark = reason !== undefined && string.sub(reason, -1) === "?" ? "" : ".";
	return failure(`expected ${codec.expects}; got ${describeJson(input)}${why}${mark}`);
}
