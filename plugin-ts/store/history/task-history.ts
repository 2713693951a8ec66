import type { TaskEvent } from "../../agent/task-event";
import type { TaskRunner } from "../../agent/task-runner";
import { failure, success } from "../../core/outcome";
import type { Outcome } from "../../core/outcome";
import type { Ports } from "../../core/ports";
import type { TaskLog } from "../log/task-log";
import type { TaskRecord } from "../log/task-record";
import { findTasks, isSamePlace } from "./find-tasks";
import { taskMarkdown } from "./task-markdown";

/** The tasks of earlier sessions, and what can be done with them. */
export interface TaskHistory {
	/** The newest first; with words, those whose goal, summary or touched paths hold them all. */
	list(search?: string): Outcome<readonly TaskRecord[]>;
	/** The newest task of this place that ended in the middle, if there is one. */
	unfinished(): TaskRecord | undefined;
	/** Goes on with a task at the step its stored events end with. */
	resume(taskId: string): Outcome<TaskRunner>;
	/** A new task that begins with this one's events up to the end of a step; `note` says what to do differently. */
	branch(taskId: string, step: number, note?: string): Outcome<TaskRunner>;
	/** Stops offering an unfinished task; it can still be resumed. */
	dismiss(taskId: string): Outcome<true>;
	remove(taskId: string): Outcome<true>;
	/** The whole task as a Markdown text. */
	markdown(taskId: string): Outcome<string>;
}

export interface TaskHistoryOptions {
	readonly log: TaskLog;
	readonly ports: Ports;
	/** The task that runs now is not one of the past. */
	readonly running: () => TaskRunner | undefined;
	readonly resume: (taskId: string, past: readonly TaskEvent[]) => Outcome<TaskRunner>;
	readonly branch: (past: readonly TaskEvent[], step: number, note: string) => Outcome<TaskRunner>;
	readonly notify: (text: string) => void;
}

export function createTaskHistory(options: TaskHistoryOptions): TaskHistory {
	const { log, ports, running, notify } = options;
	const isRunning = (taskId: string) => running()?.taskId === taskId && running()?.state().finished === undefined;

	const load = (taskId: string): Outcome<readonly TaskEvent[]> => {
		const stored = log.load(taskId);
		if (!stored.ok) return stored;
		if (stored.value.problem !== undefined) notify(stored.value.problem);
		return success(stored.value.events);
	};

	return {
		list(search) {
			const records = log.list();
			return records.ok ? success(findTasks(records.value, search)) : records;
		},
		unfinished() {
			const records = log.list();
			if (!records.ok) return undefined;
			const here = ports.placeIdentity?.current();
			return records.value.find(
				(record) => record.outcome === undefined && isSamePlace(record.place, here) && !isRunning(record.taskId),
			);
		},
		resume(taskId) {
			const events = load(taskId);
			return events.ok ? options.resume(taskId, events.value) : events;
		},
		branch(taskId, step, note = "") {
			const events = load(taskId);
			return events.ok ? options.branch(events.value, step, note) : events;
		},
		dismiss(taskId) {
			const events = load(taskId);
			if (!events.ok) return events;
			const dismissed: TaskEvent = {
				type: "task.finished",
				outcome: "stopped",
				reason: "user",
				summary: "Not resumed.",
				seq: events.value.size() + 1,
				ts: ports.clock.wallTime(),
				taskId,
			};
			return log.append([dismissed]);
		},
		remove(taskId) {
			if (isRunning(taskId)) return failure("This task is running. Stop it before you delete it.");
			return log.remove(taskId);
		},
		markdown(taskId) {
			const events = load(taskId);
			return events.ok ? success(taskMarkdown(events.value)) : events;
		},
	};
}
