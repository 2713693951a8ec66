import type { Outcome } from "../outcome";

export interface HttpRequest {
	readonly url: string;
	readonly method: "GET" | "POST" | "DELETE" | "PUT";
	readonly headers: { readonly [name: string]: string };
	readonly body?: string;
}

export interface HttpResponse {
	readonly status: number;
	readonly body: string;
}

/** An open event stream. Chunks are what the socket delivered: they can hold a part of an event or several. */
export interface EventStream {
	close(): void;
}

export interface EventStreamListener {
	opened(): void;
	chunk(text: string): void;
	/** Called once, when the stream ended or failed. */
	closed(problem: string | undefined): void;
}

export interface Http {
	/** Yields. Fails only when no answer came (connection refused, timeout, permission denied); a status of 4xx or 5xx is a success. */
	request(request: HttpRequest): Outcome<HttpResponse>;
	/** Opens an SSE stream, or fails where streams are not available. Does not yield. */
	openEventStream(request: HttpRequest, listener: EventStreamListener): Outcome<EventStream>;
}
