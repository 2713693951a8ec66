import type { TaskEvent } from "../../agent/task-event";
import { failure, success } from "../../core/outcome";
import type { Outcome } from "../../core/outcome";
import type { KeyValueStore } from "../../core/ports/key-value-store";
import type { PlaceIdentity } from "../../core/ports/place-identity";
import { tasksToDrop } from "./drop-old-tasks";
import type { HistoryLimits } from "./drop-old-tasks";
import { createSegmentWriter, loadSegments, removeSegments } from "./segments";
import type { SegmentWriter } from "./segments";
import { createTaskIndex } from "./task-index";
import { advanceRecord, RECORDED_EVENTS, taskRecord } from "./task-record";
import type { TaskRecord } from "./task-record";

export interface StoredTask {
	readonly record: TaskRecord;
	readonly events: readonly TaskEvent[];
	/** What of it is lost, in a sentence. */
	readonly problem?: string;
}

/**
 * Where tasks are kept across sessions. Appending is all that a running task does; whatever happens to the store, reading
 * gives the first events of what was appended, unchanged.
 */
export interface TaskLog {
	/** Events of one task, in order, from its first or from the one after the last stored. */
	append(events: readonly TaskEvent[]): Outcome<true>;
	/** The newest first. */
	list(): Outcome<readonly TaskRecord[]>;
	load(taskId: string): Outcome<StoredTask>;
	remove(taskId: string): Outcome<true>;
}

export interface TaskLogOptions {
	readonly store: KeyValueStore;
	readonly limits: () => HistoryLimits;
	readonly placeIdentity?: PlaceIdentity;
}

interface OpenTask {
	readonly writer: SegmentWriter;
	record: TaskRecord | undefined;
}

function missing(events: readonly TaskEvent[], record: TaskRecord): string | undefined {
	return events.size() < record.events
		? `The last ${record.events - events.size()} events of this task were not saved and are lost.`
		: undefined;
}

/** The log over a store of small texts: segments of events, and a list of the tasks. */
export function createTaskLog({ store, limits, placeIdentity }: TaskLogOptions): TaskLog {
	const index = createTaskIndex(store);
	const open = new Map<string, OpenTask>();

	/** Takes up a task where its stored events end; what is damaged behind them gives way. */
	const openTask = (taskId: string, firstSeq: number): Outcome<OpenTask> => {
		const known = open.get(taskId);
		if (known !== undefined) return success(known);
		if (firstSeq === 1) removeSegments(store, taskId);
		const { events, tail, bytes } = loadSegments(store, taskId);
		if (events.size() + 1 !== firstSeq)
			return failure(`the stored events of this task end at ${events.size()}, not at ${firstSeq - 1}`);
		const removed = removeSegments(store, taskId, tail.number + 1);
		if (!removed.ok) return removed;
		const task = { writer: createSegmentWriter(store, taskId, tail, bytes), record: taskRecord(events) };
		open.set(taskId, task);
		return success(task);
	};

	const list = (task: OpenTask): Outcome<true> => {
		const { record, writer } = task;
		if (record === undefined) return success(true);
		const entry: TaskRecord = { ...record, place: placeIdentity?.current(), bytes: writer.bytes() };
		return index.change((records) => {
			const others = records.filter(({ taskId }) => taskId !== entry.taskId);
			const dropped = tasksToDrop([...others, entry], entry.taskId, limits());
			for (const { taskId } of dropped) removeSegments(store, taskId);
			return [...others.filter((other) => !dropped.includes(other)), entry];
		});
	};

	return {
		append(events) {
			const [first] = events;
			if (first === undefined) return success(true);
			const opened = openTask(first.taskId, first.seq);
			if (!opened.ok) return opened;
			const task = opened.value;
			for (const event of events) task.record = advanceRecord(task.record, event);
			const saved = task.writer.append(events);
			const isListed = events.some((event) => RECORDED_EVENTS.has(event.type));
			const listed = isListed ? list(task) : success(true as const);
			return saved.ok ? listed : saved;
		},
		list() {
			const records = index.records();
			if (!records.ok) return records;
			const placed = records.value.map((record, position) => ({ record, position }));
			placed.sort((a, b) => {
				if (a.record.lastAt !== b.record.lastAt) return a.record.lastAt > b.record.lastAt;
				return a.position > b.position;
			});
			return success(placed.map(({ record }) => record));
		},
		load(taskId) {
			const records = index.records();
			const listed = records.ok ? records.value.find((record) => record.taskId === taskId) : undefined;
			const { events, problem } = loadSegments(store, taskId);
			const record = taskRecord(events);
			if (record === undefined)
				return failure(problem ?? `There is no task ${taskId} in the history. List the tasks there are.`);
			const lost = problem ?? (listed === undefined ? undefined : missing(events, listed));
			return success({ record: { ...record, place: listed?.place }, events, problem: lost });
		},
		remove(taskId) {
			open.delete(taskId);
			const removed = removeSegments(store, taskId);
			if (!removed.ok) return removed;
			return index.change((records) => records.filter((record) => record.taskId !== taskId));
		},
	};
}
