import type { JsonObject, JsonValue } from "../../core/json";
import { numberAt, objectAt, textAt } from "../../core/json-access";
import { isJsonObject, JSON_NULL } from "../../core/json-kind";
import { objectsAt } from "../assistant-message";
import { findStreamError } from "../chat-error";
import { mergeFields } from "../chat-merge";
import type { MutableJson } from "../chat-merge";
import type { ReplyParts } from "../chat-reply";
import type { ReplyDecoder, ReplyDecoderOptions } from "../dialect";
import { createEventDecoder } from "../event-decoder";
import { readMessagesUsage } from "../usage";
import { createContentBlocks } from "./content-blocks";
import type { ContentBlocks } from "./content-blocks";

/** Decodes a streamed (or whole) Anthropic Messages reply. */
export function createMessagesDecoder({ knownTools }: ReplyDecoderOptions): ReplyDecoder {
	const parts: ReplyParts = { message: {}, calls: [], known: new Set(knownTools) };
	const blocks = createContentBlocks(parts);
	const usage: MutableJson = {};
	return createEventDecoder(parts, {
		errorIn: errorIn,
		take: (event) => {
			takeEvent(event, parts, blocks, usage);
			parts.usage = readMessagesUsage(usage);
		},
		rawOf: () => ({ role: "assistant", content: blocks.raw() }),
	});
}

function errorIn(event: JsonValue): JsonObject | undefined {
	if (isJsonObject(event) && event.type === "error" && objectAt(event, "error") === undefined) return event;
	return findStreamError(event);
}

/** Counts are running totals: a later event replaces those it repeats. */
const NOTHING = new Set<string>();

function takeEvent(event: JsonObject, parts: ReplyParts, blocks: ContentBlocks, usage: MutableJson): void {
	const kind = textAt(event, "type");
	const index = numberAt(event, "index") ?? 0;
	if (kind === "message_start") takeMessage(objectAt(event, "message"), parts, blocks, usage);
	else if (kind === "message") takeMessage(event, parts, blocks, usage);
	else if (kind === "content_block_start") blocks.start(index, objectAt(event, "content_block") ?? {});
	else if (kind === "content_block_delta") blocks.add(index, objectAt(event, "delta") ?? {});
	else if (kind === "message_delta") {
		takeStop(objectAt(event, "delta"), parts);
		mergeFields(usage, objectAt(event, "usage") ?? {}, NOTHING);
	}
}

function takeMessage(
	message: JsonObject | undefined,
	parts: ReplyParts,
	blocks: ContentBlocks,
	usage: MutableJson,
): void {
	parts.replyId = textAt(message, "id");
	objectsAt(message, "content").forEach((block, index) => blocks.start(index, block));
	mergeFields(usage, objectAt(message, "usage") ?? {}, NOTHING);
	takeStop(message, parts);
}

/** Stop reasons in the words of Chat Completions, which the shared reply builder uses. */
const FINISH: { readonly [reason: string]: string } = {
	tool_use: "tool_calls",
	max_tokens: "length",
	model_context_window_exceeded: "length",
};

function takeStop(delta: JsonObject | undefined, parts: ReplyParts): void {
	const reason = textAt(delta, "stop_reason");
	if (reason === undefined) return;
	parts.finish = FINISH[reason] ?? "stop";
	if (reason !== "refusal") return;
	const details = delta?.stop_details === JSON_NULL ? undefined : objectAt(delta, "stop_details");
	parts.message.refusal = textAt(details, "explanation") ?? "The model declined to answer this request.";
}
