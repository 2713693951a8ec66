import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { Eol } from "./lines";
import { convertEol, detectEol } from "./lines";
import { byteOffsetOfColumn, utf16Length } from "./utf16";

/** A place in a text. Lines and characters count from zero; characters are UTF-16 code units of the line without its line break. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** Replaces what lies between two positions of the original text; `start` equal to `end` inserts. */
export interface RangeEdit {
	readonly start: Position;
	readonly end: Position;
	readonly text: string;
}

export interface RangeEditLimits {
	/** Edits in one call. Default 20. */
	readonly maxEdits?: number;
	/** UTF-16 units inserted by all edits together. Default 2000. */
	readonly maxInsertedCharacters?: number;
	/** Line ending of inserted text: `"keep"` (default) uses the one most lines of the source have, `"lf"` makes the whole result LF. */
	readonly eol?: "keep" | "lf";
}

export interface RangeEditResult {
	readonly text: string;
	readonly insertedCharacters: number;
	readonly removedCharacters: number;
	readonly editCount: number;
}

interface Span {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/**
 * Applies all edits to one final text. Every position refers to the original source, so edits must be sorted and must not overlap;
 * edits that insert at the same place keep their order. Anything out of bounds, unsorted, overlapping or over the limits fails
 * with one sentence naming the edit, and nothing is applied.
 */
export function applyRangeEdits(
	source: string,
	edits: readonly RangeEdit[],
	limits: RangeEditLimits = {},
): Outcome<RangeEditResult> {
	const eol: Eol = limits.eol === "lf" ? "\n" : detectEol(source);
	const text = limits.eol === "lf" ? convertEol(source, "\n") : source;
	const overLimit = checkLimits(edits, limits);
	if (overLimit !== undefined) return failure(overLimit);

	const index = indexLines(text);
	const spans: Span[] = [];
	for (let at = 0; at < edits.size(); at++) {
		const span = locate(index, edits[at]!, at + 1);
		if (!span.ok) return span;
		const previous = spans[spans.size() - 1];
		if (previous !== undefined && span.value.from < previous.to)
			return failure(orderError(previous, span.value, at + 1));
		spans.push({ from: span.value.from, to: span.value.to, text: convertEol(edits[at]!.text, eol) });
	}
	return success(assemble(text, spans));
}

function checkLimits(edits: readonly RangeEdit[], limits: RangeEditLimits): string | undefined {
	const maxEdits = limits.maxEdits ?? 20;
	const maxInserted = limits.maxInsertedCharacters ?? 2000;
	if (edits.size() === 0) return "No edits were given: send at least one {start, end, text}.";
	if (edits.size() > maxEdits) {
		return `${edits.size()} edits are more than the ${maxEdits} allowed in one call: stage it, that is, split the change into several calls.`;
	}
	let inserted = 0;
	for (const edit of edits) inserted += utf16Length(edit.text);
	if (inserted > maxInserted) {
		return `The edits insert ${inserted} characters, more than the ${maxInserted} allowed in one call: stage it, that is, split the change into several calls.`;
	}
	return undefined;
}

interface LineIndex {
	/** Lines without their line breaks. */
	readonly lines: readonly string[];
	/** Zero-based byte offset of each line's first byte. */
	readonly offsets: readonly number[];
}

function indexLines(text: string): LineIndex {
	const lines = text.split("\n");
	const offsets: number[] = [];
	let at = 0;
	for (let line = 0; line < lines.size(); line++) {
		const raw = lines[line]!;
		offsets.push(at);
		at += raw.size() + 1;
		const endsWithCr = line < lines.size() - 1 && string.sub(raw, -1) === "\r";
		if (endsWithCr) lines[line] = string.sub(raw, 1, -2);
	}
	return { lines, offsets };
}

function locate(
	index: LineIndex,
	edit: RangeEdit,
	number: number,
): Outcome<{ readonly from: number; readonly to: number }> {
	const from = offsetOf(index, edit.start, `Edit ${number}: start`);
	if (!from.ok) return from;
	const to = offsetOf(index, edit.end, `Edit ${number}: end`);
	if (!to.ok) return to;
	if (to.value < from.value) {
		return failure(`Edit ${number}: end ${show(edit.end)} lies before start ${show(edit.start)}: swap them.`);
	}
	return success({ from: from.value, to: to.value });
}

function offsetOf(index: LineIndex, position: Position, label: string): Outcome<number> {
	const { line, character } = position;
	if (!isIndex(line) || !isIndex(character)) {
		return failure(`${label} ${show(position)} is not a position: line and character are whole numbers from 0.`);
	}
	const text = index.lines[line];
	if (text === undefined) {
		const last = index.lines.size() - 1;
		const lastLength = utf16Length(index.lines[last]!);
		return failure(
			`${label} ${show(position)} is beyond the end: the script's last line is ${last} and has ${lastLength} characters (both count from 0). Read the script again.`,
		);
	}
	const offset = byteOffsetOfColumn(text, character);
	if (offset !== undefined) return success(index.offsets[line]! + offset);
	const length = utf16Length(text);
	if (character > length) {
		return failure(
			`${label} ${show(position)} is beyond the end of its line, which has ${length} characters: "${string.sub(text, 1, 120)}".`,
		);
	}
	return failure(`${label} ${show(position)} falls inside one character (a surrogate pair): move it by one.`);
}

function isIndex(value: number): boolean {
	return value >= 0 && value === math.floor(value) && value < math.huge;
}

function show(position: Position): string {
	return `${position.line}:${position.character}`;
}

function orderError(previous: Span, span: { readonly from: number; readonly to: number }, number: number): string {
	if (span.to <= previous.from) {
		return `Edit ${number} lies before edit ${number - 1}: send the edits sorted by position; all positions refer to the text before any edit.`;
	}
	return `Edit ${number} overlaps edit ${number - 1}: merge the two into one edit.`;
}

function assemble(source: string, spans: readonly Span[]): RangeEditResult {
	const pieces: string[] = [];
	let at = 0;
	let inserted = 0;
	let removed = 0;
	for (const span of spans) {
		pieces.push(string.sub(source, at + 1, span.from), span.text);
		inserted += utf16Length(span.text);
		removed += utf16Length(string.sub(source, span.from + 1, span.to));
		at = span.to;
	}
	pieces.push(string.sub(source, at + 1));
	return { text: pieces.join(""), insertedCharacters: inserted, removedCharacters: removed, editCount: spans.size() };
}
