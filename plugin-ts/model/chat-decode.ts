import type { JsonObject, JsonValue } from "../core/json";
import { arrayAt, objectAt, textAt } from "../core/json-access";
import { isJsonArray, isJsonObject } from "../core/json-kind";
import { findStreamError } from "./chat-error";
import { mergeFields } from "./chat-merge";
import { rawMessage } from "./chat-reply";
import type { ReplyParts } from "./chat-reply";
import { addCallDelta } from "./chat-tool-calls";
import type { ReplyDecoder, ReplyDecoderOptions } from "./dialect";
import { createEventDecoder } from "./event-decoder";
import { joinPieces } from "./join-pieces";
import { readChatUsage } from "./usage";

/** Decodes a streamed Chat Completions reply. */
export function createReplyDecoder({ knownTools }: ReplyDecoderOptions): ReplyDecoder {
	const known = new Set(knownTools);
	const parts: ReplyParts = { message: {}, calls: [], known };
	return createEventDecoder(parts, {
		errorIn: findStreamError,
		take: (event) => takeEvent(parts, event, (name) => known.has(name)),
		rawOf: () => rawMessage(parts),
	});
}

function takeEvent(parts: ReplyParts, event: JsonObject, isKnownTool: (name: string) => boolean): void {
	parts.replyId ??= textAt(event, "id");
	parts.usage = readChatUsage(objectAt(event, "usage")) ?? parts.usage;
	const choice = arrayAt(event, "choices")[0];
	if (!isJsonObject(choice)) return;
	parts.finish = textAt(choice, "finish_reason") ?? parts.finish;
	const delta = objectAt(choice, "delta") ?? objectAt(choice, "message");
	if (delta === undefined) return;
	takeContent(parts, delta.content);
	mergeFields(parts.message, delta, OWN_FIELDS);
	for (const call of arrayAt(delta, "tool_calls")) {
		if (isJsonObject(call)) addCallDelta(parts.calls, call, isKnownTool);
	}
}

const OWN_FIELDS = new Set(["role", "content", "tool_calls"]);

/** Content is text, or (Mistral) a list of text and thinking parts. */
function takeContent(parts: ReplyParts, content: JsonValue | undefined): void {
	if (typeIs(content, "string")) {
		parts.message.content = joinPieces(textAt(parts.message, "content") ?? "", content);
		return;
	}
	if (!isJsonArray(content)) return;
	for (const part of content) {
		if (!isJsonObject(part)) continue;
		takeContent(parts, textAt(part, "text"));
		const thinking = arrayAt(part, "thinking").map((piece) =>
			isJsonObject(piece) ? (textAt(piece, "text") ?? "") : "",
		);
		if (!thinking.isEmpty()) parts.thinking = (parts.thinking ?? "") + thinking.join("");
	}
}
