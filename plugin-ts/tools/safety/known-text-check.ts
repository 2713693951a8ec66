import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { ScriptText } from "../../core/ports/scripts";
import type { Patch, PatchReport } from "../../text/patch";
import type { ToolContext } from "../tool";
import { checkReadFirst } from "./read-first-check";

/**
 * A patch proves by its `find` that the model knows the text, if that occurs exactly and once. A looser match, or changing
 * every place, counts only on top of a fresh read, so that an edit to a script never seen cannot hit by luck.
 */
export function checkKnownText(
	target: ScriptText,
	patches: readonly Patch[],
	report: PatchReport,
	context: ToolContext,
): Outcome<true> {
	const unproven = report.results.find(
		({ index, tier }) => (tier !== "exact" && tier !== "eol") || patches[index]?.all === true,
	);
	if (unproven === undefined) return success(true);
	const read = checkReadFirst(target, context);
	if (read.ok) return read;
	return failure(`Patch ${unproven.index + 1} does not name one exact place. ${read.error}`);
}
