import type { JsonObject } from "../core/json";
import { arrayAt, textAt } from "../core/json-access";
import { isJsonObject, JSON_NULL } from "../core/json-kind";
import { dialectOfRaw, objectsAt, readAssistantMessage } from "./assistant-message";
import type { ChatQuirks } from "./chat-quirks";
import { pickFields } from "./pick-fields";
import { createToolResults, looseResultText } from "./tool-results";
import type { ToolResults } from "./tool-results";
import type { HistoryMessage } from "./types";

/** History as Chat Completions messages. */
export function encodeMessages(history: readonly HistoryMessage[], quirks: ChatQuirks): readonly JsonObject[] {
	const messages = new Array<JsonObject>();
	const results = createToolResults(history);
	history.forEach((message, index) => {
		if (message.role === "assistant") pushAssistant(messages, chatMessage(message.raw, quirks), index, results);
		else if (message.role !== "tool")
			pushText(messages, message.role === "system" && messages.every(isSystem) ? "system" : "user", message.text);
		else if (!results.isTaken(message)) pushText(messages, "user", looseResultText(message));
	});
	return messages;
}

function isSystem(message: JsonObject): boolean {
	return message.role === "system";
}

/** Neighbours of the same role become one message: some providers insist that roles alternate. */
function pushText(messages: JsonObject[], role: "system" | "user", text: string): void {
	const last = messages[messages.size() - 1];
	const before = last !== undefined && last.role === role ? textAt(last, "content") : undefined;
	if (before !== undefined) messages.pop();
	messages.push({ role, content: before === undefined ? text : `${before}\n\n${text}` });
}

function pushAssistant(messages: JsonObject[], message: JsonObject, index: number, results: ToolResults): void {
	const ids = arrayAt(message, "tool_calls").map((call) => (isJsonObject(call) ? textAt(call, "id") : undefined) ?? "");
	const hasContent = message.content !== undefined && message.content !== "";
	if (ids.isEmpty() && !hasContent) return;
	messages.push(message.content === undefined ? { ...message, content: JSON_NULL } : message);
	for (const id of ids) messages.push({ role: "tool", tool_call_id: id, content: results.take(index, id) });
}

/** The raw message as this provider takes it back: unchanged, but for fields it would refuse. */
function chatMessage(raw: JsonObject, quirks: ChatQuirks): JsonObject {
	const message = pickFields(dialectOfRaw(raw) === "chat" ? raw : translated(raw), quirks.messageFields);
	const calls = objectsAt(message, "tool_calls");
	if (quirks.echoesReasoningWithCallsOnly && calls.isEmpty() && message.reasoning_content !== undefined)
		return { ...message, reasoning_content: undefined };
	if (quirks.callFields === undefined || calls.isEmpty()) return message;
	return { ...message, tool_calls: calls.map((call) => pickFields(call, quirks.callFields)) };
}

/** A message of another dialect, for when the user changes the model. */
function translated(raw: JsonObject): JsonObject {
	const { text, calls } = readAssistantMessage(raw);
	const toolCalls = calls.map(({ id, name, rawArgs }): JsonObject => {
		return { id, type: "function", function: { name, arguments: rawArgs === "" ? "{}" : rawArgs } };
	});
	return {
		role: "assistant",
		content: text === "" ? undefined : text,
		tool_calls: toolCalls.isEmpty() ? undefined : toolCalls,
	};
}
