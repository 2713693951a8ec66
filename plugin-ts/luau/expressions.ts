import type { Expression } from "./ast";
import { parseAttributes } from "./attributes";
import type { Priority } from "./binary-operators";
import { BINARY_OPERATORS, FOREIGN_OPERATORS, UNARY_OPERATORS, UNARY_PRIORITY } from "./binary-operators";
import { isValidNumber } from "./literals";
import type { Parser } from "./parser-state";
import { parsePrimary } from "./primary-expressions";
import { parseInterpolation, parseString } from "./strings";
import { parseTable } from "./tables";
import { TokenKinds } from "./token-buffer";

/** Parses an expression made of operators that bind tighter than `limit`. */
export function parseExpression(p: Parser, limit = 0): Expression {
	const depth = p.depth;
	p.descend("expression");
	const first = p.index;
	let left = parseUnary(p);
	let operator = binaryOperator(p, limit);
	while (operator !== undefined && operator.left > limit) {
		p.advance();
		const right = parseExpression(p, operator.right);
		left = { kind: "binary", parts: [left, right], first, last: p.previous };
		operator = binaryOperator(p, limit);
		p.descend("expression");
	}
	p.depth = depth;
	return left;
}

function binaryOperator(p: Parser, limit: number): Priority | undefined {
	return BINARY_OPERATORS.get(p.kind) ?? foreignOperator(p, limit);
}

/** `&&`, `||` and `!=`: reported, then read as what was meant. */
function foreignOperator(p: Parser, limit: number): Priority | undefined {
	if (p.kind !== "&" && p.kind !== "|" && p.kind !== TokenKinds.unknown) return undefined;
	const { source, starts } = p.buffer;
	const start = starts[p.index] as number;
	const text = source.sub(start, start + 1);
	const meant = FOREIGN_OPERATORS.get(text);
	const priority = meant === undefined ? undefined : BINARY_OPERATORS.get(meant);
	if (priority === undefined || priority.left <= limit) return undefined;
	p.report(`'${text}' is not an operator in Luau; use '${meant}'`);
	p.advance();
	return priority;
}

function parseUnary(p: Parser): Expression {
	const first = p.index;
	const isForeignNot = p.kind === TokenKinds.unknown && p.describe() === "'!'";
	if (isForeignNot) p.report("'!' is not an operator in Luau; use 'not'");
	if (!isForeignNot && !UNARY_OPERATORS.has(p.kind)) return parseCast(p);
	p.advance();
	const operand = parseExpression(p, UNARY_PRIORITY);
	return { kind: "unary", parts: [operand], first, last: p.previous };
}

function parseCast(p: Parser): Expression {
	const first = p.index;
	const inner = parseSimple(p);
	if (!p.accept("::")) return inner;
	p.rules.type(p);
	return { kind: "cast", parts: [inner], first, last: p.previous };
}

function parseConstant(p: Parser): Expression {
	p.advance();
	return p.leaf("constant", p.previous);
}

function parseNumber(p: Parser): Expression {
	const { source, starts, ends } = p.buffer;
	const text = source.sub(starts[p.index] as number, ends[p.index] as number);
	if (!isValidNumber(text)) p.report(`'${text}' is a malformed number`);
	p.advance();
	return p.leaf("number", p.previous);
}

function parseVarargs(p: Parser): Expression {
	if (!p.scope.allowsVarargs()) p.report("'...' can only be used in a function whose parameters end with '...'");
	p.advance();
	return p.leaf("varargs", p.previous);
}

function parseFunction(p: Parser): Expression {
	const opener = p.index;
	p.advance();
	return p.rules.functionBody(p, { opener }).node;
}

function parseAttributedFunction(p: Parser): Expression {
	const first = p.index;
	parseAttributes(p);
	if (p.kind === "function") return parseFunction(p);
	p.report(`Expected 'function' after the attribute, got ${p.describe()}`);
	return p.failed(first);
}

/** `if a then b elseif c then d else e` as a value. */
function parseConditional(p: Parser): Expression {
	const first = p.index;
	const depth = p.depth;
	const parts: Expression[] = [];
	do {
		p.advance();
		parts.push(parseExpression(p));
		p.expect("then", "after the condition of the 'if' expression");
		parts.push(parseExpression(p));
		p.descend("expression");
	} while (p.kind === "elseif");
	p.depth = depth;
	p.expect("else", "in the 'if' expression, which needs a value for both cases");
	parts.push(parseExpression(p));
	return { kind: "conditional", parts, first, last: p.previous };
}

const SIMPLE: ReadonlyMap<string, (p: Parser) => Expression> = new Map([
	["nil", parseConstant],
	["true", parseConstant],
	["false", parseConstant],
	["...", parseVarargs],
	["function", parseFunction],
	["if", parseConditional],
	["{", parseTable],
	["@[", parseAttributedFunction],
	[TokenKinds.attribute, parseAttributedFunction],
	[TokenKinds.number, parseNumber],
	[TokenKinds.string, parseString],
	[TokenKinds.brokenString, parseString],
	[TokenKinds.interpolationWhole, parseInterpolation],
	[TokenKinds.interpolationBegin, parseInterpolation],
	[TokenKinds.brokenBraces, parseInterpolation],
]);

function parseSimple(p: Parser): Expression {
	const rule = SIMPLE.get(p.kind);
	return rule === undefined ? parsePrimary(p, false) : rule(p);
}
