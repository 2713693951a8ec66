import type { JsonObject, JsonValue } from "./json";
import { isJsonArray, isJsonObject } from "./json-kind";

/** Readers for JSON from outside: the member when it has the wanted type, else undefined. */
export function textAt(object: JsonObject | undefined, key: string): string | undefined {
	const value = object?.[key];
	return typeIs(value, "string") ? value : undefined;
}

export function numberAt(object: JsonObject | undefined, key: string): number | undefined {
	const value = object?.[key];
	return typeIs(value, "number") ? value : undefined;
}

export function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
	const value = object?.[key];
	return isJsonObject(value) ? value : undefined;
}

/** Empty when the member is absent or no array. */
export function arrayAt(object: JsonObject | undefined, key: string): readonly JsonValue[] {
	const value = object?.[key];
	return isJsonArray(value) ? value : [];
}
