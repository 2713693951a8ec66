import type { JsonObject, JsonValue } from "../../core/json";
import { sortedKeys } from "../../core/json-kind";

/** The engine keeps many numbers with 24 bits only. */
const TOLERANCE = 1e-5;

/** Whether a value read back from the place is the one that was written, rounding of the engine allowed. */
export function isSameValue(found: JsonValue | undefined, wanted: JsonValue | undefined): boolean {
	if (typeIs(found, "number") && typeIs(wanted, "number"))
		return found === wanted || math.abs(found - wanted) <= TOLERANCE * math.max(1, math.abs(wanted));
	if (!typeIs(found, "table") || !typeIs(wanted, "table")) return found === wanted;
	const left = found as JsonObject;
	const right = wanted as JsonObject;
	const keys = sortedKeys(left);
	return (
		keys.size() === sortedKeys(right).size() &&
		keys.every((key) => isSameValue(memberOf(left, key), memberOf(right, key)))
	);
}

/** Keys come as text, those of a list too. */
function memberOf(holder: JsonObject, key: string): JsonValue | undefined {
	const index = tonumber(key);
	const named = holder[key];
	if (named !== undefined || index === undefined) return named;
	return (holder as unknown as ReadonlyMap<number, JsonValue>).get(index);
}
