import type { Expression } from "./ast";
import { hasValidEscapes } from "./literals";
import type { Parser } from "./parser-state";
import { TokenKinds } from "./token-buffer";

const BACKSLASH = "\\";
const OPEN_LONG = 91;

/** Whether the current quoted token, or part of an interpolated string, has only well-formed escapes. */
export function checkEscapes(p: Parser): boolean {
	const { source, starts, ends } = p.buffer;
	const start = starts[p.index] as number;
	const finish = ends[p.index] as number;
	const [escape] = string.find(source, BACKSLASH, start, true);
	if (escape === undefined || escape > finish) return true;
	const [quote] = string.byte(source, start);
	if (quote === OPEN_LONG || hasValidEscapes(source.sub(start + 1, finish - 1))) return true;
	p.report("The string has a malformed escape sequence; write a backslash itself as '\\\\'");
	return false;
}

/** Parses a quoted or long string, finished or not. */
export function parseString(p: Parser): Expression {
	if (p.kind === TokenKinds.brokenString)
		p.report("The string is never closed on this line; add the closing quote or bracket");
	else checkEscapes(p);
	p.advance();
	return p.leaf("string", p.previous);
}

const CONTINUES: ReadonlySet<string> = new Set([TokenKinds.interpolationMiddle, TokenKinds.interpolationEnd]);
const LAST_PARTS: ReadonlySet<string> = new Set([TokenKinds.interpolationEnd, TokenKinds.interpolationWhole]);

/** Parses `` `text {expression} text` ``. */
export function parseInterpolation(p: Parser): Expression {
	const first = p.index;
	const parts: Expression[] = [];
	while (true) {
		if (reportBroken(p)) break;
		checkEscapes(p);
		const isLast = LAST_PARTS.has(p.kind);
		p.advance();
		if (isLast) break;
		if (CONTINUES.has(p.kind)) {
			p.report("Expected an expression between the braces of the interpolated string");
			continue;
		}
		parts.push(p.rules.expression(p));
		// The compiler takes a second opening backtick for the next part, so a script with one is not an error.
		if (CONTINUES.has(p.kind) || p.kind === TokenKinds.interpolationBegin) continue;
		if (!reportBroken(p)) p.report(`Expected '}' after the expression in the interpolated string, got ${p.describe()}`);
		break;
	}
	return { kind: "interpolation", parts, first, last: p.previous };
}

function reportBroken(p: Parser): boolean {
	if (p.kind === TokenKinds.brokenBraces) {
		p.report("Double braces are not allowed in an interpolated string; write a brace as '\\{'");
	} else if (p.kind === TokenKinds.brokenString) {
		p.report("The interpolated string is never closed; add the closing backtick");
	} else return false;
	p.advance();
	return true;
}
