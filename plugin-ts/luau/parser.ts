import type { Block } from "./ast";
import { parseBlock, parseChunk, parseStatements } from "./block";
import { parseExpression } from "./expressions";
import { parseFunctionBody } from "./functions";
import { LineIndex } from "./line-index";
import type { Rules } from "./parser-state";
import { Parser } from "./parser-state";
import type { Pause } from "./pause";
import { scanTokens } from "./scanner";
import type { TokenBuffer } from "./token-buffer";
import { parseType, parseTypeOrPack, parseTypeSuffix } from "./types";

/** One syntax error, placed as Studio's script editor counts. */
export interface SyntaxIssue {
	/** From 1. */
	readonly line: number;
	/** From 1, in UTF-16 code units. */
	readonly column: number;
	/** What is wrong and, where it can be told, what to write instead. */
	readonly message: string;
}

/** The result of parsing one text. The tree is there even when there are errors; it then leaves out what made no sense. */
export interface LuauTree {
	/** Whether there are no errors. */
	readonly ok: boolean;
	/** All errors in the order of the text, 100 at most. */
	readonly errors: readonly SyntaxIssue[];
	readonly ast: Block;
	/** What the token indexes in `ast` refer to. */
	readonly tokens: TokenBuffer;
	/** Indexes of the tokens that name a type. */
	readonly typeNames: readonly number[];
}

const RULES: Rules = {
	expression: parseExpression,
	functionBody: parseFunctionBody,
	block: parseBlock,
	statements: parseStatements,
	type: parseType,
	typeSuffix: parseTypeSuffix,
	typeOrPack: parseTypeOrPack,
};

/**
 * Parses Luau as Studio's compiler does, going on after each error. Long texts can be parsed over several frames by giving a `pause`
 * that yields. The compiler also refuses what is no matter of syntax, such as a function that needs more than 255 registers; this does not.
 */
export function parseLuau(source: string, pause?: Pause): LuauTree {
	const tokens = scanTokens(source, pause);
	const parser = new Parser(tokens, pause, RULES);
	const ast = parseChunk(parser);
	const issues = parser.issues;
	const errors: SyntaxIssue[] = [];
	if (!issues.isEmpty()) {
		const lines = new LineIndex(source);
		issues.sort((a, b) => a.token < b.token);
		for (const { token, message } of issues) {
			const start = tokens.starts[token] as number;
			errors.push({ line: lines.lineAt(start), column: lines.columnAt(start), message });
		}
	}
	return { ok: errors.isEmpty(), errors, ast, tokens, typeNames: parser.typeNames };
}

/** All syntax errors of a text; empty when it compiles. */
export function checkSyntax(source: string, pause?: Pause): readonly SyntaxIssue[] {
	return parseLuau(source, pause).errors;
}
