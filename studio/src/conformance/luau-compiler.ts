import { LuauVm } from "../vm/luau-vm.ts";

/**
 * What the real compiler says to a script. It "gives up" on what no grammar rule forbids: nesting beyond 1,000 levels, more than 200 locals
 * or upvalues or 255 registers in a function, too many constants, `continue` over a local that `until` uses. The WebAssembly build ends
 * such a compilation with an abort instead of an error.
 */
export type Verdict = "accepted" | "rejected" | "gave up";

/** The Luau compiler, as the yardstick of the plugin's parser. */
export class LuauCompiler {
	readonly #vm: LuauVm;

	private constructor(vm: LuauVm) {
		this.#vm = vm;
	}

	/** Starts a compiler; only one can live in a thread. */
	static async start(): Promise<LuauCompiler> {
		return new LuauCompiler(await LuauVm.create(() => undefined));
	}

	judge(source: string): Verdict {
		try {
			this.#vm.compile(source, "=script");
			return "accepted";
		} catch (error) {
			return error instanceof SyntaxError ? "rejected" : "gave up";
		}
	}

	/** Line of the first error, from 1; undefined when there is none. */
	errorLine(source: string): number | undefined {
		try {
			this.#vm.compile(source, "=script");
			return undefined;
		} catch (error) {
			return Number(/^script:(\d+):/.exec(String((error as Error).message))?.[1]);
		}
	}
}
