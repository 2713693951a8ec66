import type { RandomText } from "./random-text.ts";

/** A change to a script as a model would mean it: these lines become those. */
export interface Hunk {
	readonly source: readonly string[];
	/** Zero-based first line. */
	readonly start: number;
	readonly oldLines: readonly string[];
	readonly newLines: readonly string[];
	readonly isTerminated: boolean;
}

/** What is handed to the plugin, and the only text it may answer with (`undefined`: it has to refuse). */
export interface PatchCase {
	readonly source: string;
	readonly find: string;
	readonly replace: string;
	readonly expected: string | undefined;
	/** Applying is an obligation, not only a possibility: the quote leads to one place whichever way it is read. */
	readonly mustApply: boolean;
	/** What of a line counts when the result is compared; all of it by default. */
	readonly compareBy?: (line: string) => string;
}

const MAX_LINES = 8;

/** Picks a few lines of a script and edits them the way commits do: changed, added, nested and removed lines, with context. */
export function createHunk(source: string, random: RandomText): Hunk {
	const isTerminated = source.endsWith("\n");
	const lines = (isTerminated ? source.slice(0, -1) : source).split("\n");
	const count = 1 + random.below(MAX_LINES);
	let start = random.below(Math.max(1, lines.length - count));
	while (start > 0 && lines.slice(start, start + count).every(isBlank)) start--;
	const oldLines = lines.slice(start, start + count);
	return { source: lines, start, oldLines, newLines: editLines(oldLines, random), isTerminated };
}

function editLines(lines: readonly string[], random: RandomText): string[] {
	const edited = lines.map((line) => [line]);
	for (let edit = 0; edit <= random.below(3); edit++) {
		const at = random.below(lines.length);
		edited[at] = editLine(lines[at] ?? "", random, lines.length > 1);
	}
	const result = edited.flat();
	return result.length === 0 || result.join("\n") === lines.join("\n")
		? [...lines, `${indentOf(lines[0] ?? "")}local added = true`]
		: result;
}

function editLine(line: string, random: RandomText, mayRemove: boolean): string[] {
	const indent = indentOf(line);
	const name = `value${random.below(1000)}`;
	const kind = random.below(5);
	if (kind === 0 && mayRemove) return [];
	if (kind === 1) return [`${indent}local ${name} = ${random.below(100)}`, line];
	if (kind === 2) return [`${indent}if ${name} then`, `${indent}\treturn ${name}`, `${indent}end`, "", line];
	if (isBlank(line)) return [line];
	return [kind === 3 ? `${indent}${name} = ${name} + ${random.below(100)}` : `${line} -- ${name}`];
}

export function isBlank(line: string): boolean {
	return line.trim() === "";
}

export function indentOf(line: string): string {
	return /^\s*/.exec(line)?.[0] ?? "";
}

/** The script as the hunk leaves it. */
export function applyHunk(hunk: Hunk, newLines: readonly string[] = hunk.newLines): string {
	const { source, start, oldLines } = hunk;
	return joinScript(hunk, [...source.slice(0, start), ...newLines, ...source.slice(start + oldLines.length)]);
}

export function joinScript(hunk: Hunk, lines: readonly string[]): string {
	return lines.join("\n") + (hunk.isTerminated ? "\n" : "");
}

/** How often the lines stand in the script when compared by `key`. */
export function countPlaces(
	source: readonly string[],
	lines: readonly string[],
	key: (line: string) => string,
): number {
	const keys = source.map(key);
	const wanted = lines.map(key);
	return keys.filter((_, at) => wanted.every((line, offset) => keys[at + offset] === line)).length;
}

/** How often a text stands in another, overlaps included. */
export function countText(text: string, part: string): number {
	let count = 0;
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
	return count;
}
