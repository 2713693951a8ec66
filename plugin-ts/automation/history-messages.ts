import { t } from "@rbxts/t";
import type { TaskEvent } from "../agent/task-event";
import type { TaskRunner } from "../agent/task-runner";
import type { JsonObject, JsonValue } from "../core/json";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Session } from "../store/session";

type HistoryHandler = (message: JsonObject, scope: { readonly session: Session }) => Outcome<JsonValue>;

const isEvents = t.array(
	t.interface({ type: t.string, seq: t.number, ts: t.number, taskId: t.string }) as t.check<TaskEvent>,
);
const hasEvents: t.check<{ readonly events: readonly TaskEvent[] }> = t.interface({ events: isEvents });
const hasTask = t.interface({ taskId: t.string });
const hasStep = t.interface({ step: t.number, note: t.optional(t.string) });

function taskIdOf(task: Outcome<TaskRunner>): Outcome<JsonValue> {
	return task.ok ? success(task.value.taskId) : task;
}

/** Messages about tasks of earlier sessions: those in the plugin's own history, or told by the driver as `events`. */
export const HISTORY_MESSAGES: { readonly [messageType: string]: HistoryHandler } = {
	tasks: ({ search }, { session }) => {
		const records = session.history.list(typeIs(search, "string") ? search : undefined);
		return records.ok ? success(records.value as unknown as readonly JsonObject[]) : records;
	},
	resume: (message, { session }) => {
		const isTold = message.events !== undefined;
		if (!hasTask(message)) return failure("resume needs taskId, and events unless the task is in the history.");
		if (!isTold) return taskIdOf(session.history.resume(message.taskId));
		return hasEvents(message)
			? taskIdOf(session.resume(message.taskId, message.events))
			: failure("resume takes events as they were told.");
	},
	branch: (message, { session }) => {
		if (!hasStep(message)) return failure("branch needs the step to branch from, and takes a note.");
		const { step, note = "" } = message;
		if (hasEvents(message)) return taskIdOf(session.branch(message.events, step, note));
		return hasTask(message)
			? taskIdOf(session.history.branch(message.taskId, step, note))
			: failure("branch needs taskId or events.");
	},
	export_task: (message, { session }) =>
		hasTask(message) ? session.history.markdown(message.taskId) : failure("export_task needs taskId."),
	delete_task: (message, { session }) =>
		hasTask(message) ? session.history.remove(message.taskId) : failure("delete_task needs taskId."),
	dismiss_task: (message, { session }) =>
		hasTask(message) ? session.history.dismiss(message.taskId) : failure("dismiss_task needs taskId."),
};
