import type { Request } from "express";

import { RelayError } from "../relay-error.ts";

/** The stream id of a request. Throws `invalid_request` without one. */
export const readStreamId = (request: Request): string => {
	const id = request.query["id"];
	if (typeof id === "string" && id !== "") return id;
	throw new RelayError("invalid_request", "The parameter id is missing.", "Pass the id that POST /api/chat answered.", {
		httpStatus: 400,
	});
};

/** A cursor as text: the last `seq` seen, 0 or absent for all. Throws `invalid_request`. */
export const readCursor = (value: unknown): number => {
	if (value === undefined || value === "") return 0;
	const cursor = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
	if (cursor !== undefined) return cursor;
	throw new RelayError("invalid_request", "The cursor is not a number.", "Pass the seq of the last frame seen, or 0.", {
		httpStatus: 400,
	});
};

/** For an id that no stream has, or has no longer. */
export const unknownStream = (): RelayError =>
	new RelayError(
		"unknown_stream",
		"There is no such stream; it may have expired.",
		"Send the request again with POST /api/chat.",
		{ httpStatus: 404 },
	);

/** Aborted when the client has gone. */
export const goneSignal = (response: { once(event: "close", listener: () => void): unknown }): AbortSignal => {
	const controller = new AbortController();
	response.once("close", () => controller.abort());
	return controller.signal;
};
