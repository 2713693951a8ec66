import type { ChatAccepted, ChatRequest, Frame, StreamSlice } from "../../../plugin-ts/core/wire.ts";
import { createFrameAssembler } from "../framing/frame-assembler.ts";
import { createSseParser, type SseEvent } from "../framing/sse-parser.ts";
import { isObject } from "../json.ts";
import { type RunningRelay, startRelay } from "../start-relay.ts";
import type { Env } from "../settings.ts";

/** Short times, so that a test of a time-out is quick. */
const QUICK: Env = { PORT: "0", VECTOR_POLL_GATHER_MS: "0" };

/** A relay on a free port with nothing but the given environment. */
export const startTestRelay = (env: Env = {}, log?: (line: string) => void): Promise<RunningRelay> =>
	startRelay({ env: { ...QUICK, ...env }, ...(log === undefined ? {} : { log }) });

export const JSON_HEADERS = { "content-type": "application/json" };

export const postChat = (
	relay: RunningRelay,
	request: Partial<ChatRequest> | string,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
	fetch(`${relay.url}/api/chat`, {
		method: "POST",
		headers: { ...JSON_HEADERS, ...headers },
		body:
			typeof request === "string"
				? request
				: JSON.stringify({ dialect: "chat", body: { stream: true, messages: [] }, ...request }),
	});

/** Starts a call and returns what the relay answered. */
export const openChat = async (
	relay: RunningRelay,
	request: Partial<ChatRequest> | string = {},
): Promise<ChatAccepted> => {
	const response = await postChat(relay, request);
	if (response.status !== 202) throw new Error(`expected 202, got ${response.status}: ${await response.text()}`);
	return (await response.json()) as ChatAccepted;
};

export const poll = async (relay: RunningRelay, id: string, cursor: number): Promise<StreamSlice> => {
	const response = await fetch(`${relay.url}/api/stream?id=${id}&cursor=${cursor}`);
	if (response.status !== 200) throw new Error(`expected 200, got ${response.status}: ${await response.text()}`);
	return (await response.json()) as StreamSlice;
};

/** All frames after `from`, by as many polls as it takes. */
export const pollAll = async (relay: RunningRelay, id: string, from = 0): Promise<readonly Frame[]> => {
	const frames: Frame[] = [];
	for (let cursor = from; ;) {
		const slice = await poll(relay, id, cursor);
		frames.push(...slice.frames);
		cursor = slice.cursor;
		if (slice.done) return frames;
	}
};

/** Every notice and frame of an SSE answer, in order. */
export const readSse = async (response: Response): Promise<readonly unknown[]> => {
	if (response.body === null) return [];
	const parser = createSseParser();
	const events: SseEvent[] = [];
	for await (const chunk of response.body) events.push(...parser.push(chunk));
	return [...events, ...parser.end()].map(({ data }): unknown => JSON.parse(data));
};

/** The numbered frames among what `readSse` gave. */
export const framesOf = (values: readonly unknown[]): readonly Frame[] =>
	values.filter((value): value is Frame => isObject(value) && typeof value["seq"] === "number");

/** The upstream events that frames carry, put together again. */
export const eventsOf = (frames: readonly Frame[]): readonly SseEvent[] => {
	const assembler = createFrameAssembler();
	return frames.flatMap((frame) => ("data" in frame ? (assembler.push(frame) ?? []) : []));
};
