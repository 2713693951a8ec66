import type { TaskState } from "../agent/task-state";
import type { JsonObject } from "../core/json";

/** Where a task stands, in figures: for hosts, and to see that folding its events again comes to the same. */
export function taskFigures(state: Readonly<TaskState>, eventCount: number): JsonObject {
	const { usage, context } = state;
	return {
		taskId: state.taskId,
		events: eventCount,
		step: state.step,
		messages: state.history.size(),
		applied: state.appliedCount,
		rejected: state.rejectedCount,
		inputTokens: usage.inputTokens,
		outputTokens: usage.outputTokens,
		planSteps: state.plan.size(),
		decisions: context.decisions.size(),
		touchedPaths: context.touched.size(),
		failuresInARow: state.failuresInARow,
		outcome: state.finished?.outcome,
		reason: state.finished?.reason,
	};
}
