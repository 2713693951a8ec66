import type { JsonObject } from "../core/json";
import { textAt } from "../core/json-access";
import type { HistoryMessage } from "./types";

const CACHE_HERE: JsonObject = { type: "ephemeral" };

/** Beside the system message. */
const MARKED_MESSAGES = 2;

/**
 * Adds cache breakpoints for a gateway to Claude: after the instructions, and at the end of the last two messages that are
 * not the model's and will be sent again. Assistant messages go back unchanged.
 */
export function markCachedMessages(
	messages: readonly JsonObject[],
	history: readonly HistoryMessage[],
): readonly JsonObject[] {
	const isVolatile = isVolatileLast(history);
	let left = MARKED_MESSAGES;
	const marked = new Array<JsonObject>();
	for (let at = messages.size() - 1; at >= 0; at--) {
		const message = messages[at]!;
		const isLast = at === messages.size() - 1;
		const isMarked = canMark(message, left) && !(isLast && isVolatile);
		if (isMarked && message.role !== "system") left -= 1;
		marked.unshift(isMarked ? withMark(message) : message);
	}
	return marked;
}

function isVolatileLast(history: readonly HistoryMessage[]): boolean {
	const last = history[history.size() - 1];
	return last?.role === "user" && last.isVolatile === true;
}

function canMark(message: JsonObject, left: number): boolean {
	if (textAt(message, "content") === undefined) return false;
	return message.role === "system" || (left > 0 && message.role !== "assistant");
}

function withMark(message: JsonObject): JsonObject {
	return { ...message, content: [{ type: "text", text: textAt(message, "content") ?? "", cache_control: CACHE_HERE }] };
}
