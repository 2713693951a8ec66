import { parentPort, workerData, type MessagePort } from "node:worker_threads";

import { StudioCore } from "../core/studio-core.ts";
import { toPlainError } from "./plain-error.ts";
import type { CallMessage, WorkerMessage, WorkerStart } from "./protocol.ts";

/** Runs a studio in this worker thread and serves the main thread's calls. */
export async function serve(): Promise<void> {
	const port = requirePort();
	const { settings, sliceStart } = workerData as WorkerStart;
	const clock = new Float64Array(sliceStart);
	const post = (message: WorkerMessage): void => port.postMessage(message);
	// Listening first keeps the event loop alive; Node would otherwise pause it until V8's background compiler is idle.
	const starting = StudioCore.create(settings, (isRunning) => {
		clock[0] = isRunning ? Date.now() : 0;
	});
	port.on("message", (call: CallMessage) => {
		void starting.then((core) => answer(core, call, post));
	});
	const core = await starting;
	core.on("print", (kind, message, stack) => post({ type: "print", kind, message, stack }));
	core.on("message", (channel, text) => post({ type: "message", channel, text }));
	core.on("crash", (error) => post({ type: "crash", error: toPlainError(error) }));
	post({ type: "ready" });
}

async function answer(core: StudioCore, call: CallMessage, post: (message: WorkerMessage) => void): Promise<void> {
	try {
		const method = core[call.method] as (...args: readonly unknown[]) => unknown;
		post({ type: "result", id: call.id, value: await method.apply(core, [...call.args]) });
	} catch (error) {
		post({ type: "failure", id: call.id, error: toPlainError(error) });
	}
}

function requirePort(): MessagePort {
	if (parentPort === null) {
		throw new Error("The studio worker must be started as a worker thread.");
	}
	return parentPort;
}
