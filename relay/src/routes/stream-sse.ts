import { type RequestHandler, Router } from "express";

import type { RelayContext } from "./relay-context.ts";
import { sendSse } from "./send-sse.ts";
import { readCursor, readStreamId } from "./stream-query.ts";

/** `GET /api/stream/sse?id`: the stream as server-sent events, after `Last-Event-ID` or else `?cursor`. */
export const streamSseRoute = (context: RelayContext): Router => {
	const get: RequestHandler = async (request, response) => {
		const cursor = readCursor(request.headers["last-event-id"] ?? request.query["cursor"]);
		await sendSse(context, response, readStreamId(request), cursor);
	};
	return Router().get("/api/stream/sse", get);
};
