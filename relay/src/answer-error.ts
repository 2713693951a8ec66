import type { ErrorRequestHandler } from "express";

import type { ErrorBody } from "../../plugin-ts/core/wire.ts";
import { isObject } from "./json.ts";
import type { Log } from "./log.ts";
import { asRelayError, RelayError, toWireError } from "./relay-error.ts";
import type { Redactor } from "./security/redactor.ts";

/** The body reader's own errors, by their type. */
const readerError = (cause: unknown, limit: number): RelayError | undefined => {
	const type: unknown = isObject(cause) ? cause["type"] : undefined;
	if (type === "entity.too.large") {
		return new RelayError(
			"request_too_large",
			`The request is larger than ${limit} bytes.`,
			"Compact the conversation, or raise VECTOR_BODY_LIMIT_BYTES.",
			{ httpStatus: 413 },
		);
	}
	if (typeof type === "string" && /^(?:request|encoding|entity|stream)\./.test(type)) {
		return new RelayError(
			"invalid_request",
			"The request body could not be read.",
			"Send it again, complete and uncompressed or gzipped.",
			{ httpStatus: 400, retryable: true },
		);
	}
	return undefined;
};

/** Answers every error as `{"error": …}` with its status; a stream that has begun is closed instead. */
export const answerError =
	(redactor: Redactor, log: Log, bodyLimit: number): ErrorRequestHandler =>
	(cause, request, response, _next) => {
		const error = readerError(cause, bodyLimit) ?? asRelayError(cause);
		if (error.code === "internal_error")
			log(`${request.method} ${request.path} unexpected: ${redactor.text(String(cause))}`);
		if (response.headersSent) {
			response.destroy();
			return;
		}
		const body: ErrorBody = { error: toWireError(error, redactor.text) };
		response.status(error.details.httpStatus ?? 500).json(body);
	};
