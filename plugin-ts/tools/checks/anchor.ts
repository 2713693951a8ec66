import type { JsonObject } from "../../core/json";
import type { Outcome } from "../../core/outcome";
import { failure } from "../../core/outcome";
import { suggestName } from "../../core/values/nearest";
import { parseCheck } from "./check-registry";

/** The checks that can hold a note to the place: cheap to look at, and true or false at any time. */
const ANCHOR_TYPES = ["instance_exists", "service_has_child", "script_exists", "script_contains"];

/** Reads the check that holds a note to the place. Fails with what is wrong and how to mend it. */
export function parseAnchor(given: JsonObject): Outcome<JsonObject> {
	const { type: kind } = given;
	if (typeIs(kind, "string") && ANCHOR_TYPES.includes(kind)) return parseCheck(given);
	const hint = typeIs(kind, "string") ? suggestName(kind, ANCHOR_TYPES) : "";
	return failure(
		`an anchor is {"type": …} with one of ${ANCHOR_TYPES.join(", ")}, not ${tostring(kind)}${hint === "" ? "." : hint}`,
	);
}
