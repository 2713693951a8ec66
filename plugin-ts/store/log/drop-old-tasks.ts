import type { TaskRecord } from "./task-record";

export interface HistoryLimits {
	readonly historyTasks: number;
	readonly historyBytes: number;
}

function bytesOf(records: readonly TaskRecord[]): number {
	let bytes = 0;
	for (const record of records) bytes += record.bytes ?? 0;
	return bytes;
}

/** The task that is missed least: the oldest finished one, else the oldest. */
function leastMissed(records: readonly TaskRecord[], current: string): TaskRecord | undefined {
	let chosen: TaskRecord | undefined;
	for (const record of records) {
		if (record.taskId === current) continue;
		const isFinished = record.outcome !== undefined;
		const isBetter =
			chosen === undefined ||
			(isFinished && chosen.outcome === undefined) ||
			(isFinished === (chosen.outcome !== undefined) && record.lastAt < chosen.lastAt);
		if (isBetter) chosen = record;
	}
	return chosen;
}

/** The tasks that have to go so that the limits hold; never the current one. */
export function tasksToDrop(
	records: readonly TaskRecord[],
	current: string,
	limits: HistoryLimits,
): readonly TaskRecord[] {
	let kept = records;
	const dropped = new Array<TaskRecord>();
	while (kept.size() > limits.historyTasks || bytesOf(kept) > limits.historyBytes) {
		const chosen = leastMissed(kept, current);
		if (chosen === undefined) break;
		dropped.push(chosen);
		kept = kept.filter((record) => record !== chosen);
	}
	return dropped;
}
