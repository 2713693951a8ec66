import type { Block, ControlStatement, Expression, LocalVariable, Statement } from "./ast";
import type { Binding } from "./bindings";
import type { Parser } from "./parser-state";

const MAX_LOCALS = 200;

interface ControlParts {
	readonly variables?: readonly LocalVariable[];
	readonly expressions?: readonly Expression[];
	readonly blocks?: readonly Block[];
}

/** Builds the node of a loop, condition or call that ends at the previous token. */
export function controlStatement(
	p: Parser,
	kind: ControlStatement["kind"],
	first: number,
	parts: ControlParts,
): ControlStatement {
	const { variables = [], expressions = [], blocks = [] } = parts;
	return { kind, variables, expressions, blocks, first, last: math.max(first, p.previous) };
}

/** A statement that could not be parsed. */
export function failedStatement(p: Parser, first: number): Statement {
	return controlStatement(p, "error", first, {});
}

/** Makes a name visible. The compiler has room for 200 variables a function; the first one too many is reported. */
export function declare(p: Parser, token: number, isConst: boolean, registers = 1): LocalVariable {
	const variable = p.scope.declare(p.textOf(token), token, isConst, registers);
	if (registers > 0 && p.scope.registersInUse() === MAX_LOCALS + 1) {
		p.report(`A function can hold ${MAX_LOCALS} local variables; put some into a table or a 'do … end' block`, token);
	}
	return variable;
}

/** Makes the names of a list visible. */
export function declareAll(p: Parser, bindings: readonly Binding[], isConst: boolean, registers = 1): LocalVariable[] {
	const variables: LocalVariable[] = [];
	for (const { token } of bindings) {
		if (token !== undefined) variables.push(declare(p, token, isConst, registers));
	}
	return variables;
}

/** Reports an expression that cannot stand on the left of an assignment. */
export function checkAssignable(p: Parser, target: Expression): void {
	if (target.kind === "name") {
		if (target.variable?.isConst === true) {
			p.report(`'${target.name}' is a constant and cannot be assigned again`, target.first);
		}
	} else if (target.kind !== "field" && target.kind !== "item") {
		p.report("Only a variable, a field or an item can be assigned to", target.first);
	}
}
