import type { Block, Expression, LocalVariable, Statement } from "./ast";
import type { Binding } from "./bindings";
import { parseBinding, parseBindings } from "./bindings";
import { parseExpressionList } from "./call-arguments";
import type { Parser } from "./parser-state";
import { controlStatement, declareAll } from "./statement-parts";

/** Parses `if … then … elseif … else … end`. */
export function parseIf(p: Parser): Statement {
	const first = p.index;
	const depth = p.depth;
	const expressions: Expression[] = [];
	const blocks: Block[] = [];
	let opener = first;
	do {
		opener = p.index;
		p.advance();
		expressions.push(p.rules.expression(p));
		p.expectOnLine("then", "after the condition of the 'if'");
		blocks.push(p.rules.block(p));
		p.descend("'if'");
	} while (p.kind === "elseif");
	p.depth = depth;
	if (p.kind === "else") {
		opener = p.index;
		p.advance();
		blocks.push(p.rules.block(p));
	}
	p.expectBlockEnd("end", opener);
	return controlStatement(p, "if", first, { expressions, blocks });
}

interface LoopBody {
	readonly variables: readonly LocalVariable[];
	readonly block: Block;
}

function parseLoopBody(p: Parser, opener: number, bindings: readonly Binding[]): LoopBody {
	const mark = p.scope.enter();
	p.scope.enterLoop();
	const variables = declareAll(p, bindings, false);
	const block = p.rules.block(p);
	p.scope.leaveLoop();
	p.scope.leave(mark);
	p.expectBlockEnd("end", opener);
	return { variables, block };
}

export function parseWhile(p: Parser): Statement {
	const first = p.index;
	p.advance();
	const condition = p.rules.expression(p);
	p.expectOnLine("do", "after the condition of the 'while'");
	const { block } = parseLoopBody(p, first, []);
	return controlStatement(p, "while", first, { expressions: [condition], blocks: [block] });
}

export function parseRepeat(p: Parser): Statement {
	const first = p.index;
	p.advance();
	const mark = p.scope.enter();
	p.scope.enterLoop();
	const block = p.rules.statements(p);
	p.scope.leaveLoop();
	p.expectBlockEnd("until", first);
	const condition = p.rules.expression(p);
	p.scope.leave(mark);
	return controlStatement(p, "repeat", first, { expressions: [condition], blocks: [block] });
}

export function parseDo(p: Parser): Statement {
	const first = p.index;
	p.advance();
	const block = p.rules.block(p);
	p.expectBlockEnd("end", first);
	return controlStatement(p, "do", first, { blocks: [block] });
}

/** Parses `for i = 1, 2, 3 do … end` and `for k, v in … do … end`. */
export function parseFor(p: Parser): Statement {
	const first = p.index;
	p.advance();
	let bindings: readonly Binding[] = [parseBinding(p)];
	let expressions: Expression[];
	if (p.accept("=")) expressions = parseRange(p);
	else {
		if (p.accept(",")) bindings = [...bindings, ...parseBindings(p, false).bindings];
		p.expect("in", "after the names of the 'for' loop");
		expressions = parseExpressionList(p);
	}
	p.expectOnLine("do", "before the body of the 'for' loop");
	const { variables, block } = parseLoopBody(p, first, bindings);
	return controlStatement(p, "for", first, { variables, expressions, blocks: [block] });
}

function parseRange(p: Parser): Expression[] {
	const range = [p.rules.expression(p)];
	p.expect(",", "between the first and last value of the 'for' loop");
	range.push(p.rules.expression(p));
	if (p.accept(",")) range.push(p.rules.expression(p));
	return range;
}
