import { parseJson } from "../core/json-parse";
import type { HttpResponse } from "../core/ports/http";
import type { WireError } from "../core/wire";
import { isErrorBody } from "./wire-checks";

/** Why a model call failed. `code` is the relay's, or `relay_unreachable`, `bad_answer`, `cancelled`. */
export interface ModelCallError {
	readonly code: string;
	readonly message: string;
	readonly retryable: boolean;
	readonly retryAfterSeconds?: number;
}

export type StreamResult = { readonly ok: true } | { readonly ok: false; readonly error: ModelCallError };

export const STREAM_COMPLETE: StreamResult = { ok: true };

export function streamFailure(code: string, message: string, retryable: boolean): StreamResult {
	return { ok: false, error: { code, message, retryable } };
}

export const STREAM_CANCELLED = streamFailure("cancelled", "The model call was cancelled.", false);

export function badAnswer(what: string): StreamResult {
	return streamFailure("bad_answer", `The relay ${what}. Check the relay's address in the settings.`, false);
}

export function failureOfWire(wire: WireError): StreamResult {
	const hint = wire.hint === "" ? "" : ` ${wire.hint}`;
	return {
		ok: false,
		error: {
			code: wire.code,
			message: `${wire.message}${hint}`,
			retryable: wire.retryable,
			retryAfterSeconds: wire.retryAfterMs === undefined ? undefined : wire.retryAfterMs / 1000,
		},
	};
}

/** Reads the error of a refused request; an answer that is not the relay's is named by its status. */
export function failureOfRefusal(response: HttpResponse): StreamResult {
	const body = parseJson(response.body);
	if (body.ok && isErrorBody(body.value)) return failureOfWire(body.value.error);
	return badAnswer(`answered ${response.status} with something that is not its protocol`);
}
