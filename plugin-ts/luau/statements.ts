import type { Expression, Statement } from "./ast";
import { parseExpressionList } from "./call-arguments";
import { parseDo, parseFor, parseIf, parseRepeat, parseWhile } from "./control-flow";
import { parseAttributed, parseFunctionStatement, parseLocal } from "./declarations";
import type { Parser } from "./parser-state";
import { parsePrimary } from "./primary-expressions";
import { checkAssignable, controlStatement, failedStatement } from "./statement-parts";
import { TokenKinds } from "./token-buffer";
import { parseTypeStatement } from "./type-statements";

const BARE_RETURN_ENDS: ReadonlySet<string> = new Set([TokenKinds.eof, ";", "else", "elseif", "end", "until"]);
const COMPOUND_ASSIGNMENTS: ReadonlySet<string> = new Set(["+=", "-=", "*=", "/=", "//=", "%=", "^=", "..="]);

function parseLocalStatement(p: Parser): Statement {
	const first = p.index;
	p.advance();
	return parseLocal(p, first, false);
}

function parseReturn(p: Parser): Statement {
	const first = p.index;
	p.advance();
	const isBare = BARE_RETURN_ENDS.has(p.kind);
	const values = isBare ? [] : parseExpressionList(p);
	return { kind: "return", values, first, last: p.previous };
}

function parseBreak(p: Parser): Statement {
	const first = p.index;
	p.advance();
	return leaveLoop(p, "break", first);
}

function leaveLoop(p: Parser, kind: "break" | "continue", first: number): Statement {
	if (p.scope.isInLoop()) return controlStatement(p, kind, first, {});
	p.report(`'${kind}' can only be used inside a loop`, first);
	return failedStatement(p, first);
}

const STATEMENTS: ReadonlyMap<string, (p: Parser) => Statement> = new Map([
	["if", parseIf],
	["while", parseWhile],
	["do", parseDo],
	["for", parseFor],
	["repeat", parseRepeat],
	["function", parseFunctionStatement],
	["local", parseLocalStatement],
	["return", parseReturn],
	["break", parseBreak],
	["@[", parseAttributed],
	[TokenKinds.attribute, parseAttributed],
]);

function parseContinue(p: Parser, first: number): Statement {
	return leaveLoop(p, "continue", first);
}

function parseConst(p: Parser, first: number): Statement {
	return parseLocal(p, first, true);
}

function parseType(p: Parser, first: number): Statement | undefined {
	if (p.kind !== TokenKinds.name && p.kind !== "function") return undefined;
	return parseTypeStatement(p, first, false);
}

function parseExport(p: Parser, first: number): Statement | undefined {
	if (p.word() !== "type" || p.kind !== TokenKinds.name) return undefined;
	p.advance();
	return parseTypeStatement(p, first, true);
}

/** Words that act as keywords only where nothing else makes sense of them; each gets the token of the word. */
const WORD_STATEMENTS: ReadonlyMap<string, (p: Parser, first: number) => Statement | undefined> = new Map([
	["type", parseType],
	["export", parseExport],
	["const", parseConst],
	["continue", parseContinue],
]);

/** Whether a statement can start with a token of the kind. */
export function canStartStatement(kind: string): boolean {
	return STATEMENTS.has(kind) || kind === TokenKinds.name || kind === "(";
}

/** Parses one statement. Consumes nothing when none can start here. */
export function parseStatement(p: Parser): Statement {
	const rule = STATEMENTS.get(p.kind);
	if (rule !== undefined) return rule(p);
	if (p.kind === TokenKinds.name || p.kind === "(") return parseExpressionStatement(p);
	p.report(`Expected a statement, got ${p.describe()}`);
	return failedStatement(p, p.index);
}

function parseExpressionStatement(p: Parser): Statement {
	const first = p.index;
	const expression = parsePrimary(p, true);
	if (expression.kind === "call" || expression.kind === "method call") {
		return controlStatement(p, "call", first, { expressions: [expression] });
	}
	if (p.kind === "=" || p.kind === ",") {
		const targets: Expression[] = [expression];
		while (p.accept(",")) targets.push(parsePrimary(p, true));
		targets.forEach((target) => checkAssignable(p, target));
		p.expect("=", "after the names being assigned");
		return { kind: "assign", targets, values: parseExpressionList(p), first, last: p.previous };
	}
	if (COMPOUND_ASSIGNMENTS.has(p.kind)) {
		checkAssignable(p, expression);
		p.advance();
		return { kind: "assign", targets: [expression], values: [p.rules.expression(p)], first, last: p.previous };
	}
	const word = expression.kind === "name" ? WORD_STATEMENTS.get(expression.name)?.(p, first) : undefined;
	if (word !== undefined) return word;
	p.report("Incomplete statement: expected a call or an assignment", first);
	return failedStatement(p, first);
}
