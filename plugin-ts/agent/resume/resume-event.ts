import type { Ports } from "../../core/ports";
import type { Settings } from "../../core/settings";
import { nextAction } from "../next-action";
import type { Action } from "../next-action";
import type { TaskEvent, TaskEventBody, Touched, Wait } from "../task-event";
import type { TaskState } from "../task-state";
import { changedSince } from "./changed-since";

/** The task and step whose events a branch begins with, and what that task did after them. */
export interface BranchOrigin {
	readonly taskId: string;
	readonly step: number;
	readonly later: readonly Touched[];
	/** What the user wants done differently; may be empty. */
	readonly note: string;
}

/** Events that can come between the start of a model call and its reply. */
const DURING_CALL = new ReadonlySet<TaskEvent["type"]>(["retry", "assistant.text", "context.deduped", "plan.edited"]);

/** A tool or a write that takes several events was not done before the last of them. */
const DURING_TOOL = new ReadonlySet<TaskEvent["type"]>([
	"check.finished",
	"message",
	"plan.changed",
	"note.remembered",
	"script.user_edited",
]);

/** What was under way when the events end, and is made again. */
export function interruptedWork(events: readonly TaskEvent[]): "model" | "tool" | "apply" | undefined {
	for (let index = events.size() - 1; index >= 0; index--) {
		const eventType = events[index]!.type;
		if (eventType === "step.started") return "model";
		if (eventType === "proposal.applying") return "apply";
		if (eventType === "tool.called") return "tool";
		if (!DURING_CALL.has(eventType) && !DURING_TOOL.has(eventType)) return undefined;
	}
	return undefined;
}

const WAITS: { readonly [K in Action["type"]]?: Wait } = {
	await_decision: "decision",
	await_answer: "answer",
	await_user: "user",
};

/** The event that starts a session on an earlier task's events. */
export function resumeEvent(
	past: readonly TaskEvent[],
	state: TaskState,
	{ ports, settings }: { readonly ports: Ports; readonly settings: Settings },
	origin?: BranchOrigin,
): Extract<TaskEventBody, { readonly type: "task.resumed" }> {
	const branchedFrom = origin === undefined ? undefined : { taskId: origin.taskId, step: origin.step };
	const changed = changedSince(state, ports, origin?.later);
	const waitsFor = WAITS[nextAction({ ...state, finished: undefined }, settings).type];
	return { type: "task.resumed", interrupted: interruptedWork(past), changed, branchedFrom, waitsFor };
}
