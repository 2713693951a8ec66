import { EventEmitter, once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";

import { isObject, type JsonRecord, parseJson } from "../json.ts";
import { CUT, errorReply, HANG, type ScriptedReply } from "./fake-replies.ts";

export * from "./fake-gemini.ts";
export * from "./fake-messages.ts";
export * from "./fake-replies.ts";
export * from "./fake-responses.ts";

export interface ReceivedRequest {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	/** The body exactly as it came. */
	readonly text: string;
	/** The body as JSON; empty when it is none. */
	readonly body: JsonRecord;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Resolves when the exchange is over: true when the client left before the reply was complete. */
	readonly left: Promise<boolean>;
}

/** Chooses the reply for a chat request; `index` counts them from 0. */
export type Responder = (request: ReceivedRequest, index: number) => ScriptedReply;

export interface FakeUpstream {
	/** Base URL for OPENAI_BASE_URL and the like, ending in `/v1`. */
	readonly url: string;
	/** Chat requests in order of arrival. */
	readonly requests: readonly ReceivedRequest[];
	/** The n-th chat request, from 1, as soon as it has arrived. */
	received(count: number): Promise<ReceivedRequest>;
	/** Adds replies to the end of the script. */
	push(...replies: readonly ScriptedReply[]): void;
	close(): Promise<void>;
}

export interface FakeUpstreamOptions {
	/** Entries of `GET /models`; without them the route answers 404. */
	readonly models?: readonly object[];
	/** Replies when the script has no more; a 500 that says so when absent. */
	readonly otherwise?: Responder;
}

const drained = async (response: ServerResponse): Promise<void> => {
	const gone = new AbortController();
	const leave = (): void => gone.abort();
	response.once("close", leave);
	await once(response, "drain", { signal: gone.signal }).catch(() => {});
	response.off("close", leave);
};

const play = async (reply: ScriptedReply, response: ServerResponse): Promise<void> => {
	if (reply.delayMs !== undefined) await sleep(reply.delayMs);
	if (response.destroyed) return;
	response.writeHead(reply.status, reply.headers);
	response.flushHeaders();
	for (const action of reply.actions) {
		if (response.destroyed) return;
		if (action === HANG) return;
		if (action === CUT) {
			// What was written has to arrive before the connection breaks.
			await sleep(5);
			response.destroy();
			return;
		}
		if (typeof action === "object" && "pauseMs" in action)
			await (action.pauseMs === 0 ? setImmediate() : sleep(action.pauseMs));
		else if (!response.write(action)) await drained(response);
	}
	response.end();
};

const receive = async (request: IncomingMessage, response: ServerResponse): Promise<ReceivedRequest> => {
	const left = new Promise<boolean>((resolve) => response.once("close", () => resolve(!response.writableFinished)));
	const chunks: Uint8Array[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	const text = Buffer.concat(chunks).toString("utf8");
	const body = parseJson(text);
	return {
		method: request.method ?? "",
		path: request.url ?? "",
		headers: request.headers,
		text,
		body: isObject(body) ? body : {},
		at: Date.now(),
		left,
	};
};

/**
 * An OpenAI-compatible server on a free local port that plays a script: the n-th chat request gets the n-th reply.
 * For tests of whatever talks to a model; it never looks at the conversation unless `otherwise` does.
 */
export const startFakeUpstream = async (
	script: readonly ScriptedReply[] = [],
	options: FakeUpstreamOptions = {},
): Promise<FakeUpstream> => {
	const replies = [...script];
	const requests: ReceivedRequest[] = [];
	const arrivals = new EventEmitter();

	const answerChat = (request: ReceivedRequest): ScriptedReply => {
		const index = requests.push(request) - 1;
		arrivals.emit("request");
		return (
			replies.shift() ??
			options.otherwise?.(request, index) ??
			errorReply(500, { message: "The script has no more replies." })
		);
	};
	const answerModels = (): ScriptedReply =>
		options.models === undefined
			? errorReply(404, { message: "There is no model list." })
			: {
					status: 200,
					headers: { "content-type": "application/json" },
					actions: [JSON.stringify({ object: "list", data: options.models })],
				};

	const server = createServer((request, response) => {
		response.on("error", () => {});
		const answer = async (): Promise<void> => {
			const received = await receive(request, response);
			await play(received.method === "GET" ? answerModels() : answerChat(received), response);
		};
		answer().catch(() => response.destroy());
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		received: async (count) => {
			for (;;) {
				const request = requests[count - 1];
				if (request !== undefined) return request;
				await once(arrivals, "request");
			}
		},
		push: (...more) => {
			replies.push(...more);
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
};
