import type { JsonObject, JsonValue } from "../../core/json";
import { takesEffort } from "../chat-quirks";
import type { EncodeInput } from "../dialect";
import type { ToolSchema } from "../types";
import { encodeItems } from "./items";

/**
 * Encodes an OpenAI Responses request. Nothing is stored at the provider: its reasoning comes back encrypted and is echoed
 * with the other output items, so that the model goes on thinking where it stopped.
 */
export function encodeResponsesRequest({ history, tools, model, settings }: EncodeInput): JsonObject {
	const { instructions, input } = encodeItems(history);
	const hasTools = !tools.isEmpty();
	const { reasoningEffort = "" } = settings;
	const hasEffort = reasoningEffort !== "" && takesEffort(model);
	return {
		model,
		instructions: instructions === "" ? undefined : instructions,
		input,
		tools: hasTools ? tools.map(encodeTool) : undefined,
		parallel_tool_calls: hasTools ? false : undefined,
		reasoning: hasEffort ? { effort: reasoningEffort } : undefined,
		include: ["reasoning.encrypted_content"],
		max_output_tokens: settings.maxOutputTokens,
		store: false,
		stream: true,
	};
}

/** Not strict: strict schemas must require every parameter. */
function encodeTool({ name, description, parameters }: ToolSchema): JsonValue {
	return { type: "function", name, description, parameters, strict: false };
}
