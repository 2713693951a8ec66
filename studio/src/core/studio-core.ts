import { EventEmitter } from "node:events";

import { LuauVm, VmCrash, type LuauFunction, type LuauScalar } from "../vm/luau-vm.ts";
import { createHostOperations, type HostOperations } from "./host-operations.ts";
import { readLuauModule } from "./luau-modules.ts";
import { PlaceDocument } from "./place-document.ts";
import { parseDocument, readDocumentSource } from "./document-source.ts";
import type { StudioSettings } from "./settings.ts";
import { SourceRecords } from "./source-records.ts";
import { Pump } from "./pump.ts";

/** What a studio tells its host. */
export interface StudioEvents {
	print: [kind: string, message: string, stack: string];
	message: [channel: string, text: string];
	crash: [error: Error];
}

interface Waiting {
	readonly resolve: (json: string | undefined) => void;
	readonly reject: (error: Error) => void;
}

/**
 * A headless Studio in the current thread: VM, DataModel, scheduler and files. Everything Luau does happens inside
 * calls to `#dispatch`. Use `HeadlessStudio` unless you are the worker.
 */
export class StudioCore extends EventEmitter<StudioEvents> {
	readonly #records = new SourceRecords();
	readonly #settings: StudioSettings;
	readonly #waiting = new Map<number, Waiting>();
	readonly #operations: HostOperations;
	readonly #pump: Pump;
	readonly #onSlice: (isRunning: boolean) => void;
	#depth = 0;
	#vm: LuauVm | undefined;
	#dispatchFunction: LuauFunction | undefined;
	#place: PlaceDocument | undefined;
	#nextTicket = 1;

	private constructor(settings: StudioSettings, onSlice: (isRunning: boolean) => void) {
		super();
		this.#onSlice = onSlice;
		this.#settings = settings;
		this.#pump = new Pump(
			settings.clock,
			(op, ...args) => this.#dispatch(op, ...args),
			(error) => {
				if (!(error instanceof VmCrash)) {
					this.emit("crash", error);
				}
			},
		);
		this.#operations = createHostOperations({
			records: this.#records,
			vm: () => this.#runningVm(),
			answer: (ticket, ...values) => {
				this.#dispatch("answer", ticket, ...values);
				this.#pump.wake();
			},
			print: (kind, message, stack) => this.emit("print", kind, message, stack),
			message: (channel, text) => this.emit("message", channel, text),
			result: (ticket, ok, text, trace) => this.#settle(ticket, ok, text, trace),
		});
	}

	/** Starts the VM and loads the emulation. `onSlice` hears when Luau begins and stops running. */
	static async create(
		settings: StudioSettings,
		onSlice: (isRunning: boolean) => void = () => undefined,
	): Promise<StudioCore> {
		const core = new StudioCore(settings, onSlice);
		const vm = await LuauVm.create((op, ...args) => core.#operations.run(op, args));
		core.#vm = vm;
		const [dispatch] = vm.call(vm.compile(readLuauModule("boot"), "=boot"));
		core.#dispatchFunction = dispatch as LuauFunction;
		core.#dispatch("configure", settings.clock === "real", settings.signals === "deferred");
		return core;
	}

	/** Opens a place file, or an empty baseplate. Throws `PlaceError`. */
	loadPlace(path: string | undefined): void {
		if (this.#place !== undefined) {
			throw new Error("A place is open already; start another studio for a second one.");
		}
		this.#place = PlaceDocument.open(path, this.#records);
		this.#dispatch("loadPlace", this.#place.tree);
	}

	/** Writes the place as it is now. Throws `PlaceError`. */
	savePlace(path: string): void {
		if (this.#place === undefined) {
			throw new Error("No place is open; open one before saving.");
		}
		this.#place.save(path, String(this.#dispatch("describePlace")[0] ?? ""));
	}

	/** Mounts a built plugin model and, unless passive, runs its scripts until each first yields. Throws `PlaceError`. */
	loadPlugin(path: string, isPassive = false): void {
		const { tree } = this.#records.add(parseDocument(readDocumentSource(path)));
		this.#dispatch("loadPlugin", tree, isPassive);
		this.#pump.start();
	}

	/** Unloads the plugin and the drivers beside it; what it keeps in its settings stays. */
	unloadPlugin(): void {
		this.#dispatch("unloadPlugin");
	}

	/** Runs a chunk that stays: it may use `pluginRoot`, `require`, `emit(channel, text)`, `onMessage(channel, fn)`. */
	attachDriver(source: string, chunkName: string): void {
		this.#dispatch("attachDriver", source, chunkName);
		this.#pump.start();
	}

	/** Hands a message to the Luau listeners of a channel. */
	deliver(channel: string, text: string): void {
		this.#dispatch("deliver", channel, text);
		this.#pump.wake();
	}

	/** Runs a chunk and returns what it returns as JSON (`undefined` for nothing). Rejects with the Luau error. */
	execute(source: string, chunkName: string): Promise<string | undefined> {
		return this.#await((ticket) => this.#dispatch("execute", ticket, source, chunkName));
	}

	/** Calls an exported function of a plugin module; arguments and result are JSON. */
	callModule(path: readonly string[], exportName: string, argumentsJson: string): Promise<string | undefined> {
		return this.#await((ticket) =>
			this.#dispatch("callModule", ticket, JSON.stringify(path), exportName, argumentsJson),
		);
	}

	/** Lets `seconds` of frames pass at 60 Hz. Only for the virtual clock. */
	step(seconds: number): void {
		this.#pump.advance(seconds);
	}

	/** Tells the plugin it is unloaded and stops all activity. */
	close(): void {
		this.#dispatch("unloadPlugin");
		this.#pump.stop();
		this.#operations.close();
	}

	async #await(start: (ticket: number) => void): Promise<string | undefined> {
		const ticket = this.#nextTicket++;
		const result = new Promise<string | undefined>((resolve, reject) => {
			this.#waiting.set(ticket, { resolve, reject });
		});
		result.catch(() => undefined);
		start(ticket);
		try {
			return await this.#pump.runUntil(result, () => !this.#waiting.has(ticket), this.#settings.timeoutMs);
		} finally {
			this.#waiting.delete(ticket);
		}
	}

	#settle(ticket: number, ok: boolean, text: string | undefined, trace: string): void {
		const waiting = this.#waiting.get(ticket);
		this.#waiting.delete(ticket);
		if (ok) {
			waiting?.resolve(text);
			return;
		}
		const error = new Error(text ?? "Luau stopped without a message.");
		error.stack = `${error.message}\n${trace}`;
		waiting?.reject(error);
	}

	#dispatch(op: string, ...args: readonly LuauScalar[]): readonly (LuauScalar | LuauFunction)[] {
		if (this.#dispatchFunction === undefined) {
			throw new Error("The studio has not started.");
		}
		this.#depth++;
		this.#onSlice(true);
		try {
			return this.#runningVm().call(this.#dispatchFunction, op, ...args);
		} catch (error) {
			if (error instanceof VmCrash) {
				this.emit("crash", error);
			}
			throw error;
		} finally {
			this.#depth--;
			this.#onSlice(this.#depth > 0);
		}
	}

	#runningVm(): LuauVm {
		if (this.#vm === undefined) {
			throw new Error("The studio has not started.");
		}
		return this.#vm;
	}
}
