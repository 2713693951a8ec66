import type { PropertyInfo } from "../../core/instance-info";
import type { JsonValue } from "../../core/json";
import { JSON_NULL } from "../../core/json-kind";
import type { Outcome } from "../../core/outcome";
import { success } from "../../core/outcome";
import { coerceValue } from "../../core/values/coerce-value";
import { suggestName } from "../../core/values/nearest";
import { s } from "../../model/schema";
import { locate, normalisePath } from "../shared/paths";
import { showValue } from "../shared/show-value";
import type { CheckContext, CheckType } from "./check-type";
import { fails, passes } from "./check-type";
import { isSameValue } from "./same-value";

const parameters = s.object({
	path: s.string({ minLength: 1 }),
	property: s.string({ minLength: 1 }),
	value: s.anyJson(),
});

/** A property has a value; `value` takes every form that setting the property takes. */
export const propertyEquals: CheckType<typeof parameters> = {
	type: "property_equals",
	parameters,
	evaluate({ path, property, value }, context) {
		const found = locate(path, context);
		if (!found.ok) return fails(found.error);
		const { path: at, className } = found.value;
		const known = context.scene.classInfo(className)?.properties;
		const info = known?.get(property);
		if (known === undefined || info === undefined) return fails(unknownProperty(className, property, known));
		const read = context.scene.properties(at, [property]);
		if (!read.ok) return fails(read.error);
		const actual = read.value.values[property] ?? JSON_NULL;
		const wanted = asTyped(value, info, context);
		if (!wanted.ok) return fails(`${property} of ${className}: ${wanted.error}`);
		const typed = asTyped(actual, info, context);
		const shown = `${at}.${property} is ${showValue(actual)}`;
		if (isSameValue(typed.ok ? typed.value : actual, wanted.value)) return passes(`${shown}.`);
		return fails(`${shown}, wanted ${showValue(wanted.value)}.`);
	},
};

/** The value as the property's type writes it, so that two ways to write one value are equal. */
function asTyped(value: JsonValue, { valueType, enumType }: PropertyInfo, context: CheckContext): Outcome<JsonValue> {
	if (value === JSON_NULL) return success(value);
	if (valueType === "Instance") return success(referencePath(value, context));
	const expected = enumType === undefined ? valueType : `Enum.${enumType}`;
	return coerceValue(value, expected, { enumItems: (name) => context.scene.enumItems(name) });
}

function referencePath(value: JsonValue, context: CheckContext): JsonValue {
	const path = typeIs(value, "string") ? value : (value as { readonly path?: JsonValue }).path;
	const canonical = typeIs(path, "string") ? normalisePath(path, context) : undefined;
	return canonical?.ok === true ? canonical.value : value;
}

function unknownProperty(
	className: string,
	property: string,
	known: ReadonlyMap<string, PropertyInfo> | undefined,
): string {
	const names = new Array<string>();
	known?.forEach((_, name) => names.push(name));
	const hint = suggestName(property, names);
	return `${className} has no property ${property}${hint !== "" ? hint : "; for an attribute use attribute_equals."}`;
}
