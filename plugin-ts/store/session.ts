import type { TaskEvent } from "../agent/task-event";
import { startTask } from "../agent/task-runner";
import type { TaskRunner } from "../agent/task-runner";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import type { Mode, Settings } from "../core/settings";
import { createRelayClient } from "../model/relay-client";
import type { PartialReply } from "../model/types";

export interface SessionListener {
	readonly onEvent?: (event: TaskEvent) => void;
	/** The reply while it arrives; replaced by the events that follow. */
	readonly onPartial?: (partial: PartialReply) => void;
}

/** What the panel and the command line drive: the settings and at most one running task. */
export interface Session {
	settings(): Settings;
	changeSettings(change: Partial<Settings>): void;
	/** The running or last task. */
	task(): TaskRunner | undefined;
	start(goal: string, mode: Mode): Outcome<TaskRunner>;
	/** Returns the function that ends the subscription. */
	subscribe(listener: SessionListener): () => void;
	/** Undoes the place's last step when it is the last proposal this task applied. */
	undoLast(): Outcome<string>;
	/** Stops the running task; for unloading. */
	close(): void;
}

function lastUndoName(task: TaskRunner | undefined): string | undefined {
	let name: string | undefined;
	for (const event of task?.events() ?? []) {
		if (event.type === "proposal.applied" && event.ok && !event.isDryRun) name = event.undoName;
	}
	return name;
}

export function createSession(ports: Ports, initial: Settings): Session {
	let settings = initial;
	let task: TaskRunner | undefined;
	const listeners = new Set<SessionListener>();

	const isBusy = () => task !== undefined && task.state().finished === undefined;

	return {
		settings() {
			return settings;
		},
		changeSettings(change) {
			settings = { ...settings, ...change };
		},
		task() {
			return task;
		},
		start(goal, mode) {
			if (isBusy()) return failure("A task is still running. Stop it first, or wait until it is done.");
			if (goal === "") return failure("The request is empty. Say what should be done.");
			const { http, clock } = ports;
			const relay = createRelayClient({
				http,
				clock,
				url: settings.relayUrl,
				token: settings.relayToken,
				silenceSeconds: settings.streamSilenceSeconds,
			});
			task = startTask(
				{ taskId: ports.ids.next(), goal, mode },
				{
					ports,
					relay,
					settings,
					onEvent: (event) => listeners.forEach((listener) => listener.onEvent?.(event)),
					onPartial: (partial) => listeners.forEach((listener) => listener.onPartial?.(partial)),
				},
			);
			return success(task);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		undoLast() {
			const name = lastUndoName(task);
			if (name === undefined) return failure("This task has applied nothing that could be undone.");
			if (ports.undoHistory.nextUndo() !== name)
				return failure(`"${name}" is not the place's last step any more. Use Studio's undo to go back further.`);
			return ports.undoHistory.undo();
		},
		close() {
			if (isBusy()) task?.stop();
			listeners.clear();
		},
	};
}
