import { readFile } from "node:fs/promises";
import type { HeadlessStudio } from "@vector/studio";
import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { RawEvent } from "./task-events.ts";

/** The channel on which the plugin's automation module talks. */
const CHANNEL = "vector";

interface Reply {
	readonly type: "reply";
	readonly id: number;
	readonly ok: boolean;
	readonly value?: unknown;
	readonly error?: string;
}

type Incoming =
	| Reply
	| { readonly type: "event"; readonly event: RawEvent }
	| { readonly type: "notice"; readonly text: string }
	| { readonly type: "checkpoint" };

/** The running plugin inside the headless Studio: requests in, events out. */
export interface PluginSession {
	/** Sends one message to the plugin's automation module and returns the reply's value; a refusal is a usage error. */
	request(message: { readonly type: string; readonly [field: string]: unknown }): Promise<unknown>;
	/** Returns the function that ends the subscription. */
	onEvent(listener: (event: RawEvent) => void): () => void;
	/** The plugin waits after each applied change until `save` has resolved. */
	onCheckpoint(save: () => Promise<void>): Promise<void>;
}

/** Far longer than any request takes; it only keeps a bug of ours from hanging a pipeline. */
const ANSWER_TIMEOUT_MS = 120_000;

function unanswered(type: string): Promise<never> {
	return new Promise((_, reject) => {
		const problem = new CliError(
			`The plugin does not answer (${type}).`,
			"Please report this; the input file is untouched.",
			EXIT_CODE.failed,
		);
		setTimeout(() => reject(problem), ANSWER_TIMEOUT_MS).unref();
	});
}

/** Connects the driver with the automation module of the plugin that `studio` has mounted. */
export async function connectPlugin(studio: HeadlessStudio): Promise<PluginSession> {
	const listeners = new Set<(event: RawEvent) => void>();
	const waiting = new Map<number, (reply: Reply) => void>();
	let lastId = 0;
	let checkpoint = (): void => {};

	studio.on("message", (channel, json) => {
		if (channel !== CHANNEL) return;
		const message = JSON.parse(json) as Incoming;
		if (message.type === "event") for (const listener of listeners) listener(message.event);
		else if (message.type === "notice") process.stderr.write(`${message.text}\n`);
		else if (message.type === "checkpoint") checkpoint();
		else waiting.get(message.id)?.(message);
	});
	await studio.attachDriver(
		await readFile(new URL(import.meta.resolve("@vector/studio/luau/drivers/vector.luau")), "utf8"),
	);

	const request: PluginSession["request"] = async (message) => {
		lastId += 1;
		const id = lastId;
		const reply = new Promise<Reply>((resolve) => waiting.set(id, resolve));
		await studio.send(CHANNEL, JSON.stringify({ id, ...message }));
		const { ok, value, error } = await Promise.race([reply, unanswered(message.type)]);
		waiting.delete(id);
		if (!ok) throw new CliError(error ?? "The plugin refused.", "", EXIT_CODE.usage);
		return value;
	};

	return {
		request,
		onEvent(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async onCheckpoint(save) {
			checkpoint = () => {
				save()
					.then(() => request({ type: "saved" }))
					.catch((problem: unknown) =>
						studio.emit("failed", problem instanceof Error ? problem : new Error(String(problem))),
					);
			};
			await request({ type: "configure", settings: {}, checkpoints: true });
		},
	};
}
