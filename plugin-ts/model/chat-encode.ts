import type { JsonObject, JsonValue } from "../core/json";
import { encodeMessages } from "./chat-messages";
import type { HistoryMessage, ToolSchema } from "./types";

/** The part of the settings that shapes a request. */
export interface EncodeSettings {
	/** Some fields are spelled differently from provider to provider; absent when the relay chooses. */
	readonly provider?: string;
	/** `low`, `medium`, …; empty sends none, for models that refuse it. */
	readonly reasoningEffort?: string;
	/** Tokens; absent leaves the model's own limit. */
	readonly maxOutputTokens?: number;
}

export interface EncodeInput {
	readonly history: readonly HistoryMessage[];
	readonly tools: readonly ToolSchema[];
	readonly model?: string;
	readonly settings: EncodeSettings;
}

/**
 * Encodes a Chat Completions request: one system message first, assistant messages as they came, every tool call
 * answered once and in order. Equal input gives equal bytes, so that a growing history keeps its cached prefix.
 */
export function encodeRequest({ history, tools, model, settings }: EncodeInput): JsonObject {
	const hasTools = !tools.isEmpty();
	return {
		model,
		messages: encodeMessages(history),
		tools: hasTools ? tools.map(encodeTool) : undefined,
		parallel_tool_calls: hasTools ? false : undefined,
		stream: true,
		stream_options: { include_usage: true },
		...reasoningFields(settings),
		...limitFields(settings),
	};
}

function encodeTool({ name, description, parameters }: ToolSchema): JsonValue {
	return { type: "function", function: { name, description, parameters } };
}

/** Takes no uniform reasoning field. */
const WITHOUT_EFFORT = new Set(["nvidia"]);

/** Local servers and NVIDIA know only the older name of the output limit. */
const WITH_MAX_TOKENS = new Set(["nvidia", "ollama", "lmstudio"]);

function reasoningFields({ provider, reasoningEffort = "" }: EncodeSettings): JsonObject {
	if (reasoningEffort === "" || (provider !== undefined && WITHOUT_EFFORT.has(provider))) return {};
	return provider === "openrouter" ? { reasoning: { effort: reasoningEffort } } : { reasoning_effort: reasoningEffort };
}

function limitFields({ provider, maxOutputTokens }: EncodeSettings): JsonObject {
	if (maxOutputTokens === undefined) return {};
	const isOld = provider !== undefined && WITH_MAX_TOKENS.has(provider);
	return isOld ? { max_tokens: maxOutputTokens } : { max_completion_tokens: maxOutputTokens };
}
