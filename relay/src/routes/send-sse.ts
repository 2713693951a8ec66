import { once } from "node:events";

import type { Response } from "express";

import type { HeartbeatNotice, OpenNotice } from "../../../plugin-ts/core/wire.ts";
import type { RelayContext } from "./relay-context.ts";
import { goneSignal, unknownStream } from "./stream-query.ts";

const HEADERS = {
	"Content-Type": "text/event-stream; charset=utf-8",
	"Cache-Control": "no-cache, no-transform",
	"X-Accel-Buffering": "no",
};

const notice = (value: OpenNotice | HeartbeatNotice): string => `data: ${JSON.stringify(value)}\n\n`;

/** Waits for a slow reader; the wait ends when it goes away. */
const writeAll = async (response: Response, text: string, signal: AbortSignal): Promise<void> => {
	if (!response.write(text)) await once(response, "drain", { signal }).catch(() => {});
};

/**
 * Sends a stream's frames after `cursor` as server-sent events until its terminal frame, with heartbeats in silences.
 * `accepted` is announced first, for a client that has not been told the id yet. Throws `unknown_stream` before any byte.
 */
export const sendSse = async (
	{ settings, store, runs }: RelayContext,
	response: Response,
	id: string,
	from: number,
	accepted?: Omit<OpenNotice, "event">,
): Promise<void> => {
	const signal = goneSignal(response);
	const release = runs.attach(id);
	try {
		let cursor = from;
		let slice = await store.read(id, cursor, { waitMs: 0, signal });
		if (slice === undefined) throw unknownStream();
		response.status(200).set(HEADERS).flushHeaders();
		response.write(
			accepted === undefined ? notice({ event: "heartbeat", cursor }) : notice({ event: "open", ...accepted }),
		);
		while (slice !== undefined && !signal.aborted) {
			const text = slice.frames.map(({ seq, json }) => `id: ${seq}\ndata: ${json}\n\n`).join("");
			cursor = slice.frames.at(-1)?.seq ?? cursor;
			if (text !== "") await writeAll(response, text, signal);
			if (slice.done) break;
			slice = await store.read(id, cursor, { waitMs: settings.heartbeatMs, signal });
			if (slice?.frames.length === 0 && !slice.done && !signal.aborted)
				response.write(notice({ event: "heartbeat", cursor }));
		}
		response.end();
	} finally {
		release();
	}
};
