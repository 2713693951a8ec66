import type { IncomingHttpHeaders } from "node:http";

const BACKOFF_MS = [100, 500, 1_000];

/** What `Retry-After` (seconds or a date) or `Retry-After-Ms` asks for, in milliseconds. */
export const readRetryAfter = (headers: IncomingHttpHeaders, now: number): number | undefined => {
	const exact = Number(headers["retry-after-ms"]);
	if (Number.isFinite(exact) && exact >= 0) return Math.round(exact);
	const text = headers["retry-after"];
	if (text === undefined) return undefined;
	const seconds = Number(text);
	if (text.trim() !== "" && Number.isFinite(seconds)) return seconds < 0 ? undefined : Math.round(seconds * 1_000);
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** Wait before try number `attempt` + 1, in milliseconds; `random` in 0..1 spreads clients that failed together. */
export const retryDelay = (attempt: number, retryAfterMs: number | undefined, random: number): number => {
	const step = BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length) - 1] ?? 0;
	return Math.max(step + Math.round(step * 0.5 * random), retryAfterMs ?? 0);
};
