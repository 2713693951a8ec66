import type { Expression } from "./ast";
import { LineIndex } from "./line-index";
import type { LuauTree } from "./parser";
import { parseLuau } from "./parser";
import type { Pause } from "./pause";
import { Pacer } from "./pause";
import { StaticValues } from "./static-values";
import type { TokenBuffer } from "./token-buffer";
import { TokenKinds } from "./token-buffer";
import { walkBlock } from "./walk";

/** A construct that the Creator Store or common sense forbids. */
export interface ForbiddenUse {
	/** From 1. */
	readonly line: number;
	/** What is used, such as `loadstring` or `require(<number>)`. */
	readonly construct: string;
	/** One sentence. */
	readonly why: string;
}

const RUNS_HIDDEN_CODE = "It runs code that nobody can read in the place.";
const TAMPERS = "It reaches into other functions' variables and turns off Luau's optimisations.";
const LOADS_FOREIGN = "It runs code from an asset that its owner can change at any time.";
const INSERTS_FOREIGN = "It inserts an asset, with any scripts in it, that nobody has looked at.";

const GLOBALS: ReadonlyMap<string, string> = new Map([
	["loadstring", RUNS_HIDDEN_CODE],
	["getfenv", TAMPERS],
	["setfenv", TAMPERS],
]);
/** Methods that load assets, by the service that has them. */
const LOADERS: ReadonlyMap<string, string> = new Map([
	["LoadAsset", "InsertService"],
	["LoadAssetVersion", "InsertService"],
	["LoadAssetAsync", "AssetService"],
]);
const GLOBAL_TABLES: ReadonlySet<string> = new Set(["_G", "shared"]);

interface Find {
	readonly token: number;
	readonly construct: string;
	readonly why: string;
}

/**
 * Lists uses of `loadstring`, `getfenv`, `setfenv`, `require` of an asset id, `InsertService:LoadAsset` and
 * `AssetService:LoadAssetAsync`, also through local variables. Strings, comments, fields and locals of the same name do not count.
 */
export function findForbidden(source: string, pause?: Pause): readonly ForbiddenUse[] {
	const tree = parseLuau(source, pause);
	const pacer = new Pacer(pause);
	const finds = [...findGlobals(tree, pacer), ...findLoads(tree, pacer)];
	finds.sort((a, b) => a.token < b.token);
	const lines = new LineIndex(source);
	return finds.map(({ token, construct, why }) => ({
		line: lines.lineAt(tree.tokens.starts[token] as number),
		construct,
		why,
	}));
}

/** Works on tokens, so that code a syntax error hides from the tree is seen too. */
function findGlobals(tree: LuauTree, pacer: Pacer): Find[] {
	const { kinds, texts } = tree.tokens;
	const locals = localUses(tree, pacer);
	const finds: Find[] = [];
	for (const token of $range(0, kinds.size() - 1)) {
		pacer.tick();
		if (kinds[token] !== TokenKinds.name) continue;
		const construct = texts[token] as string;
		const why = GLOBALS.get(construct);
		if (why !== undefined && !locals.has(token) && isGlobalUse(tree.tokens, token))
			finds.push({ token, construct, why });
	}
	return finds;
}

function isGlobalUse({ kinds, texts }: TokenBuffer, token: number): boolean {
	const before = kinds[token - 1];
	if (before === ".") return GLOBAL_TABLES.has(texts[token - 2] ?? "");
	if (before === ":" || before === "local") return false;
	const isTableKey = kinds[token + 1] === "=" && (before === "{" || before === "," || before === ";");
	return !isTableKey;
}

/** Tokens that mean a local variable or declare one. */
function localUses({ ast }: LuauTree, pacer: Pacer): Set<number> {
	const tokens = new Set<number>();
	walkBlock(ast, {
		pacer,
		expression: (node) => {
			if (node.kind === "name" && node.variable !== undefined) {
				tokens.add(node.first);
				tokens.add(node.variable.token);
			}
			if (node.kind === "function") node.parameters.forEach(({ token }) => tokens.add(token));
		},
		statement: (node) => {
			if (node.kind === "local" || node.kind === "for") node.variables.forEach(({ token }) => tokens.add(token));
			if (node.kind === "local function") tokens.add(node.variable.token);
		},
	});
	return tokens;
}

function findLoads({ ast, tokens }: LuauTree, pacer: Pacer): Find[] {
	const values = new StaticValues(ast, tokens, pacer);
	const finds: Find[] = [];
	walkBlock(ast, {
		pacer,
		expression: (node) => {
			if (node.kind === "call" && values.isGlobal(node.callee, "require") && isNumber(node.args[0], values)) {
				finds.push({ token: node.first, construct: "require(<number>)", why: LOADS_FOREIGN });
			}
			if (node.kind !== "field" && node.kind !== "method call") return;
			const service = LOADERS.get(node.name);
			if (service === undefined || !mayBeService(node.object, service, values)) return;
			finds.push({ token: node.nameToken, construct: `${service}:${node.name}`, why: INSERTS_FOREIGN });
		},
	});
	return finds;
}

function isNumber(argument: Expression | undefined, values: StaticValues): boolean {
	if (argument === undefined) return false;
	const node = values.resolve(argument);
	if (node.kind === "number") return true;
	if (node.kind === "unary" || node.kind === "binary") return node.parts.every((part) => isNumber(part, values));
	return node.kind === "call" && values.isGlobal(node.callee, "tonumber");
}

/** Whether an expression is the service, or a service picked at run time; a value of another kind with such a method is not. */
function mayBeService(object: Expression, service: string, values: StaticValues): boolean {
	const path = values.path(object);
	if (path !== undefined) return path.root === "game" && path.steps.size() === 1 && path.steps[0] === service;
	const node = values.resolve(object);
	if (node.kind === "method call") return node.name === "GetService" || node.name === "FindService";
	if (node.kind === "name") return node.name.lower() === service.lower();
	return node.kind === "field" && node.name.lower() === service.lower();
}
