import type { JsonObject, JsonValue } from "../core/json";
import { markCachedMessages } from "./chat-cache-marks";
import { encodeMessages } from "./chat-messages";
import { quirksFor } from "./chat-quirks";
import type { ChatQuirks } from "./chat-quirks";
import type { EncodeInput, EncodeSettings } from "./dialect";
import { pickFields, pickKeywords } from "./pick-fields";
import type { ToolSchema } from "./types";

/**
 * Encodes a Chat Completions request: one system message first, assistant messages as they came, every tool call
 * answered once and in order. Equal input gives equal bytes, so that a growing history keeps its cached prefix.
 */
export function encodeRequest({ history, tools, model, settings }: EncodeInput): JsonObject {
	const quirks = quirksFor(settings.provider, model);
	const hasTools = !tools.isEmpty();
	const messages = encodeMessages(history, quirks);
	const request: JsonObject = {
		model,
		messages: quirks.marksCache ? markCachedMessages(messages, history) : messages,
		tools: hasTools ? tools.map((tool) => encodeTool(tool, quirks)) : undefined,
		parallel_tool_calls: hasTools ? false : undefined,
		stream: true,
		stream_options: { include_usage: true },
		...reasoningFields(settings, quirks),
		...limitFields(settings, quirks),
	};
	return pickFields(request, quirks.requestFields);
}

function encodeTool({ name, description, parameters }: ToolSchema, { schemaKeywords }: ChatQuirks): JsonValue {
	const schema = schemaKeywords === undefined ? parameters : pickKeywords(parameters, schemaKeywords);
	return { type: "function", function: { name, description, parameters: schema } };
}

function reasoningFields({ reasoningEffort = "" }: EncodeSettings, { effort }: ChatQuirks): JsonObject {
	if (reasoningEffort === "" || effort === "none") return {};
	return effort === "reasoning" ? { reasoning: { effort: reasoningEffort } } : { reasoning_effort: reasoningEffort };
}

function limitFields({ maxOutputTokens }: EncodeSettings, { limit }: ChatQuirks): JsonObject {
	return maxOutputTokens === undefined ? {} : { [limit]: maxOutputTokens };
}
