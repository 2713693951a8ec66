import type { LuauScalar } from "../vm/luau-vm.ts";
import { decodeBytes } from "../vm/byte-text.ts";
import { describeFailure, requestInit, type HttpRequest } from "./http-client.ts";

/** Tells the Luau side what happened to a stream: `opened`, `message`, `error` or `closed`, with its values. */
export type StreamListener = (kind: string, ...values: readonly LuauScalar[]) => void;

/** Open event streams, as `HttpService:CreateWebStreamClient` makes them. */
export interface HttpStreams {
	open(id: number, request: HttpRequest, listener: StreamListener): void;
	close(id: number): void;
}

async function relayBody(body: ReadableStream<Uint8Array>, listener: StreamListener): Promise<void> {
	for await (const chunk of body) listener("message", decodeBytes(chunk));
}

async function follow(request: HttpRequest, listener: StreamListener, signal: AbortSignal): Promise<void> {
	const response = await fetch(request.Url, { ...requestInit(request), signal });
	const isEventStream = (response.headers.get("content-type") ?? "").startsWith("text/event-stream");
	if (!response.ok || !isEventStream || response.body === null) {
		listener("error", response.status, response.ok ? "The answer is not an event stream" : await response.text());
		return;
	}
	listener("opened", response.status, JSON.stringify(Object.fromEntries(response.headers)));
	await relayBody(response.body, listener);
	listener("closed");
}

/** Messages are handed on as the socket delivers them: events can come split or several at once, as in Studio. */
export function createHttpStreams(studioSignal: AbortSignal): HttpStreams {
	const open = new Map<number, AbortController>();
	return {
		open(id, request, listener) {
			const controller = new AbortController();
			open.set(id, controller);
			const signal = AbortSignal.any([studioSignal, controller.signal]);
			const tell: StreamListener = (kind, ...values) => {
				if (!signal.aborted) listener(kind, ...values);
			};
			follow(request, tell, signal)
				.catch((problem: unknown) => tell("error", 0, describeFailure(problem)))
				.finally(() => open.delete(id));
		},
		close(id) {
			open.get(id)?.abort();
			open.delete(id);
		},
	};
}
