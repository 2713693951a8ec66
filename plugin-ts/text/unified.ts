import type { DiffOptions } from "./diff";
import { diffLines } from "./diff";
import type { Hunk } from "./hunks";
import { changesOf, groupHunks } from "./hunks";
import { splitRecords } from "./lines";

const NO_FINAL_BREAK = "\\ No newline at end of file";

interface Side {
	readonly lines: readonly string[];
	readonly isTerminated: boolean;
}

/**
 * The change in unified format, as `patch -p0` applies it to the file `path`: header, hunks with `context` lines around them, and a
 * marker where a final line break is missing. Equal texts give `""`.
 */
export function unifiedDiff(path: string, before: string, after: string, context = 3, options?: DiffOptions): string {
	const oldSide = splitRecords(before);
	const newSide = splitRecords(after);
	const changes = changesOf(diffLines(before, after, options));
	if (changes.size() === 0) return "";
	// A tab ends a name with spaces in it, which `patch` would otherwise cut at the first space.
	const [space] = string.find(path, " ", 1, true);
	const name = space === undefined ? path : `${path}\t`;
	const output = [`--- ${name}`, `+++ ${name}`];
	for (const hunk of groupHunks(changes, oldSide.lines.size(), context)) writeHunk(output, hunk, oldSide, newSide);
	return `${output.join("\n")}\n`;
}

function writeHunk(output: string[], hunk: Hunk, oldSide: Side, newSide: Side): void {
	const oldRange = formatRange(hunk.oldStart, hunk.oldCount);
	const newRange = formatRange(hunk.newStart, hunk.newCount);
	output.push(`@@ -${oldRange} +${newRange} @@`);
	let oldAt = hunk.oldStart;
	for (const change of hunk.changes) {
		writeLines(output, " ", oldSide, oldAt, change.oldStart);
		writeLines(output, "-", oldSide, change.oldStart, change.oldStart + change.oldCount);
		writeLines(output, "+", newSide, change.newStart, change.newStart + change.newCount);
		oldAt = change.oldStart + change.oldCount;
	}
	writeLines(output, " ", oldSide, oldAt, hunk.oldStart + hunk.oldCount);
}

function writeLines(output: string[], prefix: string, side: Side, from: number, to: number): void {
	for (let at = from; at < to; at++) {
		output.push(prefix + side.lines[at]!);
		if (at === side.lines.size() - 1 && !side.isTerminated) output.push(NO_FINAL_BREAK);
	}
}

/** Ranges count lines from 1, except that an empty range names the line before it. */
function formatRange(start: number, count: number): string {
	if (count === 1) return tostring(start + 1);
	return count === 0 ? `${start},0` : `${start + 1},${count}`;
}
