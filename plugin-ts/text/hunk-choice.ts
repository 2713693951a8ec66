import type { DiffOptions } from "./diff";
import { diffLines } from "./diff";
import type { Change, Hunk } from "./hunks";
import { changesOf, groupHunks } from "./hunks";
import { splitRecords } from "./lines";

/** The hunks of a change as a review shows them; their order is what `acceptHunks` refers to. */
export function reviewHunks(before: string, after: string, context = 3, options?: DiffOptions): Hunk[] {
	return groupHunks(changesOf(diffLines(before, after, options)), splitRecords(before).lines.size(), context);
}

/**
 * The old text with the accepted hunks applied: all of them give `after`, none gives `before`. `context` has to be that of the review, as
 * it decides which changes share a hunk.
 */
export function acceptHunks(
	before: string,
	after: string,
	accepted: readonly boolean[],
	context = 3,
	options?: DiffOptions,
): string {
	const changes: Change[] = [];
	reviewHunks(before, after, context, options).forEach((hunk, at) => {
		if (accepted[at] === true) for (const change of hunk.changes) changes.push(change);
	});
	return applyChanges(before, after, changes);
}

function applyChanges(before: string, after: string, changes: readonly Change[]): string {
	const oldLines = linesWithBreaks(before);
	const newLines = linesWithBreaks(after);
	const pieces: string[] = [];
	let at = 0;
	for (const change of changes) {
		copy(pieces, oldLines, at, change.oldStart);
		copy(pieces, newLines, change.newStart, change.newStart + change.newCount);
		at = change.oldStart + change.oldCount;
	}
	copy(pieces, oldLines, at, oldLines.size());
	return pieces.join("");
}

function linesWithBreaks(text: string): string[] {
	const { lines, isTerminated } = splitRecords(text);
	return lines.map((line, at) => (at === lines.size() - 1 && !isTerminated ? line : `${line}\n`));
}

function copy(pieces: string[], lines: readonly string[], from: number, to: number): void {
	for (let at = from; at < to; at++) pieces.push(lines[at]!);
}
