import { Outcome, failure, success } from "../core/outcome";
import { readIndentation } from "./indent-reading";
import { normalizeEol } from "./lines";
import { lineOccurrencesOf } from "./occurrences";
import { PlannedEdit, buildRelativeEdit } from "./patch-edit";
import { Patch } from "./patch-input";
import { Place, quoteLines } from "./patch-match";
import * as refusals from "./patch-refusals";
import { SourceText } from "./source-text";
import { isBlank, trim } from "./trim";

/** Why a text found in one place is still not safe to replace there; `undefined` when it is. */
export function dangerOf(source: SourceText, patch: Patch, place: Place): string | undefined {
	if (joinsNextLine(source, patch, place)) return refusals.JOINS_LINES;
	const line = cutWordLine(source, place);
	if (patch.all !== true && line !== undefined) return refusals.cutsWord(line, source.lines[line]!);
	return undefined;
}

function joinsNextLine(source: SourceText, patch: Patch, place: Place): boolean {
	const takesBreak = string.sub(source.text, place.to, place.to) === "\n" && string.sub(patch.find, -1) === "\n";
	return takesBreak && patch.replace !== "" && string.sub(patch.replace, -1) !== "\n";
}

/**
 * A quote that ends inside a number, or that spans a whole line but for the rest of a word, was meant for another text: `x = 1` is
 * not what stands in `x = 16`.
 */
function cutWordLine(source: SourceText, place: Place): number | undefined {
	const { text } = source;
	const [lineStart, lineEnd] = [source.startOf(source.lineAt(place.from)), source.endOf(source.lineAt(place.to))];
	const startsLine = isBlank(string.sub(text, lineStart + 1, place.from));
	const endsLine = place.to === lineEnd || string.sub(text, place.to, place.to) === "\n";
	if (cuts(text, place.from, endsLine)) return source.lineAt(place.from);
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

/**
 * A quote without its first line's indentation is found all the same, as part of that line. Then the replacement's further lines may
 * carry full indentation or count from the first line. `undefined` when they can be taken as they stand.
 */
export function planUnindentedQuote(source: SourceText, patch: Patch, place: Place): Outcome<PlannedEdit> | undefined {
	const missing = string.sub(source.text, source.startOf(place.firstLine) + 1, place.from);
	if (missing === "" || !isBlank(missing)) return undefined;
	const quoted = quoteLines(patch.find).lines;
	const inkedLines = quoted.filter((line) => !isBlank(line)).size();
	if (inkedLines > 1) return refuseIfElsewhere(source, quoted);
	const wanted = normalizeEol(patch.replace).split("\n");
	if (wanted.filter((line) => !isBlank(line)).size() < 2 || isBlank(wanted[0]!)) return undefined;
	const reading = readIndentation(wanted, missing);
	if (reading === "literal") return undefined;
	if (reading === undefined) return failure(refusals.unclearIndentation(place.firstLine, wanted[1]!));
	return success({ edit: buildRelativeEdit(source, place, missing, patch.replace), tier: "indentation" });
}

/** The quote may have been meant for a place where all its lines, not only the first, are indented deeper. */
function refuseIfElsewhere(source: SourceText, quoted: readonly string[]): Outcome<PlannedEdit> | undefined {
	const found = lineOccurrencesOf(source.linesTrimmed(), quoted.map(trim), 100);
	return found.size() > 1 ? failure(refusals.ambiguous(found, "indentation")) : undefined;
}
