import type { JsonObject, JsonValue } from "../../core/json";
import { numberAt, objectAt, textAt } from "../../core/json-access";
import { isJsonObject } from "../../core/json-kind";
import { objectsAt } from "../assistant-message";
import { findStreamError } from "../chat-error";
import type { ReplyParts } from "../chat-reply";
import type { ReplyDecoder, ReplyDecoderOptions } from "../dialect";
import { createEventDecoder } from "../event-decoder";
import { readResponsesUsage } from "../usage";
import { createOutputItems } from "./output-items";
import type { OutputItems } from "./output-items";

/** Decodes a streamed (or whole) OpenAI Responses reply. */
export function createResponsesDecoder({ knownTools }: ReplyDecoderOptions): ReplyDecoder {
	const parts: ReplyParts = { message: {}, calls: [], known: new Set(knownTools) };
	const items = createOutputItems(parts);
	return createEventDecoder(parts, {
		errorIn,
		take: (event) => takeEvent(event, parts, items),
		rawOf: () => ({ output: items.raw() }),
	});
}

function errorIn(event: JsonValue): JsonObject | undefined {
	if (!isJsonObject(event)) return findStreamError(event);
	const response = responseOf(event);
	if (response?.status === "failed") return objectAt(response, "error") ?? { message: "the response failed" };
	if (event.type === "error" && objectAt(event, "error") === undefined) return event;
	return findStreamError(event);
}

/** The response object of a lifecycle event, or of a reply that came whole. */
function responseOf(event: JsonObject): JsonObject | undefined {
	return event.object === "response" ? event : objectAt(event, "response");
}

function takeEvent(event: JsonObject, parts: ReplyParts, items: OutputItems): void {
	const response = responseOf(event);
	if (response !== undefined) takeResponse(response, parts, items);
	const position = numberAt(event, "output_index") ?? 0;
	const kind = textAt(event, "type");
	const item = objectAt(event, "item");
	if (kind === "response.output_item.added" && item !== undefined) items.add(position, item);
	else if (kind === "response.output_item.done" && item !== undefined) items.finish(position, item);
	else if (kind !== undefined) items.extend(position, kind, textAt(event, "delta") ?? "");
}

function takeResponse(response: JsonObject, parts: ReplyParts, items: OutputItems): void {
	parts.replyId = textAt(response, "id") ?? parts.replyId;
	parts.usage = readResponsesUsage(objectAt(response, "usage")) ?? parts.usage;
	const status = textAt(response, "status");
	if (status !== "completed" && status !== "incomplete") return;
	// Some servers leave the output out here, having sent every item before.
	objectsAt(response, "output").forEach((item, position) => items.finish(position, item));
	parts.finish = status === "completed" ? "stop" : incompleteReason(response);
}

function incompleteReason(response: JsonObject): string {
	const reason = textAt(objectAt(response, "incomplete_details"), "reason");
	return reason === "content_filter" ? "content_filter" : "length";
}
