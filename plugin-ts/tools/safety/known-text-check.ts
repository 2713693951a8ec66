import type { Outcome } from "../../core/outcome";
import { success } from "../../core/outcome";
import type { ScriptText } from "../../core/ports/scripts";
import type { Patch, PatchReport } from "../../text/patch";
import type { ToolContext } from "../tool";
import { checkWasRead } from "./anti-destruction";
import { checkFresh } from "./error-predictor";

/**
 * A patch needs a script that was read in this task. Whether that read is still good is proven by its `find`, if that
 * occurs exactly and once; a looser match, or changing every place, needs a fresh read.
 */
export function checkKnownText(
	target: ScriptText,
	patches: readonly Patch[],
	report: PatchReport,
	context: ToolContext,
): Outcome<true> {
	const read = checkWasRead(target.path, context);
	if (!read.ok) return read;
	const unproven = report.results.find(
		({ index, tier }) => (tier !== "exact" && tier !== "eol") || patches[index]?.all === true,
	);
	if (unproven === undefined) return success(true);
	const fresh = checkFresh(target, context);
	if (fresh.ok) return fresh;
	return { ...fresh, error: `Patch ${unproven.index + 1} does not name one exact place. ${fresh.error}` };
}
