import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";

const MAX_BYTES = 100;

/** Names of new and renamed instances: not empty, at most 100 bytes, no control characters. */
export function checkNewName(name: string): Outcome<string> {
	if (string.match(name, "^%s*$")[0] !== undefined)
		return failure("The new name is empty. Give it a name of letters, digits and underscores.");
	if (name.size() > MAX_BYTES)
		return failure(`The new name has ${name.size()} bytes; at most ${MAX_BYTES} are allowed. Shorten it.`);
	if (string.find(name, "%c")[0] !== undefined)
		return failure("The new name holds control characters. Use letters, digits and underscores.");
	return success(name);
}

/** A sentence for the user when a name will need quotes in every path and script; undefined for a plain name. */
export function nameWarning(name: string): string | undefined {
	if (string.find(name, "^[%a_][%w_]*$")[0] !== undefined) return undefined;
	return `"${name}" is not a plain name: scripts must write it as ["${name}"].`;
}
