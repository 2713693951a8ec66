import { lineOccurrencesOf, occurrencesOf } from "./occurrences";
import { normalizeEol } from "./lines";
import type { SourceText } from "./source-text";
import { isBlank, trim, trimEnd } from "./trim";

/** How closely the quoted text had to be read to be found: as it stands, but for line endings, trailing blanks, or indentation. */
export type PatchTier = "exact" | "eol" | "trailing-whitespace" | "indentation";

/** A place in the source as zero-based byte offsets, with the lines it touches. */
export interface Place {
	readonly from: number;
	readonly to: number;
	readonly firstLine: number;
}

export interface Matches {
	readonly tier: PatchTier;
	readonly places: readonly Place[];
}

/** The quoted text as lines; a final line break ends the last line instead of opening an empty one. */
export interface Quote {
	readonly lines: readonly string[];
	readonly isTerminated: boolean;
}

/** Places counted per tier before counting stops; more than one is ambiguous anyway, and `all` beyond this is no patch any more. */
const MAX_PLACES = 10000;

export function quoteLines(text: string): Quote {
	const lines = normalizeEol(text).split("\n");
	const isTerminated = lines.size() > 1 && lines[lines.size() - 1] === "";
	if (isTerminated) lines.pop();
	return { lines, isTerminated };
}

/** All places of the tightest tier that finds the text at all; looser tiers are not looked at once one has found something. */
export function findMatches(source: SourceText, find: string, wholeLines = false): Matches | undefined {
	return (
		findExact(source, find, wholeLines) ??
		findNormalized(source, find, wholeLines) ??
		findTrimmedEnd(source, find) ??
		findTrimmed(source, find)
	);
}

function findExact(source: SourceText, find: string, wholeLines: boolean): Matches | undefined {
	const places: Place[] = [];
	for (const from of occurrencesOf(source.text, find, MAX_PLACES)) {
		const to = from + find.size();
		if (!splitsLineBreak(source, from) && !splitsLineBreak(source, to)) places.push(placeAt(source, from, to));
	}
	if (places.size() > 0) addLastLines(source, find, places);
	return toMatches("exact", source, places, wholeLines);
}

/** A quote that ends with a line break means the last lines of the script as well, though those may lack it. */
function addLastLines(source: SourceText, find: string, places: Place[]): void {
	const from = source.text.size() - find.size() + 1;
	const [body] = string.match(find, "^(.*[^\n])\n$");
	if (typeIs(body, "string") && from >= 0 && string.sub(source.text, from + 1) === body) {
		places.push(placeAt(source, from, source.text.size()));
	}
}

function splitsLineBreak(source: SourceText, offset: number): boolean {
	return source.hasCrlf && string.sub(source.text, offset, offset + 1) === "\r\n";
}

function findNormalized(source: SourceText, find: string, wholeLines: boolean): Matches | undefined {
	const normalized = normalizeEol(find);
	if (!source.hasCrlf && normalized === find) return undefined;
	const offsets = occurrencesOf(source.normalized, normalized, MAX_PLACES);
	const places = offsets.map((from) =>
		placeAt(source, source.offsetFromNormalized(from), source.offsetFromNormalized(from + normalized.size())),
	);
	return toMatches("eol", source, places, wholeLines);
}

function toMatches(
	tier: PatchTier,
	source: SourceText,
	found: readonly Place[],
	wholeLines: boolean,
): Matches | undefined {
	const places = wholeLines ? found.filter((place) => beginsLine(source, place)) : found;
	return places.size() > 0 ? { tier, places } : undefined;
}

function beginsLine(source: SourceText, place: Place): boolean {
	return isBlank(string.sub(source.text, source.startOf(place.firstLine) + 1, place.from));
}

function findTrimmedEnd(source: SourceText, find: string): Matches | undefined {
	const quote = quoteLines(find);
	return findLines(source, "trailing-whitespace", source.linesTrimmedAtEnd(), quote, quote.lines.map(trimEnd));
}

function findTrimmed(source: SourceText, find: string): Matches | undefined {
	const quote = quoteLines(find);
	return findLines(source, "indentation", source.linesTrimmed(), quote, quote.lines.map(trim));
}

function findLines(
	source: SourceText,
	tier: PatchTier,
	lines: readonly string[],
	quote: Quote,
	needle: readonly string[],
): Matches | undefined {
	if (quote.lines.every(isBlank)) return undefined;
	const places = lineOccurrencesOf(lines, needle, MAX_PLACES, source.meter).map((first) =>
		linePlace(source, first, quote),
	);
	return places.size() > 0 ? { tier, places } : undefined;
}

/** Whole lines; a quote that ends with a line break takes the last line's break along where there is one. */
export function linePlace(source: SourceText, firstLine: number, quote: Quote): Place {
	const last = firstLine + quote.lines.size() - 1;
	const to = quote.isTerminated ? source.startOf(last + 1) : source.endOf(last);
	return { from: source.startOf(firstLine), to, firstLine };
}

function placeAt(source: SourceText, from: number, to: number): Place {
	return { from, to, firstLine: source.lineAt(from) };
}

/** Drops places that begin before the previous one has ended, as replacing from left to right does. */
export function withoutOverlaps(places: readonly Place[]): Place[] {
	const kept: Place[] = [];
	for (const place of places) {
		const previous = kept[kept.size() - 1];
		if (previous === undefined || place.from >= previous.to) kept.push(place);
	}
	return kept;
}

/** Whether a place reaches to the end of its last line. */
export function endsLine(source: SourceText, place: Place): boolean {
	const isAtEnd = place.to === source.endOf(source.lineAt(place.to));
	return isAtEnd || string.sub(source.text, place.to, place.to) === "\n";
}
