import type { Patch } from "./patch-input";
import type { Place } from "./patch-match";
import { endsLine, quoteLines } from "./patch-match";
import * as refusals from "./patch-refusals";
import type { SourceText } from "./source-text";
import { isBlank } from "./trim";

/** Why a text found in one place is still not safe to replace there; `undefined` when it is. */
export function dangerOf(source: SourceText, patch: Patch, place: Place): string | undefined {
	if (joinsNextLine(source, patch, place)) return refusals.JOINS_LINES;
	if (leavesRestOfLine(source, patch, place)) return refusals.cutsLine(source, place.to);
	const line = cutWordLine(source, place);
	if (patch.all !== true && line !== undefined) return refusals.cutsWord(line, source.lines[line]!);
	return undefined;
}

/** An empty line after the place is no loss: then the quote's final line break reads just as well as the beginning of that line. */
function joinsNextLine(source: SourceText, patch: Patch, place: Place): boolean {
	if (patch.replace === "" || string.sub(patch.find, -1) !== "\n" || string.sub(patch.replace, -1) === "\n")
		return false;
	const takesBreak = string.sub(source.text, place.to, place.to) === "\n";
	return takesBreak && !isBlank(source.lines[source.lineAt(place.to)]!);
}

/** Several lines of which the last is quoted only in part and then changed: the rest of that line would stay behind. */
function leavesRestOfLine(source: SourceText, patch: Patch, place: Place): boolean {
	if (endsLine(source, place) || isBlank(string.sub(source.text, place.to + 1, source.endOf(source.lineAt(place.to)))))
		return false;
	const startsLine = isBlank(string.sub(source.text, source.startOf(place.firstLine) + 1, place.from));
	const quoted = quoteLines(patch.find).lines;
	const wanted = quoteLines(patch.replace).lines;
	return startsLine && quoted.size() > 1 && quoted[quoted.size() - 1] !== wanted[wanted.size() - 1];
}

/**
 * A quote that ends inside a number, or that spans a whole line but for the rest of a word, was meant for another text: `x = 1` is
 * not what stands in `x = 16`.
 */
function cutWordLine(source: SourceText, place: Place): number | undefined {
	const { text } = source;
	const startsLine = isBlank(string.sub(text, source.startOf(source.lineAt(place.from)) + 1, place.from));
	if (cuts(text, place.from, endsLine(source, place))) return source.lineAt(place.from);
	if (cuts(text, place.to, startsLine)) return source.lineAt(place.to);
	return undefined;
}

/** Whether the bytes on both sides of an offset belong to one number or, where `words` counts, to one word. */
function cuts(text: string, offset: number, words: boolean): boolean {
	const around = string.sub(text, offset, offset + 1);
	if (offset === 0 || around.size() < 2) return false;
	const [cut] = string.find(around, words ? "^[%w_][%w_]$" : "^%d%d$");
	return cut !== undefined;
}
