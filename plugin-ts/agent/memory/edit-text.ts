import { fence } from "../safety/fence";
import type { UserEdited } from "./notice-edits";

const MOST_SHOWN = 20;

/** Code is data, whoever wrote it. */
function quoted(head: string, lines: readonly string[]): readonly string[] {
	if (lines.isEmpty()) return [];
	const shown = lines.filter((_, index) => index < MOST_SHOWN);
	const more = lines.size() > MOST_SHOWN ? [`… ${lines.size() - MOST_SHOWN} more`] : [];
	return [head, fence("data", [...shown, ...more].join("\n"))];
}

/** What the model is told of a user's edit. */
export function editText({ path, lines, removed, isKnown, when }: UserEdited): string {
	const since = when === "earlier" ? "since an earlier task wrote it" : "since you last saw it";
	if (!isKnown) return `${path} was changed by somebody else ${since}. Read it again before you change it.`;
	return [
		`The user edited ${path} ${since}. That is on purpose: keep it and build on it.`,
		...quoted(
			"Lines that are the user's now:",
			lines.map(({ line, text }) => `${line}| ${text}`),
		),
		...quoted("Lines the user took out; do not put them back:", removed),
	].join("\n");
}
