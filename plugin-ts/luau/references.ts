import type { Expression, LocalVariable } from "./ast";
import { LineIndex } from "./line-index";
import type { LuauTree } from "./parser";
import { parseLuau } from "./parser";
import type { Pause } from "./pause";
import { Pacer } from "./pause";
import { TokenKinds } from "./token-buffer";
import { walkBlock } from "./walk";

export type ReferenceRole = "declaration" | "write" | "call" | "read" | "field" | "method" | "type" | "other";

/** One place where a script names something. */
export interface NameReference {
	/** From 1. */
	readonly line: number;
	/** From 1, in UTF-16 code units. */
	readonly column: number;
	readonly role: ReferenceRole;
	/** The line, without indentation. */
	readonly text: string;
}

/** How much work it is to place one reference, in tokens. */
const TOKENS_PER_REFERENCE = 8;

interface Use {
	readonly role: ReferenceRole;
	readonly variable?: LocalVariable;
}

/**
 * Lists where code, not strings or comments, names a symbol: a variable, function, field, method or type. `Owner.name` and `Owner:name`
 * list the uses of that member of that name only.
 */
export function findNameReferences(source: string, symbol: string, pause?: Pause): readonly NameReference[] {
	const [owner, name] = string.match(symbol, "^(.-)[.:]?([%a_][%w_]*)$");
	if (name === undefined) return [];
	const tree = parseLuau(source, pause);
	const pacer = new Pacer(pause);
	const matching = tokensNamed(tree, name as string, pacer).filter(
		(token) => owner === "" || hasOwner(tree, token, owner as string),
	);
	return describe(tree, collectUses(tree, pacer), matching, pacer);
}

/**
 * Lists the uses of the variable, field or type at a position (both from 1, columns in UTF-16 code units). A local variable's uses are
 * told from those of others of its name; anything else goes by name. Empty when there is no name there.
 */
export function findReferencesAt(
	source: string,
	line: number,
	column: number,
	pause?: Pause,
): readonly NameReference[] {
	const tree = parseLuau(source, pause);
	const lines = new LineIndex(source);
	const { kinds, starts, ends, texts } = tree.tokens;
	const pacer = new Pacer(pause);
	const uses = collectUses(tree, pacer);
	for (const token of $range(0, kinds.size() - 1)) {
		const start = starts[token] as number;
		if (kinds[token] !== TokenKinds.name || lines.lineAt(start) !== line) continue;
		const from = lines.columnAt(start);
		if (column < from || column > from + (ends[token] as number) - start) continue;
		const wanted = uses.get(token)?.variable;
		const isMember = isMemberName(tree, token);
		const matching = tokensNamed(tree, texts[token] as string, pacer).filter(
			(other) => uses.get(other)?.variable === wanted && isMemberName(tree, other) === isMember,
		);
		return describe(tree, uses, matching, pacer);
	}
	return [];
}

function tokensNamed({ tokens }: LuauTree, name: string, pacer: Pacer): number[] {
	const found: number[] = [];
	for (const token of $range(0, tokens.kinds.size() - 1)) {
		pacer.tick();
		if (tokens.texts[token] === name && tokens.kinds[token] === TokenKinds.name) found.push(token);
	}
	return found;
}

function isMemberName({ tokens }: LuauTree, token: number): boolean {
	return tokens.kinds[token - 1] === "." || tokens.kinds[token - 1] === ":";
}

function hasOwner(tree: LuauTree, token: number, owner: string): boolean {
	const [last] = string.match(owner, "([%a_][%w_]*)$");
	return isMemberName(tree, token) && tree.tokens.texts[token - 2] === last;
}

/** What the names of a text are used for, by token. */
function collectUses(tree: LuauTree, pacer: Pacer): Map<number, Use> {
	const uses = new Map<number, Use>();
	const declare = (variable: LocalVariable) => uses.set(variable.token, { role: "declaration", variable });
	const note = (node: Expression, role: ReferenceRole) => {
		if (node.kind === "name") uses.set(node.first, { role, variable: node.variable });
		else if (node.kind === "field") uses.set(node.nameToken, { role });
	};
	for (const token of tree.typeNames) uses.set(token, { role: "type" });
	walkBlock(tree.ast, {
		pacer,
		statement: (node) => {
			if (node.kind === "local" || node.kind === "for") node.variables.forEach(declare);
			else if (node.kind === "local function") declare(node.variable);
			else if (node.kind === "function") note(node.target, "declaration");
			else if (node.kind === "assign") node.targets.forEach((target) => note(target, "write"));
			else if (node.kind === "type") uses.set(node.nameToken, { role: "declaration" });
		},
		expression: (node) => {
			if (node.kind === "function") node.parameters.forEach(declare);
			else if (node.kind === "call") note(node.callee, "call");
			else if (node.kind === "method call") uses.set(node.nameToken, { role: "method" });
			else if (node.kind === "table") {
				for (const { nameToken } of node.fields) if (nameToken !== undefined) uses.set(nameToken, { role: "field" });
			} else if (node.kind === "name" && !uses.has(node.first)) note(node, "read");
			else if (node.kind === "field" && !uses.has(node.nameToken)) note(node, "field");
		},
	});
	return uses;
}

function describe(
	tree: LuauTree,
	uses: ReadonlyMap<number, Use>,
	matching: readonly number[],
	pacer: Pacer,
): NameReference[] {
	const lines = new LineIndex(tree.tokens.source);
	return matching.map((token) => {
		pacer.tick(TOKENS_PER_REFERENCE);
		const start = tree.tokens.starts[token] as number;
		const line = lines.lineAt(start);
		const [text] = string.match(lines.textOf(line), "^%s*(.-)%s*$");
		return { line, column: lines.columnAt(start), role: uses.get(token)?.role ?? "other", text: text as string };
	});
}
