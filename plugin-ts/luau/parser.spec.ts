import { describe, expect, it } from "@rbxts/jest-globals";
import { checkSyntax, parseLuau } from "./parser";

function show(source: string): string[] {
	return checkSyntax(source).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe("checkSyntax", () => {
	it("accepts the current language", () => {
		const sources = [
			"const limit = 3",
			"@native local function f<T>(x: T, ...: number): (T, ...number) return x, ... end",
			'@[deprecated { use = "g" }] function f() end',
			"type Shape =\n\t| Circle\n\t| Square",
			"export type Map<K, V = any> = { read [K]: V }",
			"type function double(t) return t end",
			"local text = `{1 + 1} of {`nested {2}`}`",
			"local x = if a then 1 elseif b then 2 else 3",
			"x //= 2 x ..= 'a'",
			"while true do if x then continue end break end",
			"f<<number>>(1)",
		];
		for (const source of sources) expect(show(source)).toEqual([]);
	});

	it("reports every error with its place", () => {
		expect(show("local = 5\nlocal ok = 1\nprint(1,, 2)\nreturn ok")).toEqual([
			"1:7 Expected a variable name, got '='",
			"3:9 Expected an expression, got ','",
		]);
	});

	it("names the block that is not closed", () => {
		const source = "function run()\n\tif ready then\n\t\tstart()\nend\n\nprint(1)";
		expect(show(source)).toEqual([
			"6:9 Expected 'end' to close 'function' at line 1, got the end of the file; 'if' at line 2 looks unclosed",
		]);
	});

	it("says what to write instead", () => {
		expect(show("if a != b then end")).toEqual(["1:6 '!=' is not an operator in Luau; use '~='"]);
		expect(show("const x = 1\nx = 2")).toEqual(["2:1 'x' is a constant and cannot be assigned again"]);
		expect(show("f\n(1)")).toEqual([
			"2:1 Ambiguous: this could call the line above or start a new statement; join the lines or add ';'",
		]);
	});

	it("counts columns in UTF-16 code units", () => {
		expect(show('local s = "🏠é" +')).toEqual(["1:18 Expected an expression, got the end of the file"]);
	});

	it("gives up on nesting the compiler refuses", () => {
		const source = `x = ${string.rep("(", 1100)}1${string.rep(")", 1100)}`;
		expect(checkSyntax(source).size()).toBe(1);
	});

	it("refuses more local variables than a function has room for", () => {
		const declarations = (count: number) => string.rep("local a = f()\n", count);
		expect(show(declarations(200))).toEqual([]);
		expect(show(declarations(250))).toEqual([
			"201:7 A function can hold 200 local variables; put some into a table or a 'do … end' block",
		]);
		expect(show(`do ${declarations(150)} end ${declarations(150)}`)).toEqual([]);
	});

	it("names a control character", () => {
		expect(show("x = 1 \0")).toEqual(["1:7 Expected a statement, got the control character \\0"]);
	});

	it("pauses while it works", () => {
		let pauses = 0;
		checkSyntax(string.rep("local x = 1\n", 2000), () => {
			pauses += 1;
		});
		expect(pauses > 20).toBe(true);
	});
});

describe("parseLuau", () => {
	it("links each use of a local variable to its declaration", () => {
		const { ast } = parseLuau("local a = 1\nreturn a");
		const [declaration, use] = ast.statements;
		const variable = declaration?.kind === "local" ? declaration.variables[0] : undefined;
		const value = use?.kind === "return" ? use.values[0] : undefined;
		expect(value?.kind === "name" && value.variable === variable).toBe(true);
	});
});
