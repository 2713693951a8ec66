import type { Parser } from "./parser-state";
import { TokenKinds } from "./token-buffer";

/** Words that end a block or the file: nothing is skipped past them. */
export const BLOCK_ENDS: ReadonlySet<string> = new Set([TokenKinds.eof, "else", "elseif", "end", "until"]);

const STATEMENT_STARTS: ReadonlySet<string> = new Set([
	"do",
	"for",
	"function",
	"if",
	"local",
	"repeat",
	"return",
	"while",
	"then",
	";",
	"@[",
	TokenKinds.attribute,
]);
const NOTHING: ReadonlySet<string> = new Set();
/** How many tokens behind the current one an error may be for what follows to be skipped. */
const NEAR_TOKENS = 3;

function isAtNested(p: Parser): boolean {
	return p.kind === "{" || p.kind === "(" || (p.kind === "function" && p.peek() === "(");
}

/**
 * After an error, skips what is left of the line, up to one of the given kinds if it comes first. Tables, parentheses and functions that
 * open on the way are parsed, so that their other lines are not taken for statements. Returns whether one of the kinds was reached.
 */
export function skipRest(p: Parser, stops: ReadonlySet<string> = NOTHING): boolean {
	while (!BLOCK_ENDS.has(p.kind) && !p.isOnNewLine(p.previous)) {
		if (stops.has(p.kind)) return true;
		if (p.kind === "{" && p.skipTypeTable()) continue;
		if (isAtNested(p)) p.rules.expression(p);
		else if (STATEMENT_STARTS.has(p.kind)) return false;
		else p.advance();
	}
	return stops.has(p.kind);
}

/** Whether the last error is so near that the parser is still in the middle of what is wrong. */
export function isAmidError(p: Parser): boolean {
	const last = p.issues[p.issues.size() - 1];
	return last !== undefined && last.token + NEAR_TOKENS >= p.index;
}
