import type { Expression } from "./ast";
import { parseArguments } from "./call-arguments";
import type { Parser } from "./parser-state";
import { TokenKinds } from "./token-buffer";
import { parseTypeArguments } from "./type-lists";

function parseName(p: Parser): Expression {
	const token = p.index;
	if (p.kind !== TokenKinds.name) {
		p.report(`Expected an expression, got ${p.describe()}`);
		return p.failed(token);
	}
	const name = p.word();
	const variable = p.scope.find(name);
	p.advance();
	if (variable !== undefined && p.scope.isOutOfReach(variable)) {
		p.report(`A type function cannot use '${name}', a local from outside it`, token);
	}
	return { kind: "name", name, variable, first: token, last: token };
}

function parsePrefix(p: Parser): Expression {
	const first = p.index;
	if (!p.accept("(")) return parseName(p);
	const inner = p.rules.expression(p);
	p.expectClosing(")", first);
	return { kind: "group", parts: [inner], first, last: p.previous };
}

/** Name after `.` or `:`. A reserved word on the same line is taken for an unfinished name. */
function parseMemberName(p: Parser, what: string): number | undefined {
	const separator = p.previous;
	const token = p.expectName(what);
	if (token === undefined && p.isAtReservedWord() && !p.isOnNewLine(separator) && p.peek() === "(") p.advance();
	return token;
}

function parseMember(p: Parser, object: Expression): Expression {
	p.advance();
	const nameToken = parseMemberName(p, "a field name after '.'");
	if (nameToken === undefined) return p.failed(object.first);
	return { kind: "field", object, name: p.textOf(nameToken), nameToken, first: object.first, last: nameToken };
}

function parseItem(p: Parser, object: Expression): Expression {
	const opener = p.index;
	p.advance();
	const key = p.rules.expression(p);
	p.expectClosing("]", opener);
	return { kind: "item", object, key, first: object.first, last: p.previous };
}

function parseMethodCall(p: Parser, object: Expression): Expression {
	p.advance();
	const nameToken = parseMemberName(p, "a method name after ':'");
	const calleeLast = p.previous;
	if (p.kind === "<" && p.peek() === "<") parseTypeArguments(p);
	const args = parseArguments(p, calleeLast);
	if (args === undefined || nameToken === undefined) return p.failed(object.first);
	const name = p.textOf(nameToken);
	return { kind: "method call", object, name, nameToken, args, first: object.first, last: p.previous };
}

function parseCall(p: Parser, callee: Expression): Expression {
	const args = parseArguments(p, p.previous) ?? [];
	return { kind: "call", callee, args, first: callee.first, last: p.previous };
}

function parseInstantiation(p: Parser, callee: Expression): Expression {
	parseTypeArguments(p);
	return { kind: "instantiation", parts: [callee], first: callee.first, last: p.previous };
}

const SUFFIXES: ReadonlyMap<string, (p: Parser, object: Expression) => Expression> = new Map([
	[".", parseMember],
	["[", parseItem],
	[":", parseMethodCall],
	["(", parseCall],
	["{", parseCall],
	["<", parseInstantiation],
	[TokenKinds.string, parseCall],
]);

/**
 * Parses a name or a parenthesised expression and the fields, items and calls that follow it. In a statement a call may be reported
 * as ambiguous and still continue; elsewhere the expression ends there.
 */
export function parsePrimary(p: Parser, isStatement: boolean): Expression {
	let expression = parsePrefix(p);
	const depth = p.depth;
	while (true) {
		const suffix = SUFFIXES.get(p.kind);
		if (suffix === undefined || (p.kind === "<" && p.peek() !== "<")) break;
		if (!isStatement && p.kind === "(" && p.isOnNewLine(p.previous)) {
			p.report("Ambiguous: this could call the line above or start a new statement; join the lines or add ';'");
			break;
		}
		expression = suffix(p, expression);
		p.descend("expression");
	}
	p.depth = depth;
	return expression;
}
