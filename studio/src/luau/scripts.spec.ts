import { expect, test } from "vitest";

import { sharedStudio } from "../testing/shared-studio.ts";

const studio = sharedStudio();

/** Luau that makes ModuleScripts by name under a fresh folder called `modules`. */
function modules(sources: Readonly<Record<string, string>>): string {
	const lines = Object.entries(sources).map(
		([name, source]) => `
			do
				local module = Instance.new("ModuleScript")
				module.Name = "${name}"
				module.Source = ${JSON.stringify(source)}
				module.Parent = modules
			end`,
	);
	return `local modules = Instance.new("Folder")\nmodules.Name = "Modules"\n${lines.join("\n")}\n`;
}

test("a module runs once and knows where it is", async () => {
	expect(
		await studio.run(`${modules({ M: "return { path = script:GetFullName(), name = script.Name }" })}
			local first = require(modules.M)
			return { first.path, first.name, first == require(modules.M) }`),
	).toEqual(["Modules.M", "M", true]);
});

test("modules find each other by instance and by relative path", async () => {
	expect(
		await studio.run(`${modules({
			A: 'return require(script.Parent.B) .. require("./B")',
			B: 'return "b"',
		})}
			return require(modules.A)`),
	).toBe("bb");
});

test("a module may yield while it loads", async () => {
	expect(
		await studio.run(`${modules({ Slow: 'task.wait(1) return "done"' })}
			local results = {}
			for index = 1, 2 do task.spawn(function() results[index] = require(modules.Slow) end) end
			task.wait(2)
			return results`),
	).toEqual(["done", "done"]);
});

test.each([
	["a circle", { M: "return require(script.Parent.N)", N: "return require(script.Parent.M)" }, /recursively/],
	["an error", { M: 'error("broken")' }, /^error: Modules\.M:1: broken$/],
	["no value", { M: "local x = 1" }, /did not return exactly one value/],
	["a mistake in the syntax", { M: "local x = = 1" }, /^error: Modules\.M:1: Expected identifier/],
])("%s in a module is said plainly", async (_name, sources, message) => {
	studio.takeOutput();
	await expect(studio.run(`${modules(sources)} return require(modules.M)`)).rejects.toThrow(
		"Requested module experienced an error while loading",
	);
	expect(studio.takeOutput().join("\n")).toMatch(new RegExp(message.source, "m"));
});

test("scripts do not share globals, but share _G and shared", async () => {
	expect(
		await studio.run(`${modules({
			A: "leaked = 1 _G.common = 2 return true",
			B: "return { tostring(leaked), _G.common, tostring(host), tostring(plugin) }",
		})}
			require(modules.A)
			return require(modules.B)`),
	).toEqual(["nil", 2, "nil", "nil"]);
});

test("a script that replaces a global affects only itself", async () => {
	expect(
		await studio.run(`${modules({
			A: "local original = math.floor math = { floor = function() return 7 end } return math.floor(1.5) + original(1.5)",
			B: "return math.floor(1.5)",
		})}
			return { require(modules.A), require(modules.B) }`),
	).toEqual([8, 1]);
});

test("debug.loadmodule loads afresh each time, in an environment of its own", async () => {
	expect(
		await studio.run(`${modules({ M: "return { owner = script.Name, given = injected }" })}
			local chunk, problem, cleanUp = debug.loadmodule(modules.M)
			getfenv(chunk).injected = "yes"
			local first = chunk()
			local second = debug.loadmodule(modules.M)()
			return { first.owner, first.given, tostring(second.given), first ~= second, typeof(cleanUp) }`),
	).toEqual(["M", "yes", "nil", true, "function"]);
});

test("errors carry the script's full name and line", async () => {
	await expect(studio.run("\n\nerror('here')")).rejects.toThrow("test:3: here");
	await expect(studio.run("local x = = 1")).rejects.toThrow(
		"test:1: Expected identifier when parsing expression, got '='",
	);
	await expect(studio.run("if true then")).rejects.toThrow("test:1: Expected 'end' (to close 'then'");
});

test("a function with too many locals is an error, not a crash", async () => {
	const locals = Array.from({ length: 250 }, (_, index) => `local v${index} = tostring(${index}) v${index} ..= "x"`);
	await expect(studio.run(locals.join("\n"))).rejects.toThrow(/too many local variables/);
	expect(await studio.run("return 1")).toBe(1);
});
