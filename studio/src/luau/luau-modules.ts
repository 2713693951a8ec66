import { readFileSync } from "node:fs";

import { describeEnum, describeEnumNames } from "../core/reflection.ts";
import { LuauVm, type LuauFunction, type LuauScalar } from "../vm/luau-vm.ts";

const BRICK_COLORS = new URL("../../data/brick-colors.json", import.meta.url);
const LUAU_ROOT = new URL("../../luau/", import.meta.url);

/** A VM holding only the datatype, codec, JSON and selector modules, for their specs. */
export interface LuauModules {
	/** Runs Luau statements that may `import(…)` modules; gives what they return (strings, numbers, booleans). */
	run(source: string, ...args: readonly LuauScalar[]): readonly unknown[];
	/** Like `run`, for exactly one returned value. */
	evaluate(source: string, ...args: readonly LuauScalar[]): unknown;
}

const BOOTSTRAP = `
local loaded = {}
local function import(name)
	local module = loaded[name]
	if module == nil then
		module = if name == "clock" then { now = function() return 1700000000.25 end } else host("module", name)(import)
		loaded[name] = module
	end
	return module
end
rawset(getfenv(), "import", import)
`;

/** Starts a VM for one spec file (only one can live in a thread). Its clock stands at 1700000000.25 s. */
export async function createLuauModules(): Promise<LuauModules> {
	const vm: LuauVm = await LuauVm.create((op, name) => answer(vm, op, String(name)));
	vm.call(vm.compile(BOOTSTRAP, "=bootstrap"));
	const run = (source: string, ...args: readonly LuauScalar[]): readonly unknown[] =>
		vm.call(vm.compile(source, "=spec"), ...args);
	return { run, evaluate: (source, ...args) => run(source, ...args)[0] };
}

function answer(vm: LuauVm, op: string, name: string): LuauScalar | LuauFunction {
	switch (op) {
		case "module":
			return vm.compile(readFileSync(new URL(`${name}.luau`, LUAU_ROOT), "utf8"), `=${name}`);
		case "enumNames":
			return describeEnumNames();
		case "enum":
			return describeEnum(name);
		case "brickColors":
			return readFileSync(BRICK_COLORS, "utf8");
		default:
			throw new Error(`The module specs' host has no operation ${op}.`);
	}
}
