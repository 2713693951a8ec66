import type { Block, Statement } from "./ast";
import type { Parser } from "./parser-state";
import { BLOCK_ENDS, isAmidError, skipRest } from "./recovery";
import { canStartStatement, parseStatement } from "./statements";
import { TokenKinds } from "./token-buffer";

const LAST_STATEMENTS: ReadonlySet<string> = new Set(["return", "break", "continue"]);

/** Parses statements up to the word that ends the block; their variables go out of scope. */
export function parseBlock(p: Parser): Block {
	const mark = p.scope.enter();
	const block = parseStatements(p);
	p.scope.leave(mark);
	return block;
}

/** Like `parseBlock`, leaving the variables visible for the condition of `until`. */
export function parseStatements(p: Parser): Block {
	const first = p.index;
	const statements: Statement[] = [];
	let isSound = true;
	p.listen();
	while (!BLOCK_ENDS.has(p.kind)) {
		if (!isSound && !canStartStatement(p.kind)) {
			skipContinuation(p);
			continue;
		}
		const start = p.index;
		const issues = p.issues.size();
		const statement = parseOne(p);
		statements.push(statement);
		if (p.index === start) p.advance();
		isSound = p.issues.size() === issues;
		if (!isSound && isAmidError(p)) skipRest(p);
		p.accept(";");
		p.listen();
		if (LAST_STATEMENTS.has(statement.kind) && isSound && !BLOCK_ENDS.has(p.kind)) {
			p.report(`'${statement.kind}' must be the last statement of its block; put 'do … end' around it`);
		}
	}
	return { statements, first, last: p.previous };
}

/** Skips a line that goes on with a statement whose error was reported already. */
function skipContinuation(p: Parser): void {
	p.advance();
	skipRest(p);
	p.accept(";");
	p.listen();
}

function parseOne(p: Parser): Statement {
	const depth = p.depth;
	p.descend("block");
	const statement = parseStatement(p);
	p.depth = depth;
	return statement;
}

/** Parses a whole file: statements until its end, past any stray `end`. */
export function parseChunk(p: Parser): Block {
	const first = p.index;
	let statements: readonly Statement[] = [];
	while (true) {
		const block = parseStatements(p);
		statements = statements.isEmpty() ? block.statements : [...statements, ...block.statements];
		if (p.kind === TokenKinds.eof) break;
		p.report(`Unexpected '${p.kind}': no block is open here that it could close`);
		p.advance();
	}
	return { statements, first, last: p.previous };
}
