import { memoryReport } from "../agent/memory/memory-report";
import { acceptPlan } from "../agent/plan-edit";
import type { PlanEditStep } from "../agent/plan-edit";
import { runSuite } from "../agent/regression-suite";
import type { SuiteResult } from "../agent/regression-suite";
import { foldHealth } from "../agent/safety/fold-health";
import { healthReport } from "../agent/safety/health-report";
import type { HealthReport } from "../agent/safety/health-report";
import { createHealthState } from "../agent/safety/health-state";
import type { TaskEvent } from "../agent/task-event";
import { startTask } from "../agent/task-runner";
import type { TaskRequest, TaskRunner, TaskRunnerOptions } from "../agent/task-runner";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import type { Mode, Settings } from "../core/settings";
import { createRelayClient } from "../model/relay-client";
import type { PartialReply } from "../model/types";
import { eventsUpToStep } from "./history/branch-events";
import { createTaskHistory } from "./history/task-history";
import type { TaskHistory } from "./history/task-history";
import { createKeeper } from "./log/keeper";
import { createTaskLog } from "./log/task-log";
import { createSavedSettings } from "./saved-settings";

export interface SessionListener {
	readonly onEvent?: (event: TaskEvent) => void;
	/** The reply while it arrives; replaced by the events that follow. */
	readonly onPartial?: (partial: PartialReply) => void;
	/** A task of an earlier session goes on; these are its events so far. */
	readonly onResume?: (past: readonly TaskEvent[]) => void;
	/** Something the user should know that is no part of a task. */
	readonly onNotice?: (text: string) => void;
}

/** What the panel and the command line drive: the settings and at most one running task. */
export interface Session {
	settings(): Settings;
	changeSettings(change: Partial<Settings>): void;
	/** Sets one setting from text, as a user writes it, and keeps it for later sessions. */
	chooseSetting(name: string, text: string): Outcome<true>;
	/** The running or last task. */
	task(): TaskRunner | undefined;
	start(goal: string, mode: Mode): Outcome<TaskRunner>;
	/**
	 * "Build": starts on the plan that a finished task in plan mode ended with, in act mode; `edits` is the plan as the
	 * user wants it.
	 */
	startFromPlan(edits?: readonly PlanEditStep[]): Outcome<TaskRunner>;
	/** How tools, providers and safety modules fared in this session. */
	health(): HealthReport;
	/** Runs the checks that are kept with the place. */
	check(): Outcome<readonly SuiteResult[]>;
	/** What is noted in the place, as text for the user. */
	memory(): Outcome<string>;
	/** Goes on with an earlier task at the step its events end with. */
	resume(taskId: string, past: readonly TaskEvent[]): Outcome<TaskRunner>;
	/** Starts a task that begins with another one's events up to the end of a step; `note` says what to do differently. */
	branch(past: readonly TaskEvent[], step: number, note: string): Outcome<TaskRunner>;
	/** The tasks of earlier sessions. */
	readonly history: TaskHistory;
	/** Sets what a task waits for after each applied change, such as the place being saved. */
	setAfterApply(afterApply: (() => void) | undefined): void;
	/** Returns the function that ends the subscription. */
	subscribe(listener: SessionListener): () => void;
	/** Undoes the place's last step when it is the last proposal this task applied. */
	undoLast(): Outcome<string>;
	/** Leaves the running task as it is, to be resumed; for unloading. */
	close(): void;
}

const BUSY = "A task is still running. Stop it first, or wait until it is done.";

function lastUndoName(task: TaskRunner | undefined): string | undefined {
	let name: string | undefined;
	for (const event of task?.events() ?? []) {
		if (event.type === "proposal.applied" && event.ok && !event.isDryRun) name = event.undoName;
	}
	return name;
}

export function createSession(ports: Ports, initial: Settings): Session {
	const saved = createSavedSettings(ports.store);
	let settings: Settings = { ...initial, ...saved.load() };
	const listeners = new Set<SessionListener>();
	const { store, placeIdentity } = ports;
	const log = createTaskLog({ store, placeIdentity, limits: () => settings });
	const notify = (text: string) => listeners.forEach((listener) => listener.onNotice?.(text));
	const keeper = createKeeper(log, () => settings.historyTasks > 0, notify);
	let task: TaskRunner | undefined;
	const health = createHealthState();

	const isBusy = () => task !== undefined && task.state().finished === undefined;

	let afterApply: (() => void) | undefined;

	const begin = (request: TaskRequest, past?: readonly TaskEvent[]): Outcome<TaskRunner> => {
		if (isBusy()) return failure(BUSY);
		const { http, clock } = ports;
		const relay = createRelayClient({
			http,
			clock,
			url: settings.relayUrl,
			token: settings.relayToken,
			silenceSeconds: settings.streamSilenceSeconds,
		});
		const options: TaskRunnerOptions = {
			ports,
			relay,
			settings,
			onEvent: (event) => {
				keeper.keep([event]);
				foldHealth(health, event);
				listeners.forEach((listener) => listener.onEvent?.(event));
			},
			onPartial: (partial) => listeners.forEach((listener) => listener.onPartial?.(partial)),
			afterApply: () => afterApply?.(),
		};
		if (past !== undefined) listeners.forEach((listener) => listener.onResume?.(past));
		task = startTask(request, options, past);
		return success(task);
	};

	const resume = (taskId: string, past: readonly TaskEvent[]): Outcome<TaskRunner> => {
		const [first] = past;
		if (first === undefined || first.type !== "task.started") return failure("There are no events to resume from.");
		const last = past[past.size() - 1]!;
		if (last.type === "task.finished" && last.outcome === "completed")
			return failure("This task is completed. Branch from one of its steps, or start a new one.");
		return begin({ taskId, goal: first.goal, mode: first.mode }, past);
	};

	const branch = (past: readonly TaskEvent[], step: number, note: string): Outcome<TaskRunner> => {
		const [first] = past;
		if (first === undefined || first.type !== "task.started") return failure("There are no events to branch from.");
		if (isBusy()) return failure(BUSY);
		const start = eventsUpToStep(past, step);
		if (!start.ok) return start;
		const taskId = ports.ids.next();
		const events = start.value.events.map((event) => ({ ...event, taskId }));
		keeper.keep(events);
		const branchedFrom = { taskId: first.taskId, step, later: start.value.later, note };
		return begin({ taskId, goal: first.goal, mode: first.mode, branchedFrom }, events);
	};

	const history = createTaskHistory({ log, ports, running: () => task, resume, branch, notify });

	return {
		settings() {
			return settings;
		},
		changeSettings(change) {
			settings = { ...settings, ...change };
			task?.changeSettings(settings);
		},
		chooseSetting(name, text) {
			const chosen = saved.choose(name, text);
			if (!chosen.ok) return chosen;
			settings = { ...settings, ...chosen.value };
			task?.changeSettings(settings);
			return success(true);
		},
		task() {
			return task;
		},
		start(goal, mode) {
			if (goal === "") return failure("The request is empty. Say what should be done.");
			return begin({ taskId: ports.ids.next(), goal, mode });
		},
		startFromPlan(edits) {
			const planned = task?.state();
			if (planned === undefined || planned.mode !== "plan" || planned.plan.isEmpty())
				return failure("There is no plan to build. Ask for one in plan mode first.");
			const accepted = acceptPlan(planned.plan, edits);
			if (!accepted.ok) return accepted;
			return begin({ taskId: ports.ids.next(), goal: planned.goal, mode: "act", plan: accepted.value });
		},
		health() {
			return healthReport(health, settings);
		},
		check() {
			return runSuite(ports);
		},
		memory() {
			return memoryReport(ports, settings);
		},
		resume(taskId, past) {
			return resume(taskId, past);
		},
		branch(past, step, note) {
			return branch(past, step, note);
		},
		history,
		setAfterApply(chosen) {
			afterApply = chosen;
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
			// What is told after this is told to nobody: the task stays unfinished and is offered again.
			keeper.close();
			listeners.clear();
			if (isBusy()) task?.stop();
		},
	};
}
