import type { TaskEvent } from "../../agent/task-event";
import type { TaskLog } from "./task-log";

/** Keeps the events of tasks while they happen. */
export interface Keeper {
	keep(events: readonly TaskEvent[]): void;
	/** Keeps nothing from now on. */
	close(): void;
}

/** A store that fails never stops a task: `notify` is called once a task, with what is wrong. */
export function createKeeper(log: TaskLog, isOn: () => boolean, notify: (text: string) => void): Keeper {
	const warned = new Set<string>();
	let isClosed = false;
	return {
		keep(events) {
			const [first] = events;
			if (first === undefined || isClosed || !isOn()) return;
			const saved = log.append(events);
			if (saved.ok || warned.has(first.taskId)) return;
			warned.add(first.taskId);
			notify(`History is not being saved: ${saved.error}`);
		},
		close() {
			isClosed = true;
		},
	};
}
