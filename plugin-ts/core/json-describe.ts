import type { JsonValue } from "./json";
import { isJsonArray, JSON_NULL, sortedKeys } from "./json-kind";
import { printJson } from "./json-print";

/** What a value is, in words for an error message: `"Door"`, `3`, `[1,2]`, `an array of 200`, `null`. */
export function describeJson(value: JsonValue | undefined): string {
	if (value === undefined || value === JSON_NULL) return "null";
	if (typeIs(value, "string")) return describeText(value);
	if (!typeIs(value, "table")) return tostring(value);
	const whole = printJson(value);
	if (whole.size() <= SHOWN_BYTES) return whole;
	if (isJsonArray(value)) return `an array of ${value.size()}`;
	const keys = sortedKeys(value).filter((_, index) => index < SHOWN_KEYS);
	return `an object with ${keys.map((key) => `"${key}"`).join(", ")}`;
}

const SHOWN_KEYS = 4;
const SHOWN_BYTES = 40;

function describeText(text: string): string {
	const [oneLine] = string.gsub(text, "%c", " ");
	if (oneLine.size() <= SHOWN_BYTES) return `"${oneLine}"`;
	let cut = SHOWN_BYTES;
	while (cut > 0 && isContinuation(oneLine, cut + 1)) cut -= 1;
	return `"${string.sub(oneLine, 1, cut)}…"`;
}

function isContinuation(text: string, position: number): boolean {
	const [byte] = string.byte(text, position);
	return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
