import type { Outcome } from "../../core/outcome";
import { success } from "../../core/outcome";
import type { ToolContext } from "../tool";
import type { ScriptTextChange } from "./script-text-change";
import { checkNoForbidden } from "./forbidden-check";
import { checkNoPlaceholders } from "./placeholder-check";
import { checkParses } from "./syntax-check";

type ValidatorContext = Pick<ToolContext, "settings" | "asked">;

/**
 * Everything a text must pass before it is shown as a script's new text: no placeholders, nothing forbidden unless the user
 * asked for it, and it parses, which includes that brackets and blocks balance. The result is the list of sentences the user
 * must see. Paths, classes and properties are checked where a tool resolves them, because nothing could be applied otherwise.
 */
export function validateScriptText(change: ScriptTextChange, context: ValidatorContext): Outcome<readonly string[]> {
	if (!context.settings.useOutputValidator) return success([]);
	const { path, before, after } = change;
	const placeholders = checkNoPlaceholders(path, before ?? "", after);
	if (!placeholders.ok) return placeholders;
	const forbidden = checkNoForbidden(change, context.asked);
	if (!forbidden.ok) return forbidden;
	const parses = checkParses(path, before, after);
	if (!parses.ok) return parses;
	return success(parses.value === undefined ? forbidden.value : [...forbidden.value, parses.value]);
}
