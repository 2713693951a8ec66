import type { JsonObject, JsonValue } from "../core/json";
import { EMPTY_OBJECT, isJsonArray, isJsonObject } from "../core/json-kind";

/** The object with only the allowed fields; all of them without a list. */
export function pickFields(object: JsonObject, allowed: ReadonlySet<string> | undefined): JsonObject {
	if (allowed === undefined) return object;
	const picked: { [key: string]: JsonValue } = {};
	for (const [key, value] of pairs(object as { readonly [key: string]: JsonValue })) {
		if (allowed.has(tostring(key))) picked[tostring(key)] = value;
	}
	return picked;
}

/** A JSON schema with only the allowed keywords, at every depth; names of properties are no keywords. */
export function pickKeywords(schema: JsonObject, allowed: ReadonlySet<string>): JsonObject {
	const picked: { [key: string]: JsonValue } = {};
	for (const [name, value] of pairs(pickFields(schema, allowed) as { readonly [key: string]: JsonValue })) {
		const key = tostring(name);
		picked[key] =
			key === "properties" && isJsonObject(value) ? eachProperty(value, allowed) : pickInside(key, value, allowed);
	}
	return next(picked)[0] === undefined ? EMPTY_OBJECT : picked;
}

function eachProperty(properties: JsonObject, allowed: ReadonlySet<string>): JsonObject {
	const picked: { [key: string]: JsonValue } = {};
	for (const [name, value] of pairs(properties as { readonly [key: string]: JsonValue })) {
		picked[tostring(name)] = isJsonObject(value) ? pickKeywords(value, allowed) : value;
	}
	return next(picked)[0] === undefined ? EMPTY_OBJECT : picked;
}

function pickInside(key: string, value: JsonValue, allowed: ReadonlySet<string>): JsonValue {
	if (key === "items" && isJsonObject(value)) return pickKeywords(value, allowed);
	if (key !== "anyOf" || !isJsonArray(value)) return value;
	return value.map((choice) => (isJsonObject(choice) ? pickKeywords(choice, allowed) : choice));
}
