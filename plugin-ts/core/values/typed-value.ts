import type { JsonObject, JsonValue } from "../json";
import { isJsonObject } from "../json-kind";

/**
 * A Roblox value on the wire. Strings, numbers and booleans are themselves; everything else is an object whose `__t` names
 * its type. JSON null stands for no value (an empty reference, default physical properties).
 */
export type TypedValue = string | number | boolean | TypedObject;

export interface TypedObject extends JsonObject {
	readonly __t: string;
}

export function isTypedObject(value: JsonValue | undefined): value is TypedObject {
	return isJsonObject(value) && typeIs(value.__t, "string");
}
