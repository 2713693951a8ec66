import type { Outcome } from "../../core/outcome";
import type { ScriptText } from "../../core/ports/scripts";
import type { ToolContext } from "../tool";
import { checkWasRead } from "./anti-destruction";
import { checkFresh } from "./error-predictor";

/**
 * An edit by position needs a script that was read in this task, recently, and that nobody changed since. Otherwise the
 * edit would land in text the model never saw.
 */
export function checkReadFirst(
	target: ScriptText,
	context: Pick<ToolContext, "reads" | "now" | "settings">,
): Outcome<true> {
	const read = checkWasRead(target.path, context);
	return read.ok ? checkFresh(target, context) : read;
}
