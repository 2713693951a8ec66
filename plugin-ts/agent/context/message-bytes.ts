import { printJson } from "../../core/json-print";
import type { HistoryMessage } from "../../model/types";

/** What a message costs beside its text: role, id, braces. */
const OVERHEAD = 40;

/** Bytes of a message as it travels, near enough to estimate tokens from. */
export function messageBytes(message: HistoryMessage): number {
	switch (message.role) {
		case "assistant":
			return printJson(message.raw).size() + OVERHEAD;
		case "tool":
			return message.content.size() + message.callId.size() + OVERHEAD;
		default:
			return message.text.size() + OVERHEAD;
	}
}
