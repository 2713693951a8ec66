import { describe, expect, it } from "@rbxts/jest-globals";
import { outline } from "./outline";

function show(source: string): string[] {
	return outline(source).map(({ kind, name, line, endLine }) => `${kind} ${name} ${line}-${endLine}`);
}

describe("outline", () => {
	it("lists functions, methods, types and the fields of the module's table", () => {
		const source = [
			"export type Door = { open: boolean }",
			"local Door = { SPEED = 10 }",
			"Door.__index = Door",
			"local function helper() end",
			"function Door.new(): Door",
			"\treturn setmetatable({}, Door)",
			"end",
			"function Door:open() end",
			"Door.close = function(self) end",
			"return Door",
		].join("\n");
		expect(show(source)).toEqual([
			"exported type Door 1-1",
			"field Door.SPEED 2-2",
			"field Door.__index 3-3",
			"local function helper 4-4",
			"function Door.new 5-7",
			"method Door:open 8-8",
			"function Door.close 9-9",
		]);
	});

	it("shows the head of a function as one line", () => {
		const [definition] = outline("function add(\n\ta: number,\n\tb: number\n): number\n\treturn a + b\nend");
		expect(definition?.signature).toBe("function add( a: number, b: number ): number");
	});

	it("names the function around a nested one", () => {
		expect(outline("function a() local function b() end end")[1]?.container).toBe("a");
	});

	it("works on code that is half written", () => {
		expect(show("function a() end\nlocal x = =\nfunction b(")).toEqual(["function a 1-1", "function b 3-3"]);
	});
});
