export type Eol = "\n" | "\r\n";

/** Turns every CRLF into LF. A lone CR is not a line break in Luau and stays. */
export function normalizeEol(text: string): string {
	const [at] = string.find(text, "\r\n", 1, true);
	if (at === undefined) return text;
	const [normalized] = string.gsub(text, "\r\n", "\n");
	return normalized;
}

/** Lines as an editor counts them: no terminators, and a text that ends with a line break has an empty last line. `""` is one line. */
export function splitLines(text: string): string[] {
	return normalizeEol(text).split("\n");
}

/** The line ending most lines of the text use; LF when there is none or on a tie. */
export function detectEol(text: string): Eol {
	const [, crlf] = string.gsub(text, "\r\n", "\r\n");
	if (crlf === 0) return "\n";
	const [, all] = string.gsub(text, "\n", "\n");
	return crlf > all - crlf ? "\r\n" : "\n";
}

/** Rewrites every line break of the text as `eol`. */
export function convertEol(text: string, eol: Eol): string {
	const normalized = normalizeEol(text);
	if (eol === "\n") return normalized;
	const [converted] = string.gsub(normalized, "\n", eol);
	return converted;
}

/**
 * Splits into the records a diff compares. Unlike `splitLines`, a final line break ends the last line instead of opening an empty
 * one, `""` has no lines, and CRs stay part of their line. `isTerminated` tells whether the last line ends with a line break.
 */
export function splitRecords(text: string): { readonly lines: string[]; readonly isTerminated: boolean } {
	if (text === "") return { lines: [], isTerminated: true };
	const lines = text.split("\n");
	const isTerminated = lines[lines.size() - 1] === "";
	if (isTerminated) lines.pop();
	return { lines, isTerminated };
}

/** Inverse of `splitRecords`. */
export function joinRecords(lines: readonly string[], isTerminated: boolean): string {
	if (lines.size() === 0) return "";
	return isTerminated ? `${lines.join("\n")}\n` : lines.join("\n");
}

/** Lines `from` up to, not including, `to`. */
export function sliceLines(lines: readonly string[], from: number, to: number): string[] {
	const slice: string[] = [];
	for (let at = from; at < to; at++) slice.push(lines[at]!);
	return slice;
}
