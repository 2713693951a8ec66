import { setTimeout as sleep } from "node:timers/promises";

import { type RequestHandler, Router } from "express";

import type { StoredSlice } from "../streams/stream-store.ts";
import type { RelayContext } from "./relay-context.ts";
import { goneSignal, readCursor, readStreamId, unknownStream } from "./stream-query.ts";

const sliceText = (slice: StoredSlice, cursor: number): string => {
	const last = slice.frames.at(-1)?.seq ?? cursor;
	return `{"frames":[${slice.frames.map(({ json }) => json).join(",")}],"cursor":${last},"done":${slice.done}}`;
};

/**
 * `GET /api/stream?id&cursor`: the frames after the cursor, waiting for the first one up to the poll time.
 * `DELETE /api/stream?id`: cancels the upstream call.
 */
export const streamRoute = (context: RelayContext): Router => {
	const { settings, store, runs } = context;

	const poll: RequestHandler = async (request, response) => {
		const id = readStreamId(request);
		const cursor = readCursor(request.query["cursor"]);
		const signal = goneSignal(response);
		const release = runs.attach(id);
		try {
			let slice = await store.read(id, cursor, { waitMs: settings.pollMs, signal });
			if (slice === undefined) throw unknownStream();
			const isGathering = cursor > 0 && slice.frames.length > 0 && !slice.done && settings.pollGatherMs > 0;
			if (isGathering) {
				await sleep(settings.pollGatherMs, undefined, { signal }).catch(() => {});
				slice = (await store.read(id, cursor, { waitMs: 0, signal })) ?? slice;
			}
			if (!signal.aborted)
				response.type("application/json").set("Cache-Control", "no-store").send(sliceText(slice, cursor));
		} finally {
			release();
		}
	};

	const cancel: RequestHandler = async (request, response) => {
		const id = readStreamId(request);
		const cancelled = runs.cancel(id);
		const slice = cancelled ? undefined : await store.read(id, 0, { waitMs: 0, signal: AbortSignal.abort() });
		if (!cancelled && slice === undefined) throw unknownStream();
		response.json({ id, cancelled });
	};

	return Router().get("/api/stream", poll).delete("/api/stream", cancel);
};
