import { setTimeout as sleep } from "node:timers/promises";

import { isObject, parseJson } from "../../json.ts";
import type { Transport, UpstreamAnswer } from "../../upstream/transport.ts";
import { answer } from "./answer.ts";
import { readConversation } from "./conversation.ts";
import { replyChunks } from "./reply-chunks.ts";

async function* single(value: unknown): AsyncGenerator<Uint8Array> {
	yield Buffer.from(JSON.stringify(value));
}

const json = (status: number, value: unknown): UpstreamAnswer => ({
	status,
	headers: { "content-type": "application/json" },
	body: single(value),
});

async function* stream(chunks: readonly string[], delayMs: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
	for (const chunk of chunks) {
		if (delayMs > 0) await sleep(delayMs, undefined, { signal });
		if (signal.aborted) throw signal.reason;
		yield Buffer.from(chunk);
	}
}

/** Answers in the place of a network: `GET …/models` and streamed chat completions, `delayMs` before each chunk. */
export const createDemoTransport =
	(delayMs: number, model: string): Transport =>
	async (call, _limits, signal) => {
		if (call.method === "GET") {
			return json(200, {
				object: "list",
				data: [
					{
						id: model,
						name: "Vector demo",
						context_length: 128_000,
						supported_parameters: ["tools"],
						pricing: { prompt: "0", completion: "0" },
					},
				],
			});
		}
		const body = parseJson(call.body ?? "");
		const asked = isObject(body) ? body["model"] : undefined;
		if (asked !== model)
			return json(404, {
				error: { message: `The demo has one model, ${model}; ${String(asked)} is not it.`, code: "model_not_found" },
			});
		const conversation = readConversation(body);
		const chunks = replyChunks(answer(conversation), {
			model,
			turn: conversation.turn,
			promptLength: call.body?.length ?? 0,
		});
		return { status: 200, headers: { "content-type": "text/event-stream" }, body: stream(chunks, delayMs, signal) };
	};
