import type { Outcome } from "../../core/outcome";
import { refusal, success } from "../../core/outcome";
import type { ChangeSummary } from "../../text/change-summary";
import type { ToolContext } from "../tool";

/** Refuses to change a script that was never read in this task: the model would overwrite what it has not seen. */
export function checkWasRead(
	path: string,
	{ reads, settings }: Pick<ToolContext, "reads" | "settings">,
): Outcome<true> {
	if (!settings.useAntiDestruction || reads.has(path)) return success(true);
	return refusal("anti_destruction", `${path} was not read in this task. Call read_script first, then edit it.`);
}

/** A sentence with a sample of what goes when a change removes many lines; undefined for few. */
export function removalWarning(change: ChangeSummary, { settings }: Pick<ToolContext, "settings">): string | undefined {
	const { removed, removedSample } = change;
	if (!settings.useAntiDestruction || removedSample.isEmpty()) return undefined;
	const sample = removedSample.map(({ line, text }) => `${line}| ${text}`);
	return `Removes ${removed} lines, among them:\n${sample.join("\n")}`;
}
