import type { Block, Expression, FunctionExpression, Statement } from "./ast";
import type { Pacer } from "./pause";

/** Called for every node of a tree, parents first, in the order of the text. */
export interface TreeVisitor {
	readonly expression?: (node: Expression) => void;
	readonly statement?: (node: Statement, enclosing: readonly Statement[]) => void;
	/** Told of every node, to spread the walk over frames. */
	readonly pacer?: Pacer;
}

/** Visits everything in a block, nested functions included. `enclosing` are the statements around one, outermost first. */
export function walkBlock(block: Block, visitor: TreeVisitor, enclosing: Statement[] = []): void {
	for (const statement of block.statements) {
		visitor.pacer?.tick();
		visitor.statement?.(statement, enclosing);
		enclosing.push(statement);
		walkStatement(statement, visitor, enclosing);
		enclosing.pop();
	}
}

function walkStatement(statement: Statement, visitor: TreeVisitor, enclosing: Statement[]): void {
	const each = (expressions: readonly Expression[]) => {
		for (const expression of expressions) walkExpression(expression, visitor, enclosing);
	};
	switch (statement.kind) {
		case "local":
		case "return":
			each(statement.values);
			break;
		case "assign":
			each(statement.targets);
			each(statement.values);
			break;
		case "local function":
			walkFunction(statement.body, visitor, enclosing);
			break;
		case "function":
			walkExpression(statement.target, visitor, enclosing);
			walkFunction(statement.body, visitor, enclosing);
			break;
		case "type":
			if (statement.body !== undefined) walkFunction(statement.body, visitor, enclosing);
			break;
		default:
			each(statement.expressions);
			for (const block of statement.blocks) walkBlock(block, visitor, enclosing);
	}
}

function walkFunction(node: FunctionExpression, visitor: TreeVisitor, enclosing: Statement[]): void {
	visitor.expression?.(node);
	walkBlock(node.body, visitor, enclosing);
}

/** Visits an expression and everything in it. */
export function walkExpression(node: Expression, visitor: TreeVisitor, enclosing: Statement[] = []): void {
	if (node.kind === "function") {
		walkFunction(node, visitor, enclosing);
		return;
	}
	visitor.pacer?.tick();
	visitor.expression?.(node);
	for (const child of childrenOf(node)) walkExpression(child, visitor, enclosing);
}

const NO_CHILDREN: readonly Expression[] = [];

/** The expressions directly inside one, in the order of the text; a function's body is not among them. */
export function childrenOf(node: Expression): readonly Expression[] {
	if ("parts" in node) return node.parts;
	switch (node.kind) {
		case "field":
			return [node.object];
		case "item":
			return [node.object, node.key];
		case "call":
			return [node.callee, ...node.args];
		case "method call":
			return [node.object, ...node.args];
		case "table":
			return fieldExpressions(node.fields);
		default:
			return NO_CHILDREN;
	}
}

function fieldExpressions(fields: readonly { readonly key?: Expression; readonly value: Expression }[]): Expression[] {
	const expressions: Expression[] = [];
	for (const { key, value } of fields) {
		if (key !== undefined) expressions.push(key);
		expressions.push(value);
	}
	return expressions;
}
