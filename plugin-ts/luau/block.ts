import type { Block, Statement } from "./ast";
import type { Parser } from "./parser-state";
import { parseStatement } from "./statements";
import { TokenKinds } from "./token-buffer";

const BLOCK_ENDS: ReadonlySet<string> = new Set([TokenKinds.eof, "else", "elseif", "end", "until"]);
const LAST_STATEMENTS: ReadonlySet<string> = new Set(["return", "break", "continue"]);
const STATEMENT_STARTS: ReadonlySet<string> = new Set([
	"do",
	"for",
	"function",
	"if",
	"local",
	"repeat",
	"return",
	"while",
	";",
	"@[",
	TokenKinds.attribute,
]);
/** How many tokens behind the current one an error may be for the rest of its line to be skipped. */
const NEAR_TOKENS = 3;

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
	p.listen();
	while (!BLOCK_ENDS.has(p.kind)) {
		const start = p.index;
		const issues = p.issues.size();
		const statement = parseOne(p);
		statements.push(statement);
		if (p.index === start) p.advance();
		if (p.issues.size() > issues) recover(p);
		p.accept(";");
		p.listen();
		if (LAST_STATEMENTS.has(statement.kind) && !BLOCK_ENDS.has(p.kind)) {
			p.report(`'${statement.kind}' must be the last statement of its block; put 'do … end' around it`);
		}
	}
	return { statements, first, last: p.previous };
}

function parseOne(p: Parser): Statement {
	const depth = p.depth;
	p.descend("block");
	const statement = parseStatement(p);
	p.depth = depth;
	return statement;
}

/** After an error, skips what is left of the line so that it is not reported a second time as a statement. */
function recover(p: Parser): void {
	const last = p.issues[p.issues.size() - 1];
	if (last === undefined || last.token + NEAR_TOKENS < p.index) return;
	while (!BLOCK_ENDS.has(p.kind) && !STATEMENT_STARTS.has(p.kind) && !p.isOnNewLine(p.previous)) p.advance();
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
