import type { Outcome } from "../../core/outcome";
import { success } from "../../core/outcome";
import { checkNoForbidden } from "./forbidden-check";
import { checkNoPlaceholders } from "./placeholder-check";
import { checkParses } from "./syntax-check";

/**
 * Everything a text must pass before it is shown as a script's new text. `before` is absent for a new script. The result
 * is the list of sentences the user must see.
 */
export function checkScriptText(path: string, before: string | undefined, after: string): Outcome<readonly string[]> {
	const placeholders = checkNoPlaceholders(path, before ?? "", after);
	if (!placeholders.ok) return placeholders;
	const forbidden = checkNoForbidden(path, before ?? "", after);
	if (!forbidden.ok) return forbidden;
	const parses = checkParses(path, before, after);
	if (!parses.ok) return parses;
	return success(parses.value === undefined ? [] : [parses.value]);
}
