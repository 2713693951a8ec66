import { arrayAt, textAt } from "../core/json-access";
import type { JsonObject } from "../core/json";
import { isJsonObject, JSON_NULL } from "../core/json-kind";
import type { HistoryMessage } from "./types";

type AssistantMessage = Extract<HistoryMessage, { role: "assistant" }>;
type ToolMessage = Extract<HistoryMessage, { role: "tool" }>;

/** The answer for a call whose tool never ran; fixed, so that the same history always encodes alike. */
export const UNANSWERED_CALL = "This call was not run.";

/** History as Chat Completions messages. */
export function encodeMessages(history: readonly HistoryMessage[]): readonly JsonObject[] {
	const messages = new Array<JsonObject>();
	const answered = new Set<HistoryMessage>();
	history.forEach((message, index) => {
		if (message.role === "assistant") pushAssistant(messages, message, resultsAfter(history, index), answered);
		else if (message.role === "tool") pushLooseResult(messages, message, answered);
		else pushText(messages, message.role === "system" && messages.every(isSystem) ? "system" : "user", message.text);
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

/** The tool results between an assistant message and the next one. */
function resultsAfter(history: readonly HistoryMessage[], index: number): readonly ToolMessage[] {
	const results = new Array<ToolMessage>();
	for (const position of $range(index + 1, history.size() - 1)) {
		const message = history[position]!;
		if (message.role === "assistant") break;
		if (message.role === "tool") results.push(message);
	}
	return results;
}

function pushAssistant(
	messages: JsonObject[],
	message: AssistantMessage,
	results: readonly ToolMessage[],
	answered: Set<HistoryMessage>,
): void {
	const ids = arrayAt(message.raw, "tool_calls").map(
		(call) => (isJsonObject(call) ? textAt(call, "id") : undefined) ?? "",
	);
	const hasContent = message.raw.content !== undefined && message.raw.content !== "";
	if (ids.isEmpty() && !hasContent) return;
	messages.push(message.raw.content === undefined ? { ...message.raw, content: JSON_NULL } : message.raw);
	for (const id of ids) {
		const matching = results.filter((result) => result.callId === id);
		for (const result of matching) answered.add(result);
		messages.push({ role: "tool", tool_call_id: id, content: matching[0]?.content ?? UNANSWERED_CALL });
	}
}

/** The result of a call that was written as text: the provider knows of no call, so it goes back as the user's words. */
function pushLooseResult(messages: JsonObject[], result: ToolMessage, answered: ReadonlySet<HistoryMessage>): void {
	if (answered.has(result)) return;
	pushText(messages, "user", `Result of ${result.name}:\n${result.content}`);
}
