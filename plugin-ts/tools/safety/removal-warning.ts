import type { ChangeSummary } from "../../text/change-summary";

/** A sentence with a sample of what goes when a change removes more than ten lines; undefined for less. */
export function removalWarning(change: ChangeSummary): string | undefined {
	if (change.removedSample.isEmpty()) return undefined;
	const sample = change.removedSample.map(({ line, text }) => `${line}| ${text}`);
	return `Removes ${change.removed} lines, among them:\n${sample.join("\n")}`;
}
