import type { JsonValue } from "../../core/json";
import { shortestFloat, wireNumber } from "../../core/values/wire-number";
import { engineCodecFor } from "./engine-codecs";

/**
 * The wire form of an engine value, undefined for a type that has none (and for instances, whose paths the scene knows).
 * Components, and numbers that are 32-bit floats, come with the fewest digits that name the same float.
 */
export function fromEngine(value: unknown): JsonValue | undefined {
	if (typeIs(value, "string") || typeIs(value, "boolean")) return value;
	if (typeIs(value, "number")) return plainNumber(value);
	return engineCodecFor(typeOf(value))?.fromEngine(value as never);
}

function plainNumber(value: number): JsonValue {
	const wire = wireNumber(shortestFloat(value));
	return typeIs(wire, "number") ? wire : { __t: "number", value: wire };
}
