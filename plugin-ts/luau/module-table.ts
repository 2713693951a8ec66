import type { Block, Expression, LocalVariable, TableExpression } from "./ast";

/** What a module returns, as far as it can be told from its text. */
export interface ModuleTable {
	/** The variable that is returned. */
	readonly variable?: LocalVariable;
	/** The table literal that is returned, or that the variable starts as. */
	readonly literal?: TableExpression;
}

/** Finds the table a module returns: `return M`, `return { … }`, also through `setmetatable`, `table.freeze` and casts. */
export function findModuleTable(chunk: Block): ModuleTable {
	const last = chunk.statements[chunk.statements.size() - 1];
	if (last === undefined || last.kind !== "return") return {};
	const returned = unwrap(last.values[0]);
	if (returned === undefined) return {};
	if (returned.kind === "table") return { literal: returned };
	const variable = returned.kind === "name" ? returned.variable : undefined;
	return variable === undefined ? {} : { variable, literal: initialTable(chunk, variable) };
}

function unwrap(expression: Expression | undefined): Expression | undefined {
	if (expression === undefined) return undefined;
	if (expression.kind === "call") return unwrap(expression.args[0]);
	if (expression.kind === "cast" || expression.kind === "group") return unwrap(expression.parts[0]);
	return expression;
}

function initialTable(chunk: Block, variable: LocalVariable): TableExpression | undefined {
	for (const statement of chunk.statements) {
		if (statement.kind !== "local") continue;
		const position = statement.variables.indexOf(variable);
		const value = position < 0 ? undefined : unwrap(statement.values[position]);
		if (value?.kind === "table") return value;
	}
	return undefined;
}
