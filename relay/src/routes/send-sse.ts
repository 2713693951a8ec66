import { once } from "node:events";

import type { Response } from "express";

import type { HeartbeatNotice, OpenNotice } from "../../../plugin-ts/core/wire.ts";
import type { StoredSlice } from "../streams/stream-store.ts";
import type { RelayContext } from "./relay-context.ts";
import { goneSignal, unknownStream } from "./stream-query.ts";

const HEADERS = {
	"Content-Type": "text/event-stream; charset=utf-8",
	"Cache-Control": "no-cache, no-transform",
	"X-Accel-Buffering": "no",
};

const notice = (value: OpenNotice | HeartbeatNotice): string => `data: ${JSON.stringify(value)}\n\n`;

const textOf = ({ frames }: StoredSlice): string =>
	frames.map(({ seq, json }) => `id: ${seq}\ndata: ${json}\n\n`).join("");

/** Waits for a slow reader; the wait ends when it goes away. */
const writeAll = async (response: Response, text: string, signal: AbortSignal): Promise<void> => {
	if (text === "" || signal.aborted) return;
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
		let slice = await store.read(id, from, { waitMs: 0, signal });
		if (slice === undefined) throw unknownStream();
		response.status(200).set(HEADERS).flushHeaders();
		response.write(
			notice(accepted === undefined ? { event: "heartbeat", cursor: from } : { event: "open", ...accepted }),
		);
		let cursor = from;
		while (slice !== undefined && !signal.aborted) {
			cursor = slice.frames.at(-1)?.seq ?? cursor;
			await writeAll(response, textOf(slice), signal);
			if (slice.done) break;
			slice = await store.read(id, cursor, { waitMs: settings.heartbeatMs, signal });
			const isSilent = slice !== undefined && slice.frames.length === 0 && !slice.done;
			if (isSilent) await writeAll(response, notice({ event: "heartbeat", cursor }), signal);
		}
		response.end();
	} finally {
		release();
	}
};
