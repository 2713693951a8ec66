import type { Place } from "./patch-match";
import type { SourceText } from "./source-text";
import { indentOf, isBlank, trim } from "./trim";

/** Lines `from` up to, not including, `to`. */
interface Range {
	readonly from: number;
	readonly to: number;
}

/**
 * The stretch of the script the anchors (lines given after `@@`, outermost first) lead to: from the last anchor to the end of the
 * block it opens. `undefined` when an anchor is missing or stands more than once, so that it leads nowhere in particular.
 */
export function anchoredRange(source: SourceText, anchors: readonly string[]): Range | undefined {
	let range: Range = { from: 0, to: source.lines.size() };
	for (const anchor of anchors) {
		const line = onlyLine(source, trim(anchor), range);
		if (line === undefined) return undefined;
		range = { from: line, to: endOfBlock(source, line, range.to) };
	}
	return range;
}

/** The places that begin inside a range. */
export function placesWithin(places: readonly Place[], range: Range): Place[] {
	return places.filter((place) => place.firstLine >= range.from && place.firstLine < range.to);
}

function onlyLine(source: SourceText, anchor: string, range: Range): number | undefined {
	let found: number | undefined;
	for (let line = range.from; line < range.to; line++) {
		if (source.linesTrimmed()[line] !== anchor) continue;
		if (found !== undefined) return undefined;
		found = line;
	}
	return found;
}

/** The block reaches to the next line indented no deeper than the one that opens it. */
function endOfBlock(source: SourceText, opener: number, limit: number): number {
	const depth = indentOf(source.lines[opener]!).size();
	let line = opener + 1;
	while (line < limit && (isBlank(source.lines[line]!) || indentOf(source.lines[line]!).size() > depth)) line++;
	return line;
}
