import type { RandomText } from "./random-text.ts";

const NAMES = ["a", "b", "part", "self", "type", "export", "continue", "read", "write", "declare", "x1", "_"];
const NUMBERS = ["0", "1", "42", "1_000", "0xFF", "0x_f", "0b1011", "1e5", "1.5e-3", ".5", "5.", "1__2"];
const STRINGS = [
	`"s"`,
	`'t'`,
	"[[long]]",
	"[==[ ]] ]==]",
	`"\\n\\t\\\\"`,
	`"\\x41\\u{1F600}\\065"`,
	`'\\z   x'`,
	"`plain`",
	`"é"`,
];
const BINARY = ["+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or"];
const COMPOUND = ["+=", "-=", "*=", "/=", "//=", "%=", "^=", "..="];
const SPACES = [" ", " ", " ", "\n", "\t", " -- note\n", " --[[ note ]] ", "\r\n"];

/** Writes random scripts that use every construct of the grammar; nearly all compile, and what does not is a test as well. */
export class LuauGenerator {
	readonly #random: RandomText;

	constructor(random: RandomText) {
		this.#random = random;
	}

	/** A script of up to `size` statements. */
	script(size: number): string {
		return this.#block(4, 1 + this.#random.below(size), false);
	}

	/** A statement that is mostly type annotation. */
	typeStatement(): string {
		return this.#pick([
			() => `type T${this.#generics(true)} = ${this.#type(5)}`,
			() => `local x: ${this.#type(5)}`,
			() => `local function f${this.#generics(false)}(${this.#parameters(5)})${this.#returnType(5)} end`,
			() => `local x = y :: ${this.#type(5)}`,
			() => `f<<${this.#list(() => this.#typeArgument(4), 3)}>>()`,
		]);
	}

	#pick(choices: readonly (() => string)[]): string {
		return this.#random.pick(choices)();
	}

	#list(item: () => string, most: number, separator = ", "): string {
		return Array.from({ length: 1 + this.#random.below(most) }, item).join(separator);
	}

	#maybe(percent: number, text: () => string): string {
		return this.#random.chance(percent) ? text() : "";
	}

	#space(): string {
		return this.#random.pick(SPACES);
	}

	#name(): string {
		return this.#random.pick(NAMES);
	}

	#block(depth: number, statements: number, isLoop: boolean): string {
		const lines = Array.from(
			{ length: statements },
			() => this.#statement(depth) + this.#random.pick([";", "\n", ";\n", "\n"]),
		);
		const last = this.#maybe(15, () =>
			isLoop && this.#random.chance(60) ? this.#random.pick(["break", "continue"]) : this.#return(depth),
		);
		return lines.join("") + last;
	}

	#body(depth: number, isLoop = false): string {
		return `\n${this.#block(depth - 1, this.#random.below(3), isLoop)}\n`;
	}

	#return(depth: number): string {
		return `return ${this.#maybe(70, () => this.#list(() => this.#expression(depth), 3))}`;
	}

	#statement(depth: number): string {
		const flat = [
			() =>
				`local ${this.#bindings(depth)}${this.#maybe(80, () => ` = ${this.#list(() => this.#expression(depth), 3)}`)}`,
			() => `const ${this.#name()}_c = ${this.#expression(depth)}`,
			() => `${this.#target(depth)} = ${this.#expression(depth)}`,
			() => `${this.#target(depth)}, ${this.#target(depth)} = ${this.#list(() => this.#expression(depth), 2)}`,
			() => `${this.#target(depth)} ${this.#random.pick(COMPOUND)} ${this.#expression(depth)}`,
			() => this.#call(depth),
			() => `${this.#maybe(40, () => "export ")}type ${this.#name()}${this.#generics(true)} = ${this.#type(depth)}`,
		];
		return this.#pick(depth <= 0 ? flat : [...flat, ...this.#nested(depth)]);
	}

	#nested(depth: number): (() => string)[] {
		return [
			() => `do${this.#body(depth)}end`,
			() => `while ${this.#expression(depth)} do${this.#body(depth, true)}end`,
			() => `repeat${this.#body(depth, true)}until ${this.#expression(depth)}`,
			() =>
				`for ${this.#name()} = 1, ${this.#expression(1)}${this.#maybe(30, () => ", 2")} do${this.#body(depth, true)}end`,
			() => `for ${this.#bindings(depth)} in ${this.#expression(depth)} do${this.#body(depth, true)}end`,
			() =>
				`if ${this.#expression(depth)} then${this.#body(depth)}${this.#maybe(40, () => `elseif b then${this.#body(depth)}`)}${this.#maybe(40, () => `else${this.#body(depth)}`)}end`,
			() =>
				`${this.#attributes()}function ${this.#list(() => this.#name(), 2, ".")}${this.#maybe(30, () => ":m")}${this.#function(depth)}`,
			() => `${this.#attributes()}local function ${this.#name()}${this.#function(depth)}`,
			() => `type function ${this.#name()}(${this.#maybe(60, () => "t")}) return t end`,
		];
	}

	#attributes(): string {
		return this.#maybe(20, () =>
			this.#random.pick([
				"@native ",
				"@checked\n",
				"@[native] ",
				'@[deprecated { use = "b" }] ',
				"@[checked, native()]\n",
			]),
		);
	}

	#bindings(depth: number): string {
		return this.#list(() => `${this.#name()}${this.#maybe(30, () => `: ${this.#type(depth - 1)}`)}`, 3);
	}

	#parameters(depth: number): string {
		return this.#pick([
			() => "",
			() => this.#bindings(depth),
			() => `...${this.#maybe(40, () => `: ${this.#type(depth - 1)}`)}`,
			() => `${this.#bindings(depth)}, ...${this.#maybe(30, () => ": T...")}`,
		]);
	}

	#function(depth: number): string {
		return `${this.#maybe(20, () => this.#generics(false))}(${this.#parameters(depth)})${this.#returnType(depth)}${this.#body(depth)}end`;
	}

	#target(depth: number): string {
		return this.#pick([
			() => this.#name(),
			() => `${this.#prefix(depth)}.${this.#name()}`,
			() => `${this.#prefix(depth)}[${this.#expression(depth - 1)}]`,
		]);
	}

	#prefix(depth: number): string {
		if (depth <= 0) {
			return this.#name();
		}
		return this.#pick([
			() => this.#name(),
			() => `(${this.#expression(depth - 1)})`,
			() => this.#call(depth - 1),
			() => `${this.#prefix(depth - 1)}.x`,
		]);
	}

	#call(depth: number): string {
		const args = this.#pick([
			() => "()",
			() => `(${this.#list(() => this.#expression(depth - 1), 3)})`,
			() => this.#table(depth - 1),
			() => '"s"',
		]);
		return `${depth <= 0 ? "f" : this.#prefix(depth - 1)}${this.#maybe(30, () => ":m")}${this.#maybe(5, () => "<<number>>")}${args}`;
	}

	#table(depth: number): string {
		const field = () =>
			this.#pick([
				() => this.#expression(depth - 1),
				() => `${this.#name()} = ${this.#expression(depth - 1)}`,
				() => `[${this.#expression(depth - 1)}] = ${this.#expression(depth - 1)}`,
			]);
		return `{${this.#maybe(80, () => this.#list(field, 3, this.#random.pick([", ", "; ", ",\n"])) + this.#maybe(30, () => ","))}}`;
	}

	#expression(depth: number): string {
		const leaf = [
			() => this.#random.pick(NUMBERS),
			() => this.#random.pick(STRINGS),
			() => this.#random.pick(["nil", "true", "false"]),
			() => this.#name(),
		];
		if (depth <= 0) {
			return this.#pick(leaf);
		}
		const inner = () => this.#expression(depth - 1);
		return this.#pick([
			...leaf,
			() => this.#prefix(depth),
			() => this.#call(depth),
			() => this.#table(depth),
			() => `(${inner()})`,
			() => `${this.#random.pick(["not ", "-", "#", "- -"])}${inner()}`,
			() => `${inner()}${this.#space()}${this.#random.pick(BINARY)} ${inner()}`,
			() =>
				`if ${inner()} then ${inner()}${this.#maybe(30, () => ` elseif ${inner()} then ${inner()}`)} else ${inner()}`,
			() => `${this.#maybe(15, () => "@native ")}function${this.#function(depth - 1)}`,
			() => `\`a{${inner()}}b{ ${inner()} }\``,
			() => `(${inner()} :: ${this.#type(depth - 1)})`,
			() => "...",
		]);
	}

	#generics(allowsDefaults: boolean): string {
		return this.#maybe(30, () =>
			this.#random.pick(
				allowsDefaults
					? ["<T>", "<T, U...>", "<T = number>", "<T, U = {T}>", "<T... = ...number>", "<T... = (A, B)>"]
					: ["<T>", "<T, U>", "<T, U...>", "<T...>"],
			),
		);
	}

	#returnType(depth: number): string {
		return this.#maybe(40, () => `: ${this.#typeOrPack(depth - 1)}`);
	}

	#typeOrPack(depth: number): string {
		return this.#pick([
			() => this.#type(depth),
			() => `(${this.#maybe(80, () => this.#list(() => this.#type(depth - 1), 3))})`,
			() => `(${this.#type(depth - 1)}, ...${this.#type(depth - 1)})`,
			() => `...${this.#type(depth - 1)}`,
			() => "T...",
		]);
	}

	#typeArgument(depth: number): string {
		return this.#typeOrPack(depth);
	}

	#type(depth: number): string {
		const leaf = [
			() => this.#random.pick(["number", "string", "any", "nil", "true", "false", "T", "M.T", '"lit"', "'l'", "[[l]]"]),
			() => this.#name(),
		];
		if (depth <= 0) {
			return this.#pick(leaf);
		}
		const inner = () => this.#type(depth - 1);
		return this.#pick([
			...leaf,
			() => `${inner()}?`,
			() => `${inner()} | ${inner()}`,
			() => `${inner()} & ${inner()}`,
			() => `\n\t| ${inner()}\n\t| ${inner()}`,
			() => `(${inner()})`,
			() => `(${inner()}) -> ${this.#typeOrPack(depth - 1)}`,
			() => `(${this.#maybe(60, () => `a: ${inner()}, `)}...${inner()}) -> ()`,
			() => `<T>(T) -> ${this.#typeOrPack(depth - 1)}`,
			() => `{${inner()}}`,
			() =>
				`{ ${this.#maybe(30, () => this.#random.pick(["read ", "write "]))}x: ${inner()}, [${inner()}]: ${inner()} }`,
			() => `{ ["k"]: ${inner()}; y: ${inner()}; }`,
			() => `G<${this.#list(() => this.#typeArgument(depth - 1), 2)}>`,
			() => `typeof(${this.#expression(depth - 2)})`,
		]);
	}
}
