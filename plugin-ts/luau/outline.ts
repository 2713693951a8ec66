import type { Expression, FunctionExpression, Statement, TableField } from "./ast";
import { LineIndex } from "./line-index";
import { findModuleTable } from "./module-table";
import type { LuauTree } from "./parser";
import { parseLuau } from "./parser";
import type { Pause } from "./pause";
import { Pacer } from "./pause";
import { compactText } from "./source-text";
import { walkBlock } from "./walk";

export type DefinitionKind = "function" | "method" | "local function" | "type" | "exported type" | "field";

/** Something a script defines. */
export interface Definition {
	readonly kind: DefinitionKind;
	/** As it is written, such as `Door.open` or `Door:close`. */
	readonly name: string;
	/** First and last line, from 1. */
	readonly line: number;
	readonly endLine: number;
	/** One line to show: the head of a function, the whole of a short type or field. */
	readonly signature: string;
	/** Name of the function it is defined in; undefined at the top level. */
	readonly container?: string;
}

const MAX_SIGNATURE = 160;

/** Lists the functions, methods, types and exported fields of a script in the order of the text. Works on half-written code. */
export function outline(source: string, pause?: Pause): readonly Definition[] {
	return new Outliner(parseLuau(source, pause), new Pacer(pause)).run();
}

class Outliner {
	private readonly lines: LineIndex;
	private readonly fields = new Set<string>();
	private readonly found: { readonly first: number; readonly definition: Definition }[] = [];

	constructor(
		private readonly tree: LuauTree,
		private readonly pacer: Pacer,
	) {
		this.lines = new LineIndex(tree.tokens.source);
	}

	run(): readonly Definition[] {
		const { variable, literal } = findModuleTable(this.tree.ast);
		walkBlock(this.tree.ast, {
			pacer: this.pacer,
			statement: (statement, enclosing) => {
				const container = this.containerOf(enclosing);
				this.addNamed(statement, container);
				const isTopLevel = container === undefined;
				if (statement.kind === "assign") this.addAssigned(statement, container);
				if (statement.kind === "assign" && isTopLevel && variable !== undefined) {
					this.addFields(statement, (object) => object.kind === "name" && object.variable === variable);
				}
				if (statement.kind === "local") this.addLocals(statement, container);
			},
		});
		const owner = variable === undefined ? "" : `${variable.name}.`;
		for (const field of literal?.fields ?? []) this.addTableField(field, owner);
		this.found.sort((a, b) => a.first < b.first);
		return this.found.map(({ definition }) => definition);
	}

	/** Statements that introduce a name of their own. */
	private addNamed(statement: Statement, container: string | undefined): void {
		if (statement.kind === "function") {
			const name = this.nameOf(statement.target, statement.isMethod);
			this.addFunction(statement.isMethod ? "method" : "function", name, statement, statement.body, container);
		} else if (statement.kind === "local function") {
			this.addFunction("local function", statement.variable.name, statement, statement.body, container);
		} else if (statement.kind === "type") {
			const name = this.tree.tokens.texts[statement.nameToken] as string;
			const last = statement.body?.signatureLast ?? statement.last;
			this.add(statement.isExported ? "exported type" : "type", name, statement, last, container);
		}
	}

	/** `M.f = function() … end` and `x = function() … end`. */
	private addAssigned(statement: Statement & { kind: "assign" }, container: string | undefined): void {
		statement.targets.forEach((target, position) => {
			const value = statement.values[position];
			if (value?.kind === "function")
				this.addFunction("function", this.nameOf(target, false), statement, value, container);
		});
	}

	/** `M.x = value` for the module's own table; functions are listed by `addAssigned`. */
	private addFields(statement: Statement & { kind: "assign" }, isModule: (object: Expression) => boolean): void {
		statement.targets.forEach((target, position) => {
			if (target.kind !== "field" || !isModule(target.object) || statement.values[position]?.kind === "function")
				return;
			const name = this.nameOf(target, false);
			if (this.fields.has(name)) return;
			this.fields.add(name);
			this.add("field", name, statement, statement.last, undefined);
		});
	}

	/** `local f = function() … end`. */
	private addLocals(statement: Statement & { kind: "local" }, container: string | undefined): void {
		statement.variables.forEach((variable, position) => {
			const value = statement.values[position];
			if (value?.kind === "function") this.addFunction("local function", variable.name, statement, value, container);
		});
	}

	private addTableField(field: TableField, owner: string): void {
		if (field.nameToken === undefined) return;
		const name = `${owner}${this.tree.tokens.texts[field.nameToken] as string}`;
		const span = { first: field.nameToken, last: field.value.last };
		if (field.value.kind === "function") this.addFunction("function", name, span, field.value, undefined);
		else this.add("field", name, span, span.last, undefined);
	}

	private addFunction(
		kind: DefinitionKind,
		name: string,
		span: { readonly first: number; readonly last: number },
		body: FunctionExpression,
		container: string | undefined,
	): void {
		this.add(kind, name, span, body.signatureLast, container);
	}

	private add(
		kind: DefinitionKind,
		name: string,
		span: { readonly first: number; readonly last: number },
		signatureLast: number,
		container: string | undefined,
	): void {
		const { tokens } = this.tree;
		const definition = {
			kind,
			name,
			line: this.lines.lineAt(tokens.starts[span.first] as number),
			endLine: this.lines.lineAt(tokens.ends[span.last] as number),
			signature: compactText(tokens, span.first, signatureLast, MAX_SIGNATURE),
			container,
		};
		this.found.push({ first: span.first, definition });
	}

	private nameOf(target: Expression, isMethod: boolean): string {
		const text = compactText(this.tree.tokens, target.first, target.last, MAX_SIGNATURE);
		const [name] = string.gsub(text, " ", "");
		return isMethod ? name : string.gsub(name, ":", ".")[0];
	}

	private containerOf(enclosing: readonly Statement[]): string | undefined {
		for (const index of $range(enclosing.size() - 1, 0, -1)) {
			const statement = enclosing[index] as Statement;
			if (statement.kind === "function") return this.nameOf(statement.target, statement.isMethod);
			if (statement.kind === "local function") return statement.variable.name;
		}
		return undefined;
	}
}
