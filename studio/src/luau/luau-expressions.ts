import { createLuauModules, type LuauModules } from "./luau-modules.ts";

const PRELUDE = `
local all = import("datatypes/all")
local Enum, Vector3, Vector2, CFrame, Color3, UDim, UDim2 = all.Enum, all.Vector3, all.Vector2, all.CFrame, all.Color3, all.UDim, all.UDim2
local class = import("datatypes/class")
`;

/** Luau expressions over the datatypes, known by the global names scripts use; `class` is the module of that name. */
export interface LuauExpressions extends LuauModules {
	/** What `tostring` gives for each expression, in order. */
	show(...expressions: readonly string[]): readonly unknown[];
	/** The message of the error that the statements raise; undefined when they raise none. */
	failure(statements: string): string | undefined;
}

/** Starts a VM (see `createLuauModules`) whose `evaluate` and `run` know the datatypes by name too. */
export async function createLuauExpressions(): Promise<LuauExpressions> {
	const modules = await createLuauModules();
	const run: LuauModules["run"] = (source, ...args) => modules.run(`${PRELUDE} ${source}`, ...args);
	return {
		run,
		evaluate: (source, ...args) => run(source, ...args)[0],
		show: (...expressions) => run(`return ${expressions.map((expression) => `tostring(${expression})`).join(", ")}`),
		failure: (statements) => {
			const [ok, message] = run(`return pcall(function() ${statements} end)`);
			return ok === true ? undefined : String(message);
		},
	};
}
