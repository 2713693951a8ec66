import type { JsonValue } from "../json";
import { describeJson } from "../json-describe";
import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import { ATTRIBUTE_TYPES, codecFor } from "./codecs";
import { coerceEnumItem } from "./enum-item";
import { isTypedObject } from "./typed-value";
import type { TypedValue } from "./typed-value";
import { itemsOfEnum } from "./value-codec";
import type { CoerceContext } from "./value-codec";

export type { CoerceContext } from "./value-codec";

/**
 * Turns what a model wrote for a property into a typed value of the property's type. `expectedType` is the type as
 * reflection names it (`Vector3`, `float`, `Instance`); enums as `Enum.Material` or `Material`. Every form that can mean
 * only one thing is accepted. Fails with the forms accepted, what was given, and the nearest names, ready to follow the property's name.
 */
export function coerceValue(input: JsonValue, expectedType: string, context: CoerceContext): Outcome<TypedValue> {
	const enumType = enumTypeOf(expectedType, context);
	if (enumType !== undefined) return coerceEnumItem(input, enumType, context);
	const codec = codecFor(expectedType);
	if (codec === undefined)
		return failure(`values of type ${expectedType} cannot be written from here; leave this property out.`);
	const given = isTypedObject(input) ? codecFor(input.__t) : undefined;
	if (isTypedObject(input) && given !== codec && !isContentPair(given?.type, codec.type)) {
		return failure(`expected ${codec.expects}; got ${input.__t === "EnumItem" ? "an" : "a"} ${input.__t}.`);
	}
	return codec.coerce(input, context);
}

/** `Font` is a datatype as well as an enum; only the prefix makes it the enum. */
function enumTypeOf(expectedType: string, context: CoerceContext): string | undefined {
	const prefixed = string.match(expectedType, "^Enum[%.:](.+)$")[0] as string | undefined;
	if (prefixed !== undefined) return prefixed;
	return codecFor(expectedType) === undefined && itemsOfEnum(context, expectedType) !== undefined
		? expectedType
		: undefined;
}

function isContentPair(given: string | undefined, wanted: string): boolean {
	return given === "Content" && wanted === "ContentId";
}

/** Types whose bare form tells them apart from text and numbers cannot be guessed, so attributes name theirs. */
const ATTRIBUTE_FORMS =
	'a text, a number, true or false, or a typed value such as {"__t": "Vector3", "x": 0, "y": 1, "z": 0}';

/** An attribute has no declared type: plain values stay what they are, anything else names its type with `__t`. */
export function coerceAttribute(input: JsonValue, context: CoerceContext): Outcome<TypedValue> {
	if (typeIs(input, "string") || typeIs(input, "number") || typeIs(input, "boolean")) return success(input);
	if (!isTypedObject(input)) return failure(`expected ${ATTRIBUTE_FORMS}; got ${describeJson(input)}.`);
	return ATTRIBUTE_TYPES.has(input.__t)
		? coerceTyped(input, context)
		: failure(`an attribute cannot hold ${input.__t}; give ${ATTRIBUTE_FORMS}.`);
}

/** Checks a value by the type it names itself; plain values pass. */
export function coerceTyped(input: JsonValue, context: CoerceContext): Outcome<TypedValue> {
	if (typeIs(input, "string") || typeIs(input, "number") || typeIs(input, "boolean")) return success(input);
	if (!isTypedObject(input)) return failure(`expected ${ATTRIBUTE_FORMS}; got ${describeJson(input)}.`);
	if (input.__t !== "EnumItem") return coerceValue(input, input.__t, context);
	const owner = input.enumType ?? input.enum;
	return typeIs(owner, "string")
		? coerceEnumItem(input, string.gsub(owner, "^Enum%.", "")[0], context)
		: failure(`an EnumItem needs its enum, as in {"__t": "EnumItem", "enumType": "Material", "name": "Neon"}.`);
}
