import fc from "fast-check";
import { expect, test } from "vitest";

import { LuauVm, type LuauScalar } from "./luau-vm.ts";

/** One VM for the file: a thread can hold only one. */
const calls: (readonly LuauScalar[])[] = [];
const vm = await LuauVm.create((op, ...args) => {
	calls.push([op, ...args]);
	if (op === "fail") {
		throw new Error("the host says no");
	}
	return op === "compile" ? vm.compile(String(args[0]), "=inner") : args[0];
});

function run(luau: string, ...args: readonly LuauScalar[]): readonly unknown[] {
	return vm.call(vm.compile(luau, "=spec"), ...args);
}

test("scalars pass both ways", () => {
	expect(run("return ...", "text", 1.5, true, Infinity)).toEqual(["text", 1.5, true, Infinity]);
	expect(run('return host("echo", 1/3), host("echo", false), host("echo", nil)')).toEqual([1 / 3, false, undefined]);
});

test("every byte string survives the way to the host and back", () => {
	const seed = Date.now();
	const echo = vm.compile(
		`local bytes = ...
		local text = {}
		for byte in string.gmatch(bytes, "%d+") do table.insert(text, string.char(tonumber(byte))) end
		text = table.concat(text)
		return (string.gsub(host("echo", text), "\\xC0\\x80", "\\0")) == text`,
		"=spec",
	);
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
			// C0 80 stands for NUL on the way to Luau; see byte-text.ts.
			const isAmbiguous = bytes.some((byte, index) => byte === 0xc0 && bytes[index + 1] === 0x80);
			return isAmbiguous || vm.call(echo, [...bytes].join(" "))[0] === true;
		}),
		{ seed, numRuns: 300 },
	);
});

test("text of any kind and size survives", () => {
	const seed = Date.now();
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
			const withoutNul = text.replaceAll("\0", "");
			return run("return ...", withoutNul)[0] === withoutNul;
		}),
		{ seed, numRuns: 200 },
	);
	expect(run('return #host("echo", string.rep("x", 1000000))')).toEqual([1_000_000]);
});

test("errors cross as messages", () => {
	expect(() => run('error("in Luau")')).toThrow("spec:1: in Luau");
	expect(run('return select(2, pcall(host, "fail"))')[0]).toBe("the host says no");
	expect(() => vm.compile("x = = 1", "=Workspace.Script")).toThrow(
		"Workspace.Script:1: Expected identifier when parsing expression, got '='",
	);
});

test("a host call inside a coroutine may compile and run code", () => {
	expect(
		run(`
			local thread = coroutine.wrap(function()
				local compiled = host("compile", "return 1 + 1")
				coroutine.yield(compiled())
				error("late")
			end)
			return thread(), select(2, pcall(thread))`),
	).toEqual([2, "spec:5: late"]);
});

test("running out of stack or memory can be caught", () => {
	expect(run("local function f() return f() + 1 end return select(2, pcall(f))")[0]).toMatch(/stack overflow/);
	expect(
		run(
			"return select(2, pcall(function() local t = {} while true do t[#t + 1] = string.rep('x', 1e8) .. #t end end))",
		),
	).toEqual(["not enough memory"]);
});
