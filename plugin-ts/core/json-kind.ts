import type { JsonObject, JsonValue } from "./json";

/**
 * Stands for JSON null where a position or a field must survive: an array element, or `content: null` in a message that
 * is echoed. Compared by identity; the JSON printer writes `null` for it.
 */
export const JSON_NULL: JsonObject = table.freeze({});

/** Stands for `{}`: any other empty table prints as `[]`, because Luau cannot tell the two apart. Compared by identity. */
export const EMPTY_OBJECT: JsonObject = table.freeze({});

/** An empty table counts as an array and as an object, except for the two sentinels above. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
	if (!typeIs(value, "table") || value === JSON_NULL || value === EMPTY_OBJECT) return false;
	return (value as readonly JsonValue[]).size() > 0 || isEmptyTable(value as JsonObject);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
	if (!typeIs(value, "table") || value === JSON_NULL) return false;
	return (value as readonly JsonValue[]).size() === 0;
}

/** What a value is, in words for an error message: `the text "Door"`, `3`, `an array of 2`, `null`. */
export function describeJson(value: JsonValue | undefined): string {
	if (value === undefined || value === JSON_NULL) return "null";
	if (typeIs(value, "string")) return describeText(value);
	if (!typeIs(value, "table")) return tostring(value);
	if (isEmptyTable(value as JsonObject)) return value === EMPTY_OBJECT ? "{}" : "an empty array or object";
	if (isJsonArray(value)) return `an array of ${value.size()}`;
	return `an object with ${sortedKeys(value as JsonObject)
		.filter((_, index) => index < 4)
		.map((key) => `"${key}"`)
		.join(", ")}`;
}

export function sortedKeys(object: JsonObject): string[] {
	const keys = new Array<string>();
	for (const [key] of pairs(object as { readonly [key: string]: defined })) keys.push(tostring(key));
	return keys.sort((a, b) => a < b);
}

function isEmptyTable(value: JsonObject): boolean {
	const [first] = next(value as { readonly [key: string]: defined });
	return first === undefined;
}

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
