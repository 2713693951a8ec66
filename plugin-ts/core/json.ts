/**
 * JSON as it exists in Luau: null is absent, objects are string-keyed tables, arrays are sequences.
 * An empty table can be either; encoders decide by the schema they write for.
 */
export type JsonValue = string | number | boolean | readonly JsonValue[] | JsonObject;

export interface JsonObject {
	readonly [key: string]: JsonValue | undefined;
}
