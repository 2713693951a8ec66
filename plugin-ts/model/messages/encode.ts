import type { JsonObject, JsonValue } from "../../core/json";
import type { EncodeInput } from "../dialect";
import type { ToolSchema } from "../types";
import { CACHE_HERE, markCached } from "./cache-marks";
import { encodeTurns } from "./turns";
import { thinkingFields } from "./thinking";

/** The dialect demands a limit; every current model takes this one. */
const DEFAULT_MAX_TOKENS = 32_000;

/**
 * Encodes an Anthropic Messages request: instructions in `system`, assistant content as it came (thinking and signatures
 * included), every call answered in the next user message. Cache breakpoints stand after the tools, after the
 * instructions and at the end of what will be sent again. No sampling parameters: newer models refuse them.
 */
export function encodeMessagesRequest({ history, tools, model, settings }: EncodeInput): JsonObject {
	const { system, turns } = encodeTurns(history);
	const hasTools = !tools.isEmpty();
	return {
		model,
		max_tokens: settings.maxOutputTokens ?? DEFAULT_MAX_TOKENS,
		system: system === "" ? undefined : [{ type: "text", text: system, cache_control: CACHE_HERE }],
		messages: markCached(turns),
		tools: hasTools ? tools.map((tool, index) => encodeTool(tool, index === tools.size() - 1)) : undefined,
		tool_choice: hasTools ? { type: "auto", disable_parallel_tool_use: true } : undefined,
		stream: true,
		...thinkingFields(model, settings.reasoningEffort),
	};
}

function encodeTool({ name, description, parameters }: ToolSchema, isLast: boolean): JsonValue {
	return { name, description, input_schema: parameters, cache_control: isLast ? CACHE_HERE : undefined };
}
