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

export function sortedKeys(object: JsonObject): string[] {
	const keys = new Array<string>();
	for (const [key] of pairs(object as { readonly [key: string]: defined })) keys.push(tostring(key));
	return keys.sort((a, b) => a < b);
}

/** For tables of either kind. */
export function isEmptyTable(value: JsonObject): boolean {
	const [first] = next(value as { readonly [key: string]: defined });
	return first === undefined;
}
