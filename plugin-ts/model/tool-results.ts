import type { HistoryMessage } from "./types";

export type AssistantHistory = Extract<HistoryMessage, { role: "assistant" }>;
export type ToolHistory = Extract<HistoryMessage, { role: "tool" }>;

/** The answer for a call whose tool never ran; fixed, so that the same history always encodes alike. */
export const UNANSWERED_CALL = "This call was not run.";

/** Hands out the results of calls, each once, and tells which belong to no native call. */
export interface ToolResults {
	/** The answer to a call of the assistant message at `index`. */
	readonly take: (index: number, callId: string) => string;
	/** False for the result of a call that was written as text: the provider knows of no call to answer. */
	readonly isTaken: (result: ToolHistory) => boolean;
}

export function createToolResults(history: readonly HistoryMessage[]): ToolResults {
	const taken = new Set<HistoryMessage>();
	return {
		take: (index, callId) => {
			let answer: string | undefined;
			for (const position of $range(index + 1, history.size() - 1)) {
				const message = history[position]!;
				if (message.role === "assistant") break;
				if (message.role !== "tool" || message.callId !== callId) continue;
				taken.add(message);
				answer ??= message.content;
			}
			return answer ?? UNANSWERED_CALL;
		},
		isTaken: (result) => taken.has(result),
	};
}

/** How the result of a call written as text goes back: as the user's words. */
export function looseResultText({ name, content }: ToolHistory): string {
	return `Result of ${name}:\n${content}`;
}
