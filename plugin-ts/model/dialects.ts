import type { Dialect } from "../core/wire";
import type { ModelFacts } from "./catalogue";
import { CHAT_COMPLETIONS } from "./chat-completions";
import type { DialectCodec } from "./dialect";
import { MESSAGES } from "./messages/messages";
import { RESPONSES } from "./responses/responses";

const CODECS: { readonly [D in Dialect]: DialectCodec } = {
	chat: CHAT_COMPLETIONS,
	messages: MESSAGES,
	responses: RESPONSES,
};

/** The codec of a dialect. */
export function codecOf(dialect: Dialect): DialectCodec {
	return CODECS[dialect];
}

/**
 * The dialect for a model: the user's setting, else the one the model is at home in among those its provider speaks, else
 * Chat Completions. Claude is asked in Messages where it can be, and only Claude is.
 */
export function chooseDialect(setting: Dialect | undefined, facts: ModelFacts | undefined): Dialect {
	if (setting !== undefined) return setting;
	const offered: readonly Dialect[] = facts?.dialects ?? [];
	const isClaude = string.find((facts?.model ?? "").lower(), "claude", 1, true)[0] !== undefined;
	const suited = offered.find((dialect) => (dialect === "messages") === isClaude);
	return suited ?? offered[0] ?? "chat";
}
