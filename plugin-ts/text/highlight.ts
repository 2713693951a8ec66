import type { InternedLines } from "./interned-lines";
import { LineInterner } from "./interned-lines";
import { MyersDiff } from "./myers";
import { WorkMeter } from "./pause";
import { tokensOf } from "./tokens";
import { isBlank } from "./trim";

/** A piece of a line; the pieces of a line joined are the line. */
export interface HighlightSegment {
	readonly text: string;
	readonly isChanged: boolean;
}

export interface HighlightedPair {
	readonly old: readonly HighlightSegment[];
	readonly new: readonly HighlightSegment[];
}

/** A line with more tokens than this is shown as changed throughout. */
const MAX_TOKENS = 400;
/** Lines that share less than this part of their text are different lines, not one changed line. */
const MIN_SHARED = 0.3;

/** What differs between an old line and the new line in its place, by words. Lines with little in common are marked throughout. */
export function highlightPair(oldLine: string, newLine: string): HighlightedPair {
	const interner = new LineInterner(new WorkMeter(undefined));
	const before = interner.internLines(tokensOf(oldLine));
	const after = interner.internLines(tokensOf(newLine));
	if (before.ids.size() > MAX_TOKENS || after.ids.size() > MAX_TOKENS) return throughout(oldLine, newLine);
	const diff = new MyersDiff(before.ids, after.ids, { meter: new WorkMeter(undefined) });
	const shared = inkOf(before, diff.deleted);
	if (shared < MIN_SHARED * math.max(inkOf(before), inkOf(after))) return throughout(oldLine, newLine);
	return { old: segmentsOf(before, diff.deleted), new: segmentsOf(after, diff.inserted) };
}

/**
 * Highlights for a change of several lines: the first old line is set against the first new line and so on; lines without a counterpart
 * are marked throughout.
 */
export function highlightChange(oldLines: readonly string[], newLines: readonly string[]): HighlightedPair[] {
	const highlighted: HighlightedPair[] = [];
	for (let at = 0; at < math.max(oldLines.size(), newLines.size()); at++) {
		highlighted.push(highlightPair(oldLines[at] ?? "", newLines[at] ?? ""));
	}
	return highlighted;
}

function throughout(oldLine: string, newLine: string): HighlightedPair {
	const whole = (text: string) => (text === "" ? [] : [{ text, isChanged: oldLine !== newLine }]);
	return { old: whole(oldLine), new: whole(newLine) };
}

/** Length of the tokens that are not white space, of all or of those that are not marked. */
function inkOf(line: InternedLines, marks?: readonly boolean[]): number {
	let ink = 0;
	for (let at = 0; at < line.lines.size(); at++) {
		if (marks?.[at] !== true && !isBlank(line.lines[at]!)) ink += line.lines[at]!.size();
	}
	return ink;
}

function segmentsOf(line: InternedLines, marks: readonly boolean[]): HighlightSegment[] {
	const segments: HighlightSegment[] = [];
	let text = "";
	for (let at = 0; at < line.lines.size(); at++) {
		text += line.lines[at]!;
		if (at === line.lines.size() - 1 || marks[at + 1] !== marks[at]) {
			segments.push({ text, isChanged: marks[at]! });
			text = "";
		}
	}
	return segments;
}
