import { trim } from "../../core/trim";
import { normalizeEol, splitRecords } from "../../text/lines";
import type { OwnLines } from "./own-lines";
import type { UserLine } from "./user-change";

/** What of the user's part a new text would undo. */
export interface Reverted {
	/** Lines of the user that would go, with their numbers in the present text. */
	readonly lost: readonly UserLine[];
	/** Lines the user took out that would come back, with their numbers in the new text. */
	readonly restored: readonly UserLine[];
}

/** Compares by lines without their indentation: moving a line or indenting it anew undoes nothing. */
export function revertedLines(before: string, after: string, own: OwnLines): Reverted {
	return { lost: surplus(before, after, own.kept), restored: surplus(after, before, own.removed) };
}

/** Lines of `list` that occur more often in `text` than in `other`, as often as that. */
function surplus(text: string, other: string, list: readonly string[]): readonly UserLine[] {
	const found = new Array<UserLine>();
	if (list.isEmpty()) return found;
	const counts = new Map<string, number>();
	for (const line of trimmedLines(other)) counts.set(line, (counts.get(line) ?? 0) + 1);
	trimmedLines(text).forEach((line, index) => {
		if (!list.includes(line)) return;
		const left = counts.get(line) ?? 0;
		counts.set(line, left - 1);
		if (left <= 0) found.push({ line: index + 1, text: line });
	});
	return found;
}

function trimmedLines(text: string): readonly string[] {
	return splitRecords(normalizeEol(text)).lines.map(trim);
}
