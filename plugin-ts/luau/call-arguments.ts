import type { Expression } from "./ast";
import type { Parser } from "./parser-state";
import { isAmidError, skipRest } from "./recovery";
import { parseString } from "./strings";
import { parseTable } from "./tables";
import { TokenKinds } from "./token-buffer";

const ARGUMENT_ENDS: ReadonlySet<string> = new Set([",", ")"]);

/** Parses one or more expressions separated by commas. */
export function parseExpressionList(p: Parser): Expression[] {
	const expressions = [p.rules.expression(p)];
	while (p.accept(",")) {
		if (p.kind === ")") {
			p.report("Expected an expression after ',', got ')'; remove the comma");
			break;
		}
		expressions.push(p.rules.expression(p));
	}
	return expressions;
}

function parseParenthesized(p: Parser): Expression[] {
	const opener = p.index;
	p.advance();
	const issues = p.issues.size();
	const args = p.kind === ")" ? [] : parseExpressionList(p);
	while (p.issues.size() > issues && isAmidError(p) && skipRest(p, ARGUMENT_ENDS) && p.accept(",")) {
		args.push(p.rules.expression(p));
	}
	p.expectClosing(")", opener);
	return args;
}

/**
 * Parses the arguments of a call: parenthesised, one table or one string. Returns undefined, with the error reported, when there are
 * none. `calleeLast` is the last token of what is called.
 */
export function parseArguments(p: Parser, calleeLast: number): Expression[] | undefined {
	if (p.kind === "(") {
		if (p.isOnNewLine(calleeLast)) {
			p.report("Ambiguous: this could call the line above or start a new statement; join the lines or add ';'");
		}
		return parseParenthesized(p);
	}
	if (p.kind === "{") return [parseTable(p)];
	if (p.kind === TokenKinds.string) return [parseString(p)];
	p.report(`Expected '(' after the method name, got ${p.describe()}`);
	return undefined;
}
