import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { align } from "./alignment";
import { LineInterner } from "./interned-lines";
import type { Eol } from "./lines";
import { convertEol, normalizeEol } from "./lines";
import type { PatchTier, Place } from "./patch-match";
import { unclearIndentation, unevenIndentation } from "./patch-refusals";
import { WorkMeter } from "./pause";
import { learnIndentation, reindentLine } from "./reindent";
import type { SourceText } from "./source-text";
import { isBlank } from "./trim";

/** Bytes `from` up to `to` of the source become `text`. */
export interface TextEdit {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** An edit and the tier its quote was read in. */
export interface PlannedEdit {
	readonly edit: TextEdit;
	readonly tier: PatchTier;
}

interface SourceLine {
	readonly text: string;
	readonly eol: string;
}

/**
 * The edit that puts `replace` where `find` was found. Lines that the replacement keeps from the quote stay byte for byte as they are
 * in the source, whatever the quote got wrong about them; new lines take the place's line ending and indentation. Fails when that
 * indentation cannot be told.
 */
export function buildEdit(
	source: SourceText,
	place: Place,
	tier: PatchTier,
	find: string,
	replace: string,
): Outcome<TextEdit> {
	const isLiteral = tier === "exact" && !source.hasCrlf && place.to - place.from === find.size();
	if (isLiteral) return success({ ...rangeOf(place), text: normalizeEol(replace) });
	const eol = source.eolOf(place.firstLine);
	const region = splitWithEol(string.sub(source.text, place.from + 1, place.to));
	const quoted = normalizeEol(find).split("\n");
	const wanted = normalizeEol(replace).split("\n");
	if (quoted.size() > region.size()) {
		// The quote ends with a line break that the last line of the source does not have.
		quoted.pop();
		if (wanted.size() > 1 && wanted[wanted.size() - 1] === "") wanted.pop();
	}
	const kept = keptLines(quoted, wanted);
	const written = tier === "indentation" ? reindentNew(place, quoted, wanted, kept, region) : success(wanted);
	if (!written.ok) return written;
	return success({ ...rangeOf(place), text: joinLines(written.value, kept, region, eol) });
}

function rangeOf(place: Place): { readonly from: number; readonly to: number } {
	return { from: place.from, to: place.to };
}

function splitWithEol(text: string): SourceLine[] {
	const raw = text.split("\n");
	return raw.map((line, at) => {
		if (at === raw.size() - 1) return { text: line, eol: "" };
		const hasCr = string.sub(line, -1) === "\r";
		return hasCr ? { text: string.sub(line, 1, -2), eol: "\r\n" } : { text: line, eol: "\n" };
	});
}

/** For each wanted line, the quoted line it repeats, if any. */
function keptLines(quoted: readonly string[], wanted: readonly string[]): Map<number, number> {
	const interner = new LineInterner(new WorkMeter(undefined));
	const before = interner.internLines(quoted);
	const after = interner.internLines(wanted);
	const { removed, added } = align(before, after, { meter: new WorkMeter(undefined) });
	const kept = new Map<number, number>();
	let [quotedAt, wantedAt] = [0, 0];
	for (let gap = 0; gap < removed.size() - 1; gap++) {
		quotedAt += removed[gap]!;
		wantedAt += added[gap]!;
		kept.set(wantedAt++, quotedAt++);
	}
	return kept;
}

function reindentNew(
	place: Place,
	quoted: readonly string[],
	wanted: readonly string[],
	kept: ReadonlyMap<number, number>,
	region: readonly SourceLine[],
): Outcome<string[]> {
	const map = learnIndentation(
		quoted,
		region.map((line) => line.text),
	);
	if (map === undefined) return failure(unevenIndentation(place.firstLine));
	const written: string[] = [];
	for (let at = 0; at < wanted.size(); at++) {
		if (kept.has(at)) {
			written.push(wanted[at]!);
			continue;
		}
		const line = reindentLine(wanted[at]!, map);
		if (line === undefined) return failure(unclearIndentation(place.firstLine, wanted[at]!));
		written.push(line);
	}
	return success(written);
}

function joinLines(
	lines: readonly string[],
	kept: ReadonlyMap<number, number>,
	region: readonly SourceLine[],
	eol: Eol,
): string {
	const pieces: string[] = [];
	for (let at = 0; at < lines.size(); at++) {
		const origin = kept.get(at);
		const line = origin !== undefined ? region[origin]! : { text: lines[at]!, eol };
		pieces.push(line.text);
		if (at < lines.size() - 1) pieces.push(line.eol === "" ? eol : line.eol);
	}
	return pieces.join("");
}

/** The edit for a quote without its first line's indentation, whose replacement is shifted by what the quote is missing. */
export function buildRelativeEdit(source: SourceText, place: Place, missing: string, replace: string): TextEdit {
	const lines = normalizeEol(replace).split("\n");
	const text = lines.map((line) => (isBlank(line) ? line : missing + line)).join("\n");
	return { from: place.from - missing.size(), to: place.to, text: convertEol(text, source.eolOf(place.firstLine)) };
}

/** The edit for a quote that is missing white space at its beginning, which goes; the replacement stands as it is. */
export function buildLiteralEdit(source: SourceText, place: Place, missing: string, replace: string): TextEdit {
	return { from: place.from - missing.size(), to: place.to, text: convertEol(replace, source.eolOf(place.firstLine)) };
}
