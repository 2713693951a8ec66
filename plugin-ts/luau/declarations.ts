import type { Expression, Statement } from "./ast";
import { parseAttributes } from "./attributes";
import { parseBindings } from "./bindings";
import { parseExpressionList } from "./call-arguments";
import type { Parser } from "./parser-state";
import { checkAssignable, declareAll, failedStatement } from "./statement-parts";
import { TokenKinds } from "./token-buffer";

const COMPUTED: ReadonlySet<string> = new Set(["call", "method call", "table", "function", "varargs", "field", "item"]);
const MULTIPLE_VALUES: ReadonlySet<string> = new Set(["call", "method call", "varargs", "error"]);

/** Parses what follows `local` or `const`, whose token is `first`. */
export function parseLocal(p: Parser, first: number, isConst: boolean, hasAttributes = false): Statement {
	if (p.kind === "function") return parseLocalFunction(p, first, isConst);
	if (hasAttributes) {
		p.report(`Expected 'function' after the attribute, got ${p.describe()}`);
		return failedStatement(p, first);
	}
	const { bindings } = parseBindings(p, false);
	const values = p.accept("=") ? parseExpressionList(p) : [];
	const variables = declareAll(p, bindings, isConst, values.some(isComputed) ? 1 : 0);
	if (isConst) checkInitializer(p, bindings.size(), values, first);
	return { kind: "local", variables, values, first, last: p.previous };
}

/** Whether a value is only known when the script runs, so that its variable cannot be compiled away. */
function isComputed(value: Expression): boolean {
	return COMPUTED.has(value.kind);
}

function checkInitializer(p: Parser, names: number, values: readonly Expression[], first: number): void {
	const last = values[values.size() - 1];
	if (last !== undefined && MULTIPLE_VALUES.has(last.kind)) return;
	if (values.size() !== names) p.report("A 'const' needs exactly one value per name", first);
}

function parseLocalFunction(p: Parser, first: number, isConst: boolean): Statement {
	const opener = p.index;
	p.advance();
	const token = p.expectName("the function's name");
	const localName = token === undefined ? undefined : { token, isConst };
	const { node, variable } = p.rules.functionBody(p, { opener, localName });
	if (variable === undefined) return failedStatement(p, first);
	return { kind: "local function", variable, body: node, first, last: p.previous };
}

/** Parses `function a.b:c() … end`. */
export function parseFunctionStatement(p: Parser): Statement {
	const first = p.index;
	const depth = p.depth;
	p.advance();
	const nameToken = p.expectName("the function's name");
	let target = nameExpression(p, nameToken);
	while (p.kind === "." || p.kind === ":") {
		const isMethod = p.kind === ":";
		p.advance();
		const token = p.expectName(isMethod ? "a method name after ':'" : "a field name after '.'");
		if (token !== undefined && target !== undefined) {
			target = {
				kind: "field",
				object: target,
				name: p.textOf(token),
				nameToken: token,
				first: target.first,
				last: token,
			};
		}
		if (isMethod) return functionStatement(p, first, target, true);
		p.descend("function name");
	}
	p.depth = depth;
	return functionStatement(p, first, target, false);
}

function nameExpression(p: Parser, token: number | undefined): Expression | undefined {
	if (token === undefined) return undefined;
	const name = p.textOf(token);
	const variable = p.scope.find(name);
	if (variable !== undefined && p.scope.isOutOfReach(variable)) {
		p.report(`A type function cannot use '${name}', a local from outside it`, token);
	}
	return { kind: "name", name, variable, first: token, last: token };
}

function functionStatement(p: Parser, first: number, target: Expression | undefined, isMethod: boolean): Statement {
	if (target !== undefined) checkAssignable(p, target);
	const selfToken = isMethod ? p.previous : undefined;
	const { node } = p.rules.functionBody(p, { opener: first, selfToken });
	if (target === undefined) return failedStatement(p, first);
	return { kind: "function", target, isMethod, body: node, first, last: p.previous };
}

/** Parses the attributes in front of a function statement and the statement. */
export function parseAttributed(p: Parser): Statement {
	const first = p.index;
	parseAttributes(p);
	if (p.kind === "function") return parseFunctionStatement(p);
	const isConst = p.kind === TokenKinds.name && p.word() === "const";
	if (p.kind === "local" || isConst) {
		p.advance();
		return parseLocal(p, first, isConst, true);
	}
	p.report(`Expected a function after the attribute, got ${p.describe()}`);
	return failedStatement(p, first);
}
