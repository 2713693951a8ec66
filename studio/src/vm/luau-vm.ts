import { decodeBytes, encodeBytes } from "./byte-text.ts";
import { EnvironmentTrust } from "./environment-trust.ts";
import { loadLuauModule, type GlueState, type LoadedModule, type LuauExports } from "./luau-module.ts";

/** A compiled Luau function kept alive inside the VM. */
export class LuauFunction {
	readonly reference: number;

	constructor(reference: number) {
		this.reference = reference;
	}
}

export type LuauScalar = string | number | boolean | undefined;
/** Answers one `host(op, …)` call from Luau. A thrown error becomes a Luau error with its message. */
export type HostFunction = (op: string, ...args: LuauScalar[]) => LuauScalar | LuauFunction;

interface RawValue {
	readonly type: string;
	readonly value?: string | number | boolean;
	readonly error?: string;
}

const ENVIRONMENT_ID = 1;
const RAISE = -1;
const TOO_LARGE = "a function has too many local variables, upvalues or constants; split it";

class UncaughtInCompiler extends Error {}

/** The VM failed in a way no Luau code could catch; it can no longer be used. */
export class VmCrash extends Error {
	constructor(reason: string) {
		super(`The Luau VM crashed (${reason}).`);
		this.name = "VmCrash";
	}
}

/** One Luau virtual machine. Only one can live in a thread; end the thread to free it. */
export class LuauVm {
	readonly #exports: LuauExports;
	readonly #state: number;
	readonly #glueState: GlueState;
	readonly #typeNames = new Map<string, number>();
	readonly #host: HostFunction;
	/** Lets environments made by `setfenv` keep Luau's fast path. */
	readonly trust: EnvironmentTrust;

	private constructor(module: LoadedModule, glueState: GlueState, host: HostFunction) {
		this.#exports = module.exports;
		this.#glueState = glueState;
		this.#host = host;
		this.trust = new EnvironmentTrust(() => new Uint8Array(module.exports.memory.buffer));
		module.glue.states[ENVIRONMENT_ID] = glueState;
		this.#state = module.exports.makeLuaState(ENVIRONMENT_ID);
		glueState.env?.set("host", () => undefined, true);
	}

	/** Starts a VM whose global `host(op, …)` calls `host`. */
	static async create(host: HostFunction): Promise<LuauVm> {
		const created: { vm?: LuauVm } = {};
		const running = (): LuauVm => {
			if (created.vm === undefined) {
				throw new Error("The Luau VM called out before it was ready.");
			}
			return created.vm;
		};
		const glueState: GlueState = {
			luaValueCache: new Map(),
			jsValueCache: new Map(),
			jsValueReverse: new Map(),
			transactionData: [],
			nextJSRef: -1,
			nextTXKey: 0,
		};
		const module = await loadLuauModule((exports) => ({
			__asyncjs__callJSFunction: (state, _id, _functionRef, argumentsJson) =>
				running().#onHostCall(state, argumentsJson),
			pushRetData: (state, _id, key) => running().#pushStored(state, key),
			pushArgs: (state, _id, key) => running().#pushStored(state, key),
			setMultretData: (_state, _id, resultsJson, key) => {
				glueState.transactionData[key] = readJson(exports(), resultsJson);
			},
			sendValueToJS: (_id, valueJson) => store(glueState, readJson(exports(), valueJson)),
			__cxa_throw: () => {
				throw new UncaughtInCompiler();
			},
			emscripten_resize_heap: () => 0,
			acceptStringTransaction: (_id, key) => writeText(exports(), String(take(glueState, key) ?? "")),
		}));
		created.vm = new LuauVm(module, glueState, host);
		return created.vm;
	}

	/** Compiles `source`; `chunkName` follows Luau's convention (`=Name` shows as `Name` in messages). Throws `SyntaxError`. */
	compile(source: string, chunkName: string): LuauFunction {
		const status = this.#load(source, chunkName);
		const value = take(this.#glueState, this.#exports.getLuaValue(this.#state, -1));
		const raw = (typeof value === "string" ? JSON.parse(value) : value) as RawValue;
		if (status !== 0) {
			throw new SyntaxError(String(raw.value ?? "the script does not compile"));
		}
		return new LuauFunction(Number(raw.value));
	}

	/** Calls a Luau function and returns its results. A Luau error is thrown as `Error` with the Luau message; `VmCrash` ends the VM. */
	call(target: LuauFunction, ...args: readonly (LuauScalar | LuauFunction)[]): readonly (LuauScalar | LuauFunction)[] {
		const key = store(this.#glueState, args);
		const status = this.#run(target, key);
		const results = (take(this.#glueState, key) ?? []) as readonly RawValue[];
		if (status !== 0) {
			throw new Error(results[0]?.error ?? "Luau stopped without a message.");
		}
		return results.map(toScalar);
	}

	#run(target: LuauFunction, key: number): number {
		try {
			return this.#exports.luaPcall(this.#state, target.reference, key);
		} catch (error) {
			throw new VmCrash(error instanceof Error ? error.message : String(error));
		}
	}

	#load(source: string, chunkName: string): number {
		const stack = this.#exports.emscripten_stack_get_current();
		try {
			return this.#exports.luauLoad(this.#state, store(this.#glueState, source), store(this.#glueState, chunkName));
		} catch (error) {
			if (error instanceof UncaughtInCompiler) {
				this.#exports._emscripten_stack_restore(stack);
				throw new SyntaxError(`${chunkName.replace(/^[=@]/, "")}:1: ${TOO_LARGE}`);
			}
			throw error;
		}
	}

	#onHostCall(state: number, argumentsJson: number): number {
		try {
			const raw = readJson(this.#exports, argumentsJson) as readonly RawValue[];
			const [op, ...args] = raw.slice(1).map(toScalar);
			if (typeof op !== "string") {
				throw new Error("host() needs the name of an operation.");
			}
			const result = this.#host(op, ...(args as LuauScalar[]));
			return store(this.#glueState, [result]);
		} catch (error) {
			this.#push(state, error instanceof Error ? error.message : String(error));
			return RAISE;
		}
	}

	#pushStored(state: number, key: number): number {
		const values = (take(this.#glueState, key) ?? []) as readonly (LuauScalar | LuauFunction)[];
		for (const value of values) {
			this.#push(state, value);
		}
		return values.length;
	}

	#push(state: number, value: LuauScalar | LuauFunction): void {
		const [type, text] = describe(value);
		const pointer = writeText(this.#exports, text);
		this.#exports.pushValueToLuaWrapper(state, this.#typeName(type), pointer, this.#typeName("value"));
		this.#exports.free(pointer);
	}

	#typeName(name: string): number {
		let pointer = this.#typeNames.get(name);
		if (pointer === undefined) {
			pointer = writeText(this.#exports, name);
			this.#typeNames.set(name, pointer);
		}
		return pointer;
	}
}

function describe(value: LuauScalar | LuauFunction): readonly [type: string, text: string] {
	if (value instanceof LuauFunction) {
		return ["lfunction", String(value.reference)];
	}
	return value === undefined ? ["nil", "nil"] : [typeof value, String(value)];
}

function toScalar(raw: RawValue): LuauScalar | LuauFunction {
	switch (raw.type) {
		case "string":
			return String(raw.value);
		case "boolean":
			return raw.value === true || raw.value === "true";
		case "number":
			return toNumber(raw.value);
		case "function":
			return new LuauFunction(Number(raw.value));
		default:
			return undefined;
	}
}

function toNumber(value: RawValue["value"]): number {
	if (typeof value !== "string") {
		return Number(value);
	}
	return value === "inf" ? Infinity : value === "-inf" ? -Infinity : Number(value);
}

function store(state: GlueState, value: unknown): number {
	const key = state.nextTXKey++;
	state.transactionData[key] = value;
	return key;
}

function take(state: GlueState, key: number): unknown {
	const value = state.transactionData[key];
	delete state.transactionData[key];
	return value;
}

function readJson(exports: LuauExports, pointer: number): unknown {
	const bytes = new Uint8Array(exports.memory.buffer);
	const end = bytes.indexOf(0, pointer);
	return JSON.parse(decodeBytes(bytes.subarray(pointer, end)));
}

function writeText(exports: LuauExports, text: string): number {
	const bytes = encodeBytes(text);
	const pointer = exports.malloc(bytes.length + 1);
	if (pointer === 0) {
		throw new Error("The Luau VM is out of memory.");
	}
	const heap = new Uint8Array(exports.memory.buffer);
	heap.set(bytes, pointer);
	heap[pointer + bytes.length] = 0;
	return pointer;
}
