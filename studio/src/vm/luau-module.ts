import { widenMemory } from "./memory-section.ts";

/** The C functions of the Luau build that the VM uses; pointers and references are numbers. */
export interface LuauExports {
	readonly memory: { readonly buffer: ArrayBuffer };
	malloc(bytes: number): number;
	free(pointer: number): void;
	makeLuaState(environmentId: number): number;
	luauLoad(state: number, sourceKey: number, nameKey: number): number;
	getLuaValue(state: number, index: number): number;
	luaPcall(state: number, reference: number, argumentsKey: number): number;
	pushValueToLuaWrapper(state: number, type: number, value: number, label: number): void;
	luaUnref(state: number, reference: number): void;
	emscripten_stack_get_current(): number;
	_emscripten_stack_restore(pointer: number): void;
}

/** JavaScript side of the calls the Luau build makes. All run synchronously. */
export interface LuauImports {
	readonly __asyncjs__callJSFunction: (state: number, id: number, functionRef: number, argumentsJson: number) => number;
	readonly pushRetData: (state: number, id: number, key: number) => number;
	readonly pushArgs: (state: number, id: number, key: number) => number;
	readonly setMultretData: (state: number, id: number, resultsJson: number, key: number) => void;
	readonly sendValueToJS: (id: number, valueJson: number) => number;
	readonly acceptStringTransaction: (id: number, key: number) => number;
	/** A C++ exception, which this build cannot catch: the compiler gives up on a function, or memory is exhausted. */
	readonly __cxa_throw: () => never;
	/** Memory is exhausted; 0 makes it an ordinary Luau error. */
	readonly emscripten_resize_heap: () => number;
}

/** What luau-web's own glue keeps per state; only `host` registration goes through it. */
export interface GlueState {
	readonly luaValueCache: Map<number, unknown>;
	readonly jsValueCache: Map<number, unknown>;
	readonly jsValueReverse: Map<unknown, number>;
	readonly transactionData: unknown[];
	nextJSRef: number;
	nextTXKey: number;
	env?: { set(key: string, value: unknown, bypassReadonly: boolean): boolean };
}

interface Glue {
	readonly LUA_VALUE: symbol;
	readonly JS_VALUE: symbol;
	readonly JS_MUTABLE: symbol;
	readonly securityTransmitList: Map<unknown, boolean>;
	readonly options: Map<string, boolean>;
	readonly states: (GlueState | undefined)[];
}

export interface LoadedModule {
	readonly exports: LuauExports;
	readonly glue: Glue;
}

type ModuleFactory = (glue: Glue) => Promise<unknown>;

const MIN_PAGES = 16_384;
const MAX_PAGES = 65_536;

/**
 * Instantiates luau-web's Asyncify build with enough memory (1 GiB reserved, committed only when touched) and with
 * the given synchronous imports. The JSPI build is never used: it breaks error catching inside coroutines.
 */
export async function loadLuauModule(
	createImports: (exports: () => LuauExports) => LuauImports,
): Promise<LoadedModule> {
	const factory = await importFactory();
	let exports: LuauExports | undefined;
	const imports = createImports(() => {
		if (exports === undefined) {
			throw new Error("The Luau module called out before it was instantiated.");
		}
		return exports;
	});
	const glue: Glue = {
		LUA_VALUE: Symbol("LuaValue"),
		JS_VALUE: Symbol("JsValue"),
		JS_MUTABLE: Symbol("JsMutable"),
		securityTransmitList: new Map(),
		options: new Map(),
		states: [],
	};
	const restore = interceptInstantiate(imports, (created) => {
		exports = created;
	});
	try {
		await factory(glue);
	} finally {
		restore();
	}
	if (exports === undefined) {
		throw new Error("The Luau module could not be instantiated; reinstall luau-web.");
	}
	return { exports, glue };
}

async function importFactory(): Promise<ModuleFactory> {
	const path = import.meta.resolve("luau-web").replace(/index\.js$/, "lib/Luau.Web.Asyncify.js");
	const module = (await import(path)) as { readonly default: ModuleFactory };
	return module.default;
}

/** The part of the global WebAssembly object used here; Node's types leave it out. */
interface WebAssemblyApi {
	compile(bytes: Uint8Array): Promise<object>;
	instantiate(module: object, imports: object): Promise<{ readonly exports: LuauExports }>;
}

function interceptInstantiate(imports: LuauImports, onExports: (exports: LuauExports) => void): () => void {
	const api = Reflect.get(globalThis, "WebAssembly") as WebAssemblyApi;
	const original = api.instantiate;
	const replacement = async (
		binary: Uint8Array,
		given: { readonly env: Record<string, unknown> },
	): Promise<{ readonly instance: object; readonly module: object }> => {
		Object.assign(given.env, imports);
		const module = await api.compile(widenMemory(binary, MIN_PAGES, MAX_PAGES));
		const instance = await original(module, given);
		onExports(instance.exports);
		return { instance, module };
	};
	Object.assign(api, { instantiate: replacement });
	return () => Object.assign(api, { instantiate: original });
}
