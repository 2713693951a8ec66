import type { TokenBuffer } from "./token-buffer";

/** The text from one token to another, with every run of whitespace as one space and no more than `limit` bytes. */
export function compactText(tokens: TokenBuffer, first: number, last: number, limit: number): string {
	const text = string.sub(tokens.source, tokens.starts[first] as number, tokens.ends[last] as number);
	const [compact] = string.gsub(text, "%s+", " ");
	if (compact.size() <= limit) return compact;
	const cut = string.sub(compact, 1, limit);
	const [whole] = string.gsub(cut, PARTIAL_CHARACTER, "");
	return `${whole}…`;
}

/** Bytes at the end that may be the beginning of a character whose rest was cut off. */
const PARTIAL_CHARACTER = `[${string.char(0x80)}-${string.char(0xff)}]+$`;
