import type { JsonValue } from "../json";
import { isJsonObject } from "../json-kind";
import type { Outcome } from "../outcome";
import { success } from "../outcome";
import { memberOf } from "./components";
import { coerceEnumItem } from "./enum-item";
import type { TypedObject } from "./typed-value";
import type { CoerceContext, ValueCodec } from "./value-codec";
import { notA } from "./value-codec";

export const fontCodec: ValueCodec = {
	type: "Font",
	expects:
		'a Font, as in {"family": "rbxasset://fonts/families/GothamSSm.json", "weight": "Bold", "style": "Italic"} or a family name',
	coerce: (input, context) => {
		const family = isJsonObject(input) ? memberOf(input, "family") : input;
		if (!typeIs(family, "string") || family === "") return notA(fontCodec, input);
		const weight = optionalItem(
			isJsonObject(input) ? memberOf(input, "weight") : undefined,
			"FontWeight",
			"Regular",
			context,
		);
		if (!weight.ok) return weight;
		const style = optionalItem(
			isJsonObject(input) ? memberOf(input, "style") : undefined,
			"FontStyle",
			"Normal",
			context,
		);
		if (!style.ok) return style;
		return success({
			__t: "Font",
			family: familyUrl(family),
			weight: weight.value,
			style: style.value,
		} satisfies TypedObject);
	},
	print: (value) => `Font(${familyName(tostring(value.family))}, ${tostring(value.weight)}, ${tostring(value.style)})`,
};

function optionalItem(
	input: JsonValue | undefined,
	enumType: string,
	otherwise: string,
	context: CoerceContext,
): Outcome<string> {
	if (input === undefined) return success(otherwise);
	const item = coerceEnumItem(input, enumType, context);
	return item.ok ? success(tostring(item.value.name)) : item;
}

const FAMILY_FOLDER = "rbxasset://fonts/families/";

/** A bare name is a family that comes with Studio. */
function familyUrl(family: string): string {
	return string.find(family, "^[%w ]+$")[0] === undefined
		? family
		: `${FAMILY_FOLDER}${string.gsub(family, " ", "")[0]}.json`;
}

function familyName(url: string): string {
	return (string.match(url, "([^/]+)%.json$")[0] as string | undefined) ?? url;
}
