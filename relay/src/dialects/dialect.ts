import type { Dialect } from "../../../plugin-ts/core/wire.ts";
import { chatWatch } from "./chat.ts";
import { messagesWatch } from "./messages.ts";
import type { ReplyWatch } from "./reply-watch.ts";
import { responsesWatch } from "./responses.ts";

const watches: Readonly<Record<Dialect, () => ReplyWatch>> = {
	chat: chatWatch,
	messages: messagesWatch,
	responses: responsesWatch,
};

/** A watch for one reply in the dialect. A new dialect is one file and one line here. */
export const watchFor = (dialect: Dialect): ReplyWatch => watches[dialect]();
