import type { JsonObject, JsonValue } from "../core/json";
import { isJsonObject, JSON_NULL } from "../core/json-kind";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { resolvePath } from "./instance-paths";
import { fromEngine } from "./value-adapter/from-engine";
import { toEngine } from "./value-adapter/to-engine";

/** An engine value as it goes over the wire; undefined for a type that has no wire form. A reference to nothing is null. */
export function toWire(value: unknown, pathOf: (instance: Instance) => string | undefined): JsonValue | undefined {
	if (value === undefined) return JSON_NULL;
	if (!typeIs(value, "Instance")) return fromEngine(value);
	const path = pathOf(value);
	return path === undefined ? JSON_NULL : { __t: "Instance", path };
}

/** The engine value behind a wire value. A reference is looked up now; null is nil. */
export function toEngineValue(value: JsonValue): Outcome<unknown> {
	if (value === JSON_NULL) return success(undefined);
	return isReference(value) ? resolveReference(value) : toEngine(value);
}

/** Whether a wire value names an instance, which may have to exist first. */
export function isReference(value: JsonValue): value is JsonObject {
	return isJsonObject(value) && value.__t === "Instance";
}

function resolveReference(value: JsonObject): Outcome<unknown> {
	const { path } = value;
	if (path === undefined || path === JSON_NULL || path === "") return success(undefined);
	return typeIs(path, "string")
		? resolvePath(path)
		: failure(`A reference needs a path, as in {"__t":"Instance","path":"game.Workspace.Part"}.`);
}
