import { diffLines } from "../../text/diff";
import { normalizeEol, splitRecords } from "../../text/lines";

export interface UserLine {
	/** Line number in the user's text, from 1. */
	readonly line: number;
	readonly text: string;
}

/** What a user did to a script meanwhile. Empty lines and bare block ends say nothing and are left out. */
export interface UserChange {
	/** Lines that are the user's. */
	readonly lines: readonly UserLine[];
	/** Lines the user took out. */
	readonly removed: readonly string[];
}

const MOST_LINES = 200;

/** Words of a line that is the same in every script. */
const STRUCTURE = new ReadonlySet(["end", "else", "then", "do", "repeat", "return"]);

/** What is the user's in `after`, where `before` is the text as Vector last knew it. Line ends do not count. */
export function userChange(before: string, after: string): UserChange {
	const [old, current] = [normalizeEol(before), normalizeEol(after)];
	const oldLines = splitRecords(old).lines;
	const newLines = splitRecords(current).lines;
	const lines = new Array<UserLine>();
	const removed = new Array<string>();
	for (const { kind, oldStart, newStart, count } of diffLines(old, current)) {
		for (const offset of $range(0, count - 1)) {
			const text = kind === "delete" ? oldLines[oldStart + offset]! : newLines[newStart + offset]!;
			if (kind === "equal" || !isTelling(text)) continue;
			if (kind === "insert") lines.push({ line: newStart + offset + 1, text });
			else removed.push(text);
		}
	}
	const isKept = (_: unknown, index: number) => index < MOST_LINES;
	return { lines: lines.filter(isKept), removed: removed.filter(isKept) };
}

/** Whether a line is somebody's work, and not only the frame of a block. */
export function isTelling(line: string): boolean {
	for (const [word] of string.gmatch(line, "[%w_\x80-\xFF]+")) if (!STRUCTURE.has(tostring(word))) return true;
	return false;
}
