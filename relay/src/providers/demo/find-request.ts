import type { Conversation, PastCall, Turn } from "./conversation.ts";
import { recognise } from "./scenarios.ts";

export interface FoundRequest {
	/** What the user wants now. */
	readonly request: string;
	/** Calls made for it. */
	readonly calls: readonly PastCall[];
	/** What the user said in the middle of it, when that is the newest message. */
	readonly remark: string | undefined;
}

const ENDS = new Set(["complete", "final_message"]);

/** What clients say on their own in the user's name. */
const NUDGE = /no tool call|exactly one tool call/i;

const endsTask = (turn: Turn | undefined): boolean =>
	turn?.role === "assistant" && turn.calls.some(({ name, outcome }) => ENDS.has(name) && outcome === "ok");

const startsTask = (turns: readonly Turn[], index: number): boolean => {
	const turn = turns[index];
	if (turn?.role !== "user" || NUDGE.test(turn.text)) return false;
	return endsTask(turns[index - 1]) || recognise(turn.text) !== undefined;
};

/** Finds the newest request: one that follows a finished task or that a scenario knows, else the first message. */
export const findRequest = ({ turns }: Conversation): FoundRequest => {
	const started = turns.findLastIndex((_, index) => startsTask(turns, index));
	const start = started === -1 ? turns.findIndex(({ role }) => role === "user") : started;
	const request = turns[start];
	const last = turns.at(-1);
	const isRemark = turns.length - 1 > start && last?.role === "user" && last.text !== "" && !NUDGE.test(last.text);
	return {
		request: request?.role === "user" ? request.text : "",
		calls: turns.slice(start + 1).flatMap((turn) => (turn.role === "assistant" ? turn.calls.slice(0, 1) : [])),
		remark: isRemark ? last.text : undefined,
	};
};
