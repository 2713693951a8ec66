import { setTimeout as sleep } from "node:timers/promises";

import { RelayError } from "../relay-error.ts";
import type { UpstreamLimits } from "../settings.ts";
import { readRetryAfter, retryDelay } from "./retry-delay.ts";
import type { Transport, UpstreamAnswer, UpstreamCall } from "./transport.ts";
import { errorFromAnswer } from "./upstream-error.ts";

/** A reply whose first byte has arrived. */
export interface UpstreamReply {
	readonly contentType: string;
	/** All bytes, the first included. Throws `upstream_stalled`, `stream_cut` or the caller's abort reason. */
	readonly chunks: AsyncIterable<Uint8Array>;
	/** From now on the longest silence is this many milliseconds; for the rest after the model has finished. */
	limitSilence(milliseconds: number): void;
	readonly attempts: number;
}

export interface OpenOptions {
	readonly provider: string;
	readonly transport: Transport;
	readonly limits: UpstreamLimits;
	/** Cancels the call at any time; its reason is what the caller then gets. */
	readonly signal: AbortSignal;
	readonly random?: () => number;
}

const MAX_ERROR_BYTES = 65_536;

export const streamCut = (provider: string): RelayError =>
	new RelayError("stream_cut", "The provider's reply ended before the model had finished.", "Try the step again.", {
		provider,
		retryable: true,
	});

const timedOut = (provider: string, milliseconds: number): RelayError =>
	new RelayError(
		"upstream_timeout",
		`The provider sent nothing within ${milliseconds} ms.`,
		"Try again, or raise VECTOR_FIRST_BYTE_TIMEOUT_MS for models that think long.",
		{ provider, retryable: true },
	);

const stalled = (provider: string, milliseconds: number): RelayError =>
	new RelayError(
		"upstream_stalled",
		`The provider's reply stopped: nothing came for ${milliseconds} ms.`,
		"Try the step again, or raise VECTOR_IDLE_TIMEOUT_MS for models that pause long.",
		{ provider, retryable: true },
	);

const readSome = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= MAX_ERROR_BYTES) break;
	}
	return Buffer.concat(chunks).toString("utf8");
};

const withProvider = (error: unknown, provider: string): unknown =>
	error instanceof RelayError && error.details.provider === undefined
		? new RelayError(error.code, error.message, error.hint, { ...error.details, provider })
		: error;

const attemptOnce = async (call: UpstreamCall, options: OpenOptions, attempts: number): Promise<UpstreamReply> => {
	const { provider, limits } = options;
	const own = new AbortController();
	const signal = AbortSignal.any([options.signal, own.signal]);
	const giveUp = setTimeout(() => own.abort(timedOut(provider, limits.firstByteTimeoutMs)), limits.firstByteTimeoutMs);
	const failure = (error: unknown): unknown => (signal.aborted ? signal.reason : error);

	const refuse = async (answer: UpstreamAnswer): Promise<never> => {
		const retryAfterMs = readRetryAfter(answer.headers, Date.now());
		throw errorFromAnswer(await readSome(answer.body), { provider, status: answer.status, retryAfterMs });
	};
	try {
		const answer = await options.transport(call, limits, signal);
		if (answer.status < 200 || answer.status > 299) return await refuse(answer);
		const iterator = answer.body[Symbol.asyncIterator]();
		const first = await iterator.next().catch((error: unknown) => {
			throw signal.aborted ? error : streamCut(provider);
		});
		if (first.done === true) throw streamCut(provider);

		let silenceMs = limits.idleTimeoutMs;
		let timer: NodeJS.Timeout | undefined;
		const watch = (): void => {
			clearTimeout(timer);
			timer = setTimeout(() => own.abort(stalled(provider, silenceMs)), silenceMs);
		};
		async function* read(): AsyncGenerator<Uint8Array> {
			try {
				for (let next = first; next.done !== true; next = await iterator.next()) {
					watch();
					yield next.value;
				}
			} catch {
				throw failure(streamCut(provider));
			} finally {
				clearTimeout(timer);
				own.abort();
			}
		}
		return {
			contentType: answer.headers["content-type"] ?? "",
			chunks: read(),
			limitSilence: (milliseconds) => {
				silenceMs = Math.min(silenceMs, milliseconds);
				watch();
			},
			attempts,
		};
	} catch (error) {
		throw withProvider(failure(error), provider);
	} finally {
		clearTimeout(giveUp);
	}
};

const mayRetry = (error: unknown, attempt: number, options: OpenOptions): error is RelayError =>
	error instanceof RelayError &&
	error.details.retryable === true &&
	attempt <= options.limits.retries &&
	!options.signal.aborted;

/**
 * Sends a call and waits for the first byte of its reply. Until then, and only until then, failures that may pass are
 * tried again after 100, 500, 1000 ms plus jitter, or after Retry-After where that is longer. A wait beyond the cap or
 * the budget ends the call at once instead, so that the caller can decide. Throws RelayError or the signal's reason.
 */
export const openReply = async (call: UpstreamCall, options: OpenOptions): Promise<UpstreamReply> => {
	const { limits, signal, random = Math.random } = options;
	const startedAt = performance.now();
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await attemptOnce(call, options, attempt);
		} catch (error) {
			if (!mayRetry(error, attempt, options)) throw error;
			const delay = retryDelay(attempt, error.details.retryAfterMs, random());
			const isTooLong = delay > limits.retryCapMs || performance.now() - startedAt + delay > limits.retryBudgetMs;
			if (isTooLong) throw error;
			await sleep(delay, undefined, { signal }).catch(() => {
				throw signal.reason;
			});
		}
	}
};
