import type { JsonValue } from "../json";
import { JSON_NULL } from "../json-kind";
import { printJson } from "../json-print";
import { codecFor } from "./codecs";
import { isTypedObject } from "./typed-value";
import { shortNumber } from "./wire-number";

/** A wire value in a short form for cards and diffs: `Vector3(4, 1, 4)`, `#ff8800`, `Material.Plastic`; texts are as they are. */
export function printValue(value: JsonValue): string {
	if (typeIs(value, "string")) return value;
	if (typeIs(value, "number")) return shortNumber(value);
	if (value === JSON_NULL) return "none";
	if (!isTypedObject(value)) return printJson(value);
	if (value.__t === "EnumItem") return `${tostring(value.enumType ?? value.enum)}.${tostring(value.name)}`;
	return codecFor(value.__t)?.print?.(value) ?? printJson(value);
}
