import type { WireError } from "../../plugin-ts/core/wire.ts";

export interface RelayErrorDetails {
	/** HTTP status of the relay's own answer, where the error ends a request. */
	readonly httpStatus?: number;
	readonly provider?: string | undefined;
	readonly retryable?: boolean;
	/** HTTP status the upstream answered with. */
	readonly status?: number | undefined;
	readonly retryAfterMs?: number | undefined;
}

/** A failure with a name and a next action. The only error whose text reaches a client. */
export class RelayError extends Error {
	readonly code: string;
	readonly hint: string;
	readonly details: RelayErrorDetails;

	constructor(code: string, message: string, hint: string, details: RelayErrorDetails = {}) {
		super(message);
		this.name = "RelayError";
		this.code = code;
		this.hint = hint;
		this.details = details;
	}
}

/** Anything thrown, as a RelayError: an unexpected error says no more than that it happened, for its text may hold a secret. */
export const asRelayError = (cause: unknown): RelayError =>
	cause instanceof RelayError
		? cause
		: new RelayError(
				"internal_error",
				"The relay failed unexpectedly.",
				"Try again; the relay's log names the cause.",
				{
					httpStatus: 500,
					retryable: true,
				},
			);

const MAX_TEXT = 1_000;

/** The error as clients see it; `redact` removes configured keys an upstream may have echoed. */
export const toWireError = (error: RelayError, redact: (text: string) => string): WireError => {
	const { provider, retryable, status, retryAfterMs } = error.details;
	return {
		code: error.code,
		message: redact(error.message).slice(0, MAX_TEXT),
		hint: redact(error.hint).slice(0, MAX_TEXT),
		...(provider === undefined ? {} : { provider }),
		retryable: retryable ?? false,
		...(status === undefined ? {} : { status }),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	};
};
