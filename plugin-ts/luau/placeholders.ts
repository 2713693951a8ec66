import type { Pause } from "./pause";
import { Pacer } from "./pause";
import { saysCodeIsMissing, startsWithMark } from "./placeholder-words";
import { scanTokens } from "./scanner";
import { TokenKinds } from "./token-buffer";

/** A comment that stands where code should be. */
export interface Placeholder {
	/** From 1. */
	readonly line: number;
	/** The comment as written, one line of it. */
	readonly text: string;
}

/** How much work one line of a comment is, in tokens. */
const TOKENS_PER_LINE = 20;
/** Marks that count wherever they stand as a word of their own, in capitals. */
const MARKS = ["TODO", "FIXME", "TBD", "XXX"];
const ELLIPSIS_CHARACTER = utf8.char(0x2026);

function hasMark(body: string): boolean {
	return MARKS.some((mark) => {
		const [found] = string.find(body, `%f[%w_]${mark}%f[^%w_]`);
		return found !== undefined;
	});
}

function endsInEllipsis(plain: string): boolean {
	const [found] = string.find(plain, "%.%.%.[%s%-)>%]/*=]*$");
	return found !== undefined;
}

/**
 * Whether one line of a comment, without its dashes, stands for code. In a comment of several lines a lone ellipsis does not: it is most
 * often part of an example.
 */
function isPlaceholder(body: string, isAlone: boolean): boolean {
	if (hasMark(body) || startsWithMark(body)) return true;
	const [plain] = string.gsub(body.lower(), ELLIPSIS_CHARACTER, "...");
	const [ellipsis] = string.find(plain, "^[%s%-(<%[/*=]*%.%.%.");
	const words: string[] = [];
	for (const [word] of string.gmatch(plain, "[%w_']+")) words.push(word as string);
	if (ellipsis !== undefined && words.isEmpty()) return isAlone;
	if (ellipsis !== undefined && endsInEllipsis(plain)) return true;
	return saysCodeIsMissing(words, ellipsis !== undefined);
}

/**
 * Lists comments that stand for code left out: `TODO`, `FIXME`, `...`, "rest of code here", "existing code" and the like. Strings and
 * code are not looked at, so `...` as an expression is fine, and so is prose that ends in an ellipsis.
 */
export function findPlaceholders(source: string, pause?: Pause): readonly Placeholder[] {
	const { kinds, starts, ends } = scanTokens(source, pause);
	const found: Placeholder[] = [];
	let line = 1;
	let position = 1;
	const pacer = new Pacer(pause);
	for (const index of $range(0, kinds.size() - 1)) {
		pacer.tick();
		const kind = kinds[index];
		if (kind !== TokenKinds.comment && kind !== TokenKinds.brokenComment) continue;
		const start = starts[index] as number;
		line += countBreaks(source, position, start - 1);
		position = start;
		const rows = string.sub(source, start, ends[index]).split("\n");
		rows.forEach((text, offset) => {
			pacer.tick(TOKENS_PER_LINE);
			const [trimmed] = string.match(text, "^%s*(.-)%s*$");
			const [body] = string.gsub(trimmed as string, "^%-%-", "");
			if (isPlaceholder(body, rows.size() === 1)) found.push({ line: line + offset, text: trimmed as string });
		});
	}
	return found;
}

function countBreaks(source: string, from: number, to: number): number {
	const [, breaks] = string.gsub(string.sub(source, from, to), "\n", "");
	return breaks;
}
