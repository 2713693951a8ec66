import type { SseEvent } from "../framing/sse-parser.ts";

/** What the relay must notice in a reply that it otherwise forwards unread. One per stream. */
export interface ReplyWatch {
	/** The error value inside the event, when the event reports a failure under HTTP 200. */
	failureIn(event: SseEvent): unknown;
	/** Takes note of an event that was forwarded. */
	saw(event: SseEvent): void;
	/** The model said that it finished. */
	readonly isFinished: boolean;
	/** Nothing can follow. */
	readonly isClosed: boolean;
}
