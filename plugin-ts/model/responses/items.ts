import type { JsonObject } from "../../core/json";
import { textAt } from "../../core/json-access";
import { dialectOfRaw, objectsAt, readAssistantMessage } from "../assistant-message";
import { createToolResults, looseResultText } from "../tool-results";
import type { HistoryMessage } from "../types";

export interface EncodedItems {
	/** The leading system messages. */
	readonly instructions: string;
	readonly input: readonly JsonObject[];
}

/** History as Responses input items: output items as they came, each function call answered right after them. */
export function encodeItems(history: readonly HistoryMessage[]): EncodedItems {
	const instructions = new Array<string>();
	const input = new Array<JsonObject>();
	const results = createToolResults(history);
	history.forEach((message, index) => {
		if (message.role === "assistant") {
			const items = assistantItems(message.raw);
			for (const item of items) input.push(item);
			for (const item of items) {
				if (item.type !== "function_call") continue;
				const callId = textAt(item, "call_id") ?? "";
				input.push({ type: "function_call_output", call_id: callId, output: results.take(index, callId) });
			}
		} else if (message.role === "tool") {
			if (!results.isTaken(message)) input.push(userItem(looseResultText(message)));
		} else if (message.role === "system" && input.isEmpty()) instructions.push(message.text);
		else if (message.text !== "") input.push(userItem(message.text));
	});
	return { instructions: instructions.join("\n\n"), input };
}

function userItem(text: string): JsonObject {
	return { role: "user", content: text };
}

function assistantItems(raw: JsonObject): readonly JsonObject[] {
	if (dialectOfRaw(raw) === "responses") return objectsAt(raw, "output");
	const { text, calls } = readAssistantMessage(raw);
	const said: readonly JsonObject[] = text === "" ? [] : [{ role: "assistant", content: text }];
	return [
		...said,
		...calls.map(({ id, name, rawArgs }): JsonObject => {
			return { type: "function_call", call_id: id, name, arguments: rawArgs === "" ? "{}" : rawArgs };
		}),
	];
}
