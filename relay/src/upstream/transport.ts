import type { IncomingHttpHeaders } from "node:http";

/** A request for a provider, credentials included. */
export interface UpstreamCall {
	readonly method: "GET" | "POST";
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string | undefined;
}

export interface UpstreamAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** Bytes as they arrive. Abandoning the iteration closes the connection. */
	readonly body: AsyncIterable<Uint8Array>;
}

export interface CallLimits {
	readonly connectTimeoutMs: number;
}

/**
 * Sends one call and gives its answer as soon as the headers are there.
 * Rejects with `upstream_unreachable` when there is no connection, and with the signal's reason when aborted.
 */
export type Transport = (call: UpstreamCall, limits: CallLimits, signal: AbortSignal) => Promise<UpstreamAnswer>;
