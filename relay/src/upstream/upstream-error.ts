import { parseJson } from "../json.ts";
import { RelayError } from "../relay-error.ts";
import { errorValueIn, readErrorValue } from "./error-value.ts";

interface Kind {
	readonly code: string;
	readonly summary: string;
	readonly hint: string;
	readonly retryable?: boolean;
}

const RATE_LIMITED: Kind = {
	code: "rate_limited",
	summary: "The provider refuses more requests for now",
	hint: "Wait a little and try again, or choose another model.",
	retryable: true,
};
const OUT_OF_CREDIT: Kind = {
	code: "out_of_credit",
	summary: "The provider's account has no credit left",
	hint: "Add credit at the provider, or choose another provider.",
};
const OVERFLOW: Kind = {
	code: "context_overflow",
	summary: "The conversation is longer than the model can read",
	hint: "Compact the conversation, or choose a model with a larger context window.",
};
const BAD_REQUEST: Kind = {
	code: "bad_request",
	summary: "The provider did not accept the request",
	hint: "Choose another model, or see the message for the field it refuses.",
};
const UNAVAILABLE: Kind = {
	code: "upstream_unavailable",
	summary: "The provider failed",
	hint: "Try again in a moment, or choose another model.",
	retryable: true,
};

const REDIRECTED: Kind = {
	code: "upstream_redirected",
	summary: "The provider's address sends requests elsewhere",
	hint: "Correct the provider's base URL: often https instead of http, or a /v1 at the end.",
};

const BY_STATUS: Readonly<Record<number, Kind>> = {
	401: {
		code: "upstream_unauthorized",
		summary: "The provider did not accept the key",
		hint: "Check the provider's key in the relay's environment or .env, then restart the relay.",
	},
	402: OUT_OF_CREDIT,
	403: {
		code: "upstream_forbidden",
		summary: "The provider does not allow this request for the key",
		hint: "Check what the key may use at the provider, or choose another model.",
	},
	404: {
		code: "model_not_found",
		summary: "The provider does not know the model or the address",
		hint: "Choose a model that GET /api/models lists, and check the provider's base URL.",
	},
	408: { ...UNAVAILABLE, code: "upstream_timeout", summary: "The provider took too long" },
	413: { ...OVERFLOW, code: "request_too_large", summary: "The request is larger than the provider takes" },
	429: RATE_LIMITED,
};

const QUOTA =
	/insufficient_quota|insufficient (?:credit|balance|funds)|credit balance is too low|billing|exceeded your current quota/i;
const RATE = /rate.?limit|too many requests|per (?:minute|second|day)/i;
const TOO_LONG =
	/context_length|context window|maximum context|too many tokens|prompt is too long|reduce the length|exceeds? (?:the )?(?:context|maximum number of tokens)/i;
const LASTING = /invalid_request|authentication|permission|not_found_error/i;

const saysRate = (words: string): boolean => RATE.test(words);
const saysTooLong = (words: string): boolean => TOO_LONG.test(words) && !saysRate(words);
const saysQuota = (words: string): boolean => QUOTA.test(words) && !saysRate(words);

/** For an error inside a stream, which has only its words. */
const kindOfWords = (words: string): Kind => {
	if (saysRate(words)) return RATE_LIMITED;
	if (saysTooLong(words)) return OVERFLOW;
	if (saysQuota(words)) return OUT_OF_CREDIT;
	return LASTING.test(words) ? BAD_REQUEST : UNAVAILABLE;
};

const kindOf = (status: number | undefined, words: string): Kind => {
	if (status === undefined) return kindOfWords(words);
	if ((status === 429 || status === 400) && saysQuota(words)) return OUT_OF_CREDIT;
	if (status === 400 && saysTooLong(words)) return OVERFLOW;
	if (status < 400) return REDIRECTED;
	return BY_STATUS[status] ?? (status >= 500 ? UNAVAILABLE : BAD_REQUEST);
};

export interface Refusal {
	readonly provider: string;
	readonly status?: number | undefined;
	readonly retryAfterMs?: number | undefined;
}

/** The typed error for an error value found in an answer or in an event. Retryable: 408, 429 and 5xx. */
export const errorFromValue = (value: unknown, refusal: Refusal): RelayError => {
	const said = readErrorValue(value);
	const status = refusal.status ?? said.status;
	const kind = kindOf(status, `${said.code ?? ""} ${said.message ?? ""}`);
	const statusText = status === undefined ? "" : ` (${status})`;
	const message = `${kind.summary}${statusText}${said.message === undefined ? "." : `: ${said.message}`}`;
	return new RelayError(kind.code, message, kind.hint, {
		provider: refusal.provider,
		retryable: kind.retryable ?? false,
		status,
		retryAfterMs: refusal.retryAfterMs,
	});
};

/** The typed error for a refused request: JSON error bodies are read, plain text is quoted, HTML is left out. */
export const errorFromAnswer = (body: string, refusal: Refusal): RelayError => {
	const parsed = parseJson(body);
	const plain = body.trim();
	const quoted = plain === "" || plain.startsWith("<") || plain.startsWith("{") ? undefined : plain.slice(0, 300);
	return errorFromValue(parsed === undefined ? quoted : (errorValueIn(parsed) ?? parsed), refusal);
};
