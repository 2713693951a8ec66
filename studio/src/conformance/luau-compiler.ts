import { LuauVm } from "../vm/luau-vm.ts";

/**
 * What the real compiler says to a script. It "gives up" on what no grammar rule forbids: nesting beyond 1,000 levels, more than 200 locals
 * or upvalues or 255 registers in a function, too many constants, `continue` over a local that `until` uses. The WebAssembly build ends
 * such a compilation, and some others that need a deep stack, with an abort; the VM reports them all with one message.
 */
export type Verdict = "accepted" | "rejected" | "gave up";

const GAVE_UP = "too many local variables, upvalues or constants";

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
		const error = this.#errorOf(source);
		if (error === undefined) {
			return "accepted";
		}
		return error.includes(GAVE_UP) ? "gave up" : "rejected";
	}

	/** Line of the first error, from 1; undefined when there is none. */
	errorLine(source: string): number | undefined {
		const error = this.#errorOf(source);
		return error === undefined ? undefined : Number(/^script:(\d+):/.exec(error)?.[1]);
	}

	#errorOf(source: string): string | undefined {
		try {
			this.#vm.compile(source, "=script");
			return undefined;
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}
}
