import { lineOccurrencesOf } from "./occurrences";
import type { Patch } from "./patch-input";
import type { Place } from "./patch-match";
import { endsLine, quoteLines } from "./patch-match";
import { ambiguous } from "./patch-refusals";
import type { SourceText } from "./source-text";
import { trim, trimEnd } from "./trim";

const MAX_RIVALS = 100;

function endsWithLineBreak({ lines }: SourceText): boolean {
	return lines[lines.size() - 1] === "";
}

/**
 * Why a text that stands in one place exactly may still have been meant for another: there its lines are the same but for white space
 * nobody sees, or there they are whole lines while here they are parts of lines. `undefined` when there is no such place.
 */
export function rivalsOf(source: SourceText, patch: Patch, place: Place): string | undefined {
	const quoted = quoteLines(patch.find).lines;
	const [hasBreak] = string.find(patch.find, "\n", 1, true);
	if (hasBreak !== undefined) {
		const lines = source.linesTrimmedAtEnd();
		const found = lineOccurrencesOf(lines, quoted.map(trimEnd), MAX_RIVALS, source.meter);
		// What follows the last line break of a script is no line that could be quoted with its own.
		if (endsWithLineBreak(source) && found[found.size() - 1] === lines.size() - quoted.size()) found.pop();
		if (found.size() > 1) return ambiguous(found, "trailing-whitespace");
	}
	const isAligned = place.from === source.startOf(place.firstLine) && endsLine(source, place);
	if (isAligned || (hasBreak === undefined && trim(patch.find) === patch.find)) return undefined;
	const found = lineOccurrencesOf(source.linesTrimmed(), quoted.map(trim), MAX_RIVALS, source.meter);
	if (!found.includes(place.firstLine)) found.push(place.firstLine);
	return found.size() > 1 ? ambiguous(found, "indentation") : undefined;
}
