import { EventEmitter } from "node:events";
import { Worker } from "node:worker_threads";

import type { StudioSettings } from "../core/settings.ts";
import { fromPlainError } from "./plain-error.ts";
import type { CallMessage, CoreMethod, WorkerMessage, WorkerStart } from "./protocol.ts";

interface LinkEvents {
	print: [kind: string, message: string, stack: string];
	message: [channel: string, text: string];
	/** The studio can no longer be used: it crashed, ran out of memory, or did not yield in time. */
	failed: [error: Error];
}

interface Call {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

const STACK_MB = 64;
const HEAP_MB = 4096;
const WATCH_INTERVAL_MS = 250;

/** Talks to the worker thread a studio lives in. When the worker dies, every open call rejects with the reason. */
export class WorkerLink extends EventEmitter<LinkEvents> {
	readonly #worker: Worker;
	readonly #calls = new Map<number, Call>();
	readonly #sliceStart: Float64Array;
	readonly #watchdog: NodeJS.Timeout;
	#nextId = 1;
	#failure: Error | undefined;
	#markReady: () => void = () => undefined;
	#markFailed: (error: Error) => void = () => undefined;

	private constructor(settings: StudioSettings) {
		super();
		const sliceStart = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
		this.#sliceStart = new Float64Array(sliceStart);
		this.#worker = new Worker(new URL("./start.js", import.meta.url), {
			workerData: { settings, sliceStart } satisfies WorkerStart,
			resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: HEAP_MB },
			execArgv: [],
		});
		this.#worker.on("message", (message: WorkerMessage) => this.#receive(message));
		this.#worker.on("error", (error) => this.#fail(explainCrash(error)));
		this.#worker.on("exit", () => this.#fail(new Error("The headless Studio has been closed.")));
		this.#watchdog = setInterval(() => this.#watch(settings.timeoutMs), WATCH_INTERVAL_MS);
		this.#watchdog.unref();
	}

	/** Starts a worker and waits until its studio is up. */
	static async start(settings: StudioSettings): Promise<WorkerLink> {
		const link = new WorkerLink(settings);
		await new Promise<void>((resolve, reject) => {
			link.#markReady = resolve;
			link.#markFailed = reject;
		});
		return link;
	}

	/** Calls a method of the worker's `StudioCore`. */
	call(method: CoreMethod, ...args: readonly unknown[]): Promise<unknown> {
		if (this.#failure !== undefined) {
			return Promise.reject(this.#failure);
		}
		const id = this.#nextId++;
		return new Promise((resolve, reject) => {
			this.#calls.set(id, { resolve, reject });
			this.#worker.postMessage({ id, method, args } satisfies CallMessage);
		});
	}

	/** Ends the worker, whatever it is doing. */
	async terminate(): Promise<void> {
		clearInterval(this.#watchdog);
		await this.#worker.terminate();
	}

	#receive(message: WorkerMessage): void {
		switch (message.type) {
			case "ready":
				this.#markReady();
				break;
			case "result":
				this.#take(message.id)?.resolve(message.value);
				break;
			case "failure":
				this.#take(message.id)?.reject(fromPlainError(message.error));
				break;
			case "print":
				this.emit("print", message.kind, message.message, message.stack);
				break;
			case "message":
				this.emit("message", message.channel, message.text);
				break;
			case "crash":
				this.#fail(explainCrash(fromPlainError(message.error)));
				void this.terminate();
				break;
		}
	}

	#take(id: number): Call | undefined {
		const call = this.#calls.get(id);
		this.#calls.delete(id);
		return call;
	}

	#watch(timeoutMs: number): void {
		const began = this.#sliceStart[0] ?? 0;
		if (began !== 0 && Date.now() - began > timeoutMs) {
			this.#fail(new Error(`The Luau code ran for ${timeoutMs / 1000} s without yielding; it was stopped.`));
			void this.terminate();
		}
	}

	#fail(error: Error): void {
		if (this.#failure !== undefined) {
			return;
		}
		this.#failure = error;
		clearInterval(this.#watchdog);
		this.#markFailed(error);
		for (const call of this.#calls.values()) {
			call.reject(error);
		}
		this.#calls.clear();
		this.emit("failed", error);
	}
}

function explainCrash(error: unknown): Error {
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
		return new Error("The headless Studio ran out of memory.");
	}
	if (/unreachable|memory access out of bounds|OOM|out of memory/i.test(message)) {
		return new Error(`The Luau VM crashed, most likely out of memory (${message}).`);
	}
	return error instanceof Error ? error : new Error(message);
}
