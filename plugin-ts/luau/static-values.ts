import type { Block, Expression, LocalVariable } from "./ast";
import { plainStringValue } from "./literals";
import type { Pacer } from "./pause";
import type { TokenBuffer } from "./token-buffer";
import { walkBlock } from "./walk";

/** A place in the data model as far as the text tells: names below `game`, or steps from the script itself. */
export interface StaticPath {
	readonly root: "game" | "script";
	/** Names of children; `..` is the parent. */
	readonly steps: readonly string[];
}

const CHILD_METHODS: ReadonlySet<string> = new Set(["WaitForChild", "FindFirstChild"]);
const SERVICE_METHODS: ReadonlySet<string> = new Set(["GetService", "FindService", "service"]);
const ROOTS: ReadonlyMap<string, StaticPath> = new Map<string, StaticPath>([
	["game", { root: "game", steps: [] }],
	["Game", { root: "game", steps: [] }],
	["workspace", { root: "game", steps: ["Workspace"] }],
	["Workspace", { root: "game", steps: ["Workspace"] }],
	["script", { root: "script", steps: [] }],
]);
/** How many variables an expression is followed through. */
const MAX_HOPS = 20;

/** What the expressions of one text stand for, following local variables that are assigned once. */
export class StaticValues {
	private readonly initial = new Map<LocalVariable, Expression>();

	constructor(
		chunk: Block,
		private readonly tokens: TokenBuffer,
		pacer?: Pacer,
	) {
		const reassigned = new Set<LocalVariable>();
		walkBlock(chunk, {
			pacer,
			statement: (statement) => {
				if (statement.kind === "local") {
					statement.variables.forEach((variable, position) => {
						const value = statement.values[position];
						if (value !== undefined) this.initial.set(variable, value);
					});
				}
				if (statement.kind !== "assign") return;
				for (const target of statement.targets) {
					if (target.kind === "name" && target.variable !== undefined) reassigned.add(target.variable);
				}
			},
		});
		for (const variable of reassigned) this.initial.delete(variable);
	}

	/** The expression behind parentheses, casts and local variables. */
	resolve(expression: Expression, hops = MAX_HOPS): Expression {
		if (hops === 0) return expression;
		if (expression.kind === "group" || expression.kind === "cast") {
			const [inner] = expression.parts;
			return inner === undefined ? expression : this.resolve(inner, hops - 1);
		}
		const value =
			expression.kind === "name" && expression.variable !== undefined
				? this.initial.get(expression.variable)
				: undefined;
		return value === undefined ? expression : this.resolve(value, hops - 1);
	}

	/** Whether an expression is the global function of that name. */
	isGlobal(expression: Expression, name: string): boolean {
		const resolved = this.resolve(expression);
		return resolved.kind === "name" && resolved.variable === undefined && resolved.name === name;
	}

	/** The text of an expression that is a string without escapes. */
	text(expression: Expression | undefined): string | undefined {
		if (expression === undefined) return undefined;
		const resolved = this.resolve(expression);
		if (resolved.kind !== "string") return undefined;
		return plainStringValue(
			string.sub(
				this.tokens.source,
				this.tokens.starts[resolved.first] as number,
				this.tokens.ends[resolved.first] as number,
			),
		);
	}

	/** The instance an expression means, or undefined when the text does not settle it. */
	path(expression: Expression, hops = MAX_HOPS): StaticPath | undefined {
		if (hops === 0) return undefined;
		const node = this.resolve(expression);
		if (node.kind === "name") return node.variable === undefined ? ROOTS.get(node.name) : undefined;
		if (node.kind === "field") return this.child(node.object, node.name === "Parent" ? ".." : node.name, hops);
		if (node.kind === "item") return this.child(node.object, this.text(node.key), hops);
		if (node.kind !== "method call") return undefined;
		const isLookup = CHILD_METHODS.has(node.name) || SERVICE_METHODS.has(node.name);
		return isLookup ? this.child(node.object, this.text(node.args[0]), hops) : undefined;
	}

	private child(object: Expression, step: string | undefined, hops: number): StaticPath | undefined {
		const base = step === undefined ? undefined : this.path(object, hops - 1);
		if (base === undefined || step === undefined) return undefined;
		return { root: base.root, steps: joinStep(base.steps, step) };
	}
}

/** Adds a step; going to the parent of a named child cancels both. */
export function joinStep(steps: readonly string[], step: string): readonly string[] {
	const last = steps[steps.size() - 1];
	if (step !== ".." || last === undefined || last === "..") return [...steps, step];
	return steps.filter((_, index) => index < steps.size() - 1);
}
