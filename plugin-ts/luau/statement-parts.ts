import type { Block, ControlStatement, Expression, LocalVariable, Statement } from "./ast";
import type { Binding } from "./bindings";
import type { Parser } from "./parser-state";

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

/** Makes the names of a list visible. */
export function declareAll(p: Parser, bindings: readonly Binding[], isConst: boolean): LocalVariable[] {
	const variables: LocalVariable[] = [];
	for (const { token } of bindings) {
		if (token !== undefined) variables.push(p.scope.declare(p.textOf(token), token, isConst));
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
