import type { Dialect } from "../../../plugin-ts/core/wire.ts";
import type { SseEvent } from "../framing/sse-parser.ts";
import { chatWatch } from "./chat.ts";
import { messagesWatch } from "./messages.ts";
import { responsesWatch } from "./responses.ts";

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

const watches: Readonly<Record<Dialect, () => ReplyWatch>> = {
	chat: chatWatch,
	messages: messagesWatch,
	responses: responsesWatch,
};

/** A watch for one reply in the dialect. A new dialect is one file and one line here. */
export const watchFor = (dialect: Dialect): ReplyWatch => watches[dialect]();
