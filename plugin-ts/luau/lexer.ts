import type { Pause } from "./pause";
import { Pacer } from "./pause";
import { scanTokens } from "./scanner";
import type { TokenBuffer } from "./token-buffer";
import { RESERVED_WORDS, TokenKinds } from "./token-buffer";

export type TokenKind = "comment" | "string" | "number" | "keyword" | "name" | "operator" | "attribute" | "unknown";

/** One token of a source text. Its text is `string.sub(source, token.start, token.end)`. */
export interface Token {
	readonly kind: TokenKind;
	/** 1-based byte offset of the first byte. */
	readonly start: number;
	/** 1-based byte offset of the last byte. */
	readonly end: number;
	/** Line of the first byte, from 1. */
	readonly line: number;
	/** Column of the first byte, from 1, counted in bytes. */
	readonly column: number;
	/** Set on a string or comment that is never closed, as while text is still streaming in. */
	readonly isUnfinished?: true;
}

const CATEGORIES: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
	[TokenKinds.name, "name"],
	[TokenKinds.number, "number"],
	[TokenKinds.string, "string"],
	[TokenKinds.interpolationWhole, "string"],
	[TokenKinds.interpolationBegin, "string"],
	[TokenKinds.interpolationMiddle, "string"],
	[TokenKinds.interpolationEnd, "string"],
	[TokenKinds.brokenString, "string"],
	[TokenKinds.brokenBraces, "string"],
	[TokenKinds.attribute, "attribute"],
	[TokenKinds.comment, "comment"],
	[TokenKinds.brokenComment, "comment"],
	[TokenKinds.unicode, "unknown"],
	[TokenKinds.unknown, "unknown"],
]);
const UNFINISHED: ReadonlySet<string> = new Set([TokenKinds.brokenString, TokenKinds.brokenComment]);

/**
 * Splits Luau into tokens, comments included. Never fails, so it also serves to highlight half-written code. The text between two
 * tokens is whitespace only. An interpolated string is several `string` tokens (`` `a{ ``, `` }b` ``) around the tokens of its expressions.
 */
export function tokenize(source: string, pause?: Pause): readonly Token[] {
	return toTokens(scanTokens(source, pause), new Pacer(pause));
}

function toTokens(buffer: TokenBuffer, pacer: Pacer): readonly Token[] {
	const { source, kinds, starts, ends } = buffer;
	const tokens: Token[] = [];
	let line = 1;
	let lineStart = 1;
	let [nextBreak] = string.find(source, "\n", 1, true);
	for (const index of $range(0, kinds.size() - 2)) {
		pacer.tick();
		const start = starts[index] as number;
		while (nextBreak !== undefined && nextBreak < start) {
			line += 1;
			lineStart = nextBreak + 1;
			[nextBreak] = string.find(source, "\n", lineStart, true);
		}
		const kind = kinds[index] as string;
		tokens.push({
			kind: CATEGORIES.get(kind) ?? (RESERVED_WORDS.has(kind) ? "keyword" : "operator"),
			start,
			end: ends[index] as number,
			line,
			column: start - lineStart + 1,
			isUnfinished: UNFINISHED.has(kind) ? true : undefined,
		});
	}
	return tokens;
}
