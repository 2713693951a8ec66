import type { JsonObject, JsonValue } from "../../core/json";
import { isJsonArray, isJsonObject, sortedKeys } from "../../core/json-kind";
import { printValue } from "../../core/values/print-value";

/** Numbers of instances are single precision: they count as equal within this share of the larger, or absolutely near 0. */
const TOLERANCE = 1e-4;

/** Compares two wire values of the same type, as a person would: floats within single precision, colours as they are shown. */
export function isSameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
	if (typeIs(a, "number") && typeIs(b, "number")) return isSameNumber(a, b);
	if (isJsonArray(a) && isJsonArray(b))
		return a.size() === b.size() && a.every((value, index) => isSameValue(value, b[index]));
	if (isJsonObject(a) && isJsonObject(b)) return isSameColor(a, b) || isSameObject(a, b);
	return a === b;
}

function isSameNumber(a: number, b: number): boolean {
	return a === b || math.abs(a - b) <= TOLERANCE * math.max(1, math.abs(a), math.abs(b));
}

/** Parts keep colours in steps of 1/255, so the numbers can differ where the colour does not. */
function isSameColor(a: JsonObject, b: JsonObject): boolean {
	return a.__t === "Color3" && b.__t === "Color3" && printValue(a) === printValue(b);
}

function isSameObject(a: JsonObject, b: JsonObject): boolean {
	const keys = sortedKeys(a);
	return keys.size() === sortedKeys(b).size() && keys.every((key) => isSameValue(a[key], b[key]));
}
