import type { TaskEvent, TaskOutcome } from "../../agent/task-event";
import type { PlaceName } from "../../core/ports/place-identity";
import type { Mode } from "../../core/settings";

/** One task in a list: enough to find and choose it without reading its events. */
export interface TaskRecord {
	readonly taskId: string;
	readonly goal: string;
	readonly mode: Mode;
	/** Seconds since 1970, UTC. */
	readonly startedAt: number;
	/** Of the last event that changed this record. */
	readonly lastAt: number;
	readonly events: number;
	readonly steps: number;
	/** Absent while the task is not finished. */
	readonly outcome?: TaskOutcome;
	readonly reason?: string;
	readonly summary?: string;
	/** Paths that were written, in order, each once. */
	readonly touched: readonly string[];
	readonly branchedFrom?: { readonly taskId: string; readonly step: number };
	readonly place?: PlaceName;
	/** Bytes of its events in the store. */
	readonly bytes?: number;
}

const MOST_TOUCHED = 40;

function withTouched(record: TaskRecord, paths: readonly string[]): TaskRecord {
	const touched = [...record.touched];
	for (const path of paths) if (!touched.includes(path) && touched.size() < MOST_TOUCHED) touched.push(path);
	return { ...record, touched };
}

type Handlers = {
	readonly [K in TaskEvent["type"]]?: (
		record: TaskRecord,
		event: Extract<TaskEvent, { readonly type: K }>,
	) => TaskRecord;
};

const HANDLERS: Handlers = {
	"task.started": (record, { goal, mode, ts }) => ({ ...record, goal, mode, startedAt: ts }),
	"step.started": (record, { step }) => ({ ...record, steps: step }),
	"proposal.applied": (record, { ok, isDryRun, touched }) =>
		ok && !isDryRun
			? withTouched(
					record,
					touched.map(({ path }) => path),
				)
			: record,
	"task.resumed": (record, { branchedFrom }) => ({
		...record,
		branchedFrom: branchedFrom ?? record.branchedFrom,
		outcome: undefined,
		reason: undefined,
		summary: undefined,
	}),
	"task.finished": (record, { outcome, reason, summary }) => ({ ...record, outcome, reason, summary }),
};

/** The record after one more event. */
export function advanceRecord(record: TaskRecord | undefined, event: TaskEvent): TaskRecord {
	const before: TaskRecord = record ?? {
		taskId: event.taskId,
		goal: "",
		mode: "act",
		startedAt: event.ts,
		lastAt: event.ts,
		events: 0,
		steps: 0,
		touched: [],
	};
	const handle = HANDLERS[event.type] as ((record: TaskRecord, event: TaskEvent) => TaskRecord) | undefined;
	const after = handle === undefined ? before : handle(before, event);
	return { ...after, taskId: event.taskId, events: event.seq, lastAt: event.ts };
}

/** The record of a whole task; undefined for no events. */
export function taskRecord(events: readonly TaskEvent[]): TaskRecord | undefined {
	let record: TaskRecord | undefined;
	for (const event of events) record = advanceRecord(record, event);
	return record;
}

/** Events after which a kept record is brought up to date. */
export const RECORDED_EVENTS = new ReadonlySet<TaskEvent["type"]>([
	"task.started",
	"task.resumed",
	"proposal.applied",
	"task.paused",
	"task.finished",
]);
