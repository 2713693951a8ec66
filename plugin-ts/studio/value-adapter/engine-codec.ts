import type { JsonValue } from "../../core/json";
import type { TypedObject } from "../../core/values/typed-value";
import { readNumber, shortestFloat, wireNumber } from "../../core/values/wire-number";

/** How one engine type and its wire form become each other. */
export interface EngineCodec {
	/** The wire form's `__t`. */
	readonly type: string;
	/** The engine value of a checked wire value. May throw what the engine throws. */
	readonly toEngine: (value: TypedObject) => unknown;
	/** The wire form of a value whose `typeof` is `type`; undefined when it has none. */
	readonly fromEngine: (value: never) => TypedObject | undefined;
}

/** A component from the wire. The value was checked before, so anything else is 0. */
export function numberOf(value: JsonValue | undefined): number {
	return readNumber(value) ?? 0;
}

/** A component for the wire: the shortest number that is the same 32-bit float. */
export function floatOf(value: number): JsonValue {
	return wireNumber(shortestFloat(value));
}
