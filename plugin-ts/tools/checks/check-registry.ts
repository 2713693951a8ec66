import type { JsonObject, JsonValue } from "../../core/json";
import { sortedKeys } from "../../core/json-kind";
import { printJson } from "../../core/json-print";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { suggestName } from "../../core/values/nearest";
import { validate } from "../../model/schema";
import { attributeEquals } from "./attribute-equals";
import type { CheckContext, CheckType, CheckVerdict } from "./check-type";
import { fails } from "./check-type";
import { instanceCount } from "./instance-count";
import { instanceExists } from "./instance-exists";
import { propertyEquals } from "./property-equals";
import { scriptCompiles } from "./script-compiles";
import { scriptContains } from "./script-contains";
import { scriptExists } from "./script-exists";
import { serviceHasChild } from "./service-has-child";

/** Every kind of check, in the order they are named to the model. */
export const CHECK_TYPES: readonly CheckType[] = [
	instanceExists,
	instanceCount,
	propertyEquals,
	attributeEquals,
	serviceHasChild,
	scriptExists,
	scriptContains,
	scriptCompiles,
];

const NEEDS_PLAY_SESSION = "no_new_errors_in_playtest";

/**
 * Reads a check somebody wrote. Fails with what is missing or wrong and how to mend it, so that a check never fails later
 * for its form.
 */
export function parseCheck(given: JsonObject): Outcome<JsonObject> {
	const found = findType(given.type);
	if (!found.ok) return found;
	const args = validate(found.value.parameters, membersOf(given));
	if (!args.ok) return failure(`the check ${found.value.type}: ${args.error}`);
	return success({ ...(args.value as JsonObject), type: found.value.type });
}

/** Looks whether a check holds in the place as it is now. A check that cannot be evaluated does not hold, and says why. */
export function evaluateCheck(check: JsonObject, context: CheckContext): CheckVerdict {
	const found = findType(check.type);
	if (!found.ok) return fails(found.error);
	const args = validate(found.value.parameters, membersOf(check));
	return args.ok ? found.value.evaluate(args.value, context) : fails(args.error);
}

/** A check in one line for people: `instance_exists path=game.Workspace.Grid`. */
export function describeCheck(check: JsonObject): string {
	const members = membersOf(check);
	const parts = sortedKeys(members).map((key) => `${key}=${shortJson(members[key]!)}`);
	return [tostring(check.type), ...parts].join(" ");
}

function findType(checkType: JsonValue | undefined): Outcome<CheckType> {
	if (checkType === NEEDS_PLAY_SESSION)
		return failure(
			`${NEEDS_PLAY_SESSION} is not available: there is no play session here. Use a check of the place instead, such as script_compiles, or leave the check out.`,
		);
	const found = CHECK_TYPES.find((candidate) => candidate.type === checkType);
	if (found !== undefined) return success(found);
	const names = CHECK_TYPES.map((candidate) => candidate.type);
	const hint = typeIs(checkType, "string") ? suggestName(checkType, names) : "";
	return failure(
		`the check type ${tostring(checkType)} does not exist${hint !== "" ? hint : `; known: ${names.join(", ")}.`}`,
	);
}

function membersOf(check: JsonObject): { readonly [key: string]: JsonValue } {
	const members: { [key: string]: JsonValue } = {};
	for (const key of sortedKeys(check)) {
		const value = check[key];
		if (key !== "type" && value !== undefined) members[key] = value;
	}
	return members;
}

function shortJson(value: JsonValue): string {
	return typeIs(value, "string") ? value : printJson(value);
}
