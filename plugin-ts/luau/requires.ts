import { parsePath, printPath } from "../core/path";
import type { Expression } from "./ast";
import { LineIndex } from "./line-index";
import { parseLuau } from "./parser";
import type { Pause } from "./pause";
import { Pacer } from "./pause";
import { compactText } from "./source-text";
import type { StaticPath } from "./static-values";
import { joinStep, StaticValues } from "./static-values";
import { walkBlock } from "./walk";

/** One `require(…)` of a script. */
export interface ModuleRequire {
	/** From 1. */
	readonly line: number;
	/** The argument as written. */
	readonly argument: string;
	/**
	 * Path of the module when the text settles it: canonical from `game`, or from `script` (`script.Parent.Door`) when the script's own
	 * path is not given.
	 */
	readonly path?: string;
	/** Set for a module of the Creator Store. */
	readonly assetId?: number;
}

type Steps = readonly string[];

const MAX_ARGUMENT = 120;
/** Where the string form of `require` starts from. */
const STRING_ROOTS: ReadonlyMap<string, StaticPath> = new Map<string, StaticPath>([
	[".", { root: "script", steps: [".."] }],
	["..", { root: "script", steps: ["..", ".."] }],
	["@self", { root: "script", steps: [] }],
	["@game", { root: "game", steps: [] }],
]);

/**
 * Lists what a script requires, in the order of the text. Services, `WaitForChild`, `FindFirstChild`, local variables and the string
 * form are followed. Give the script's canonical path to get all paths from `game`.
 */
export function findRequires(source: string, scriptPath?: string, pause?: Pause): readonly ModuleRequire[] {
	const { ast, tokens } = parseLuau(source, pause);
	const pacer = new Pacer(pause);
	const values = new StaticValues(ast, tokens, pacer);
	const lines = new LineIndex(source);
	const base = scriptPath === undefined ? undefined : stepsOf(scriptPath);
	const found: ModuleRequire[] = [];
	walkBlock(ast, {
		pacer,
		expression: (node) => {
			if (node.kind !== "call" || !values.isGlobal(node.callee, "require")) return;
			const [argument] = node.args;
			if (argument === undefined) return;
			const path = modulePath(argument, values);
			const resolved = values.resolve(argument);
			found.push({
				line: lines.lineAt(tokens.starts[node.first] as number),
				argument: compactText(tokens, argument.first, argument.last, MAX_ARGUMENT),
				path: path === undefined ? undefined : describePath(path, base),
				assetId:
					resolved.kind === "number"
						? tonumber(compactText(tokens, resolved.first, resolved.last, MAX_ARGUMENT))
						: undefined,
			});
		},
	});
	return found;
}

function modulePath(argument: Expression, values: StaticValues): StaticPath | undefined {
	const text = values.text(argument);
	return text === undefined ? values.path(argument) : stringPath(text);
}

function stringPath(text: string): StaticPath | undefined {
	const names = text.split("/");
	const start = STRING_ROOTS.get(names.shift() ?? "");
	return start === undefined ? undefined : { root: start.root, steps: names.reduce<Steps>(joinStep, start.steps) };
}

function stepsOf(path: string): readonly string[] | undefined {
	const parsed = parsePath(path);
	return parsed.ok ? parsed.value.map((segment) => segment.name) : undefined;
}

function describePath(path: StaticPath, base: readonly string[] | undefined): string {
	if (path.root === "game") return printNames(path.steps);
	if (base === undefined) return path.steps.reduce((text, step) => `${text}${printStep(step)}`, "script");
	return printNames(path.steps.reduce<Steps>(joinStep, base));
}

function printStep(step: string): string {
	if (step === "..") return ".Parent";
	return printNames([step]).sub("game".size() + 1);
}

function printNames(names: readonly string[]): string {
	return printPath(names.map((name) => ({ name })));
}
