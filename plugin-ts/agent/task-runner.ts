import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import type { PlanStep } from "../core/plan";
import type { Decision } from "../core/proposal";
import type { Mode, Settings } from "../core/settings";
import type { RelayClient } from "../model/relay-client";
import type { PartialReply } from "../model/types";
import { advance } from "./advance";
import { kickoffContext } from "./kickoff-context";
import { keepForLater } from "./memory/keep-for-later";
import { loadMemory } from "./memory/load-memory";
import { editsWhileAway } from "./memory/notice-edits";
import { createSeenTexts } from "./memory/seen-texts";
import { nextAction } from "./next-action";
import type { Action } from "./next-action";
import { performAction } from "./perform-action";
import { editPlan } from "./plan-edit";
import type { PlanEditStep } from "./plan-edit";
import { guardContext } from "./safety/untrusted-text";
import { resumeEvent } from "./resume/resume-event";
import type { BranchOrigin } from "./resume/resume-event";
import type { TaskEvent, TaskEventBody } from "./task-event";
import { createTaskState } from "./task-state";
import type { TaskState } from "./task-state";

export interface TaskRequest {
	readonly taskId: string;
	readonly goal: string;
	readonly mode: Mode;
	/** A plan the user accepted, to start from. */
	readonly plan?: readonly PlanStep[];
	/** The past is the beginning of another task, which is done another way. */
	readonly branchedFrom?: BranchOrigin;
}

export interface TaskRunnerOptions {
	readonly ports: Ports;
	readonly relay: RelayClient;
	readonly settings: Settings;
	/** Called with each event as it happens, in order. */
	readonly onEvent: (event: TaskEvent) => void;
	/** The reply while it arrives, for display only. */
	readonly onPartial: (partial: PartialReply) => void;
	/** Called after a change was applied and recorded; the task goes on when it returns. May yield. */
	readonly afterApply?: () => void;
}

/** One task being worked on: a list of events, its fold, and the loop that performs what comes next. */
export interface TaskRunner {
	readonly taskId: string;
	state(): Readonly<TaskState>;
	events(): readonly TaskEvent[];
	/** What the task waits for or does now. */
	action(): Action;
	decide(proposalId: string, decision: Decision): Outcome<true>;
	answer(text: string): Outcome<true>;
	/** Goes on after a pause, with an optional note for the model. */
	proceed(note: string): Outcome<true>;
	/** The user's edit of the plan, at any time while the task runs; the model is told before its next step. */
	editPlan(edits: readonly PlanEditStep[]): Outcome<true>;
	/** The settings from the next action on; the relay stays the one the task began with. */
	changeSettings(changed: Settings): void;
	/** Takes effect at once: a running model call is abandoned and nothing is written afterwards. */
	stop(): void;
}

function kickoffOf({ goal, mode, plan }: TaskRequest) {
	return plan === undefined ? { goal, mode } : { goal, mode, plan };
}

const WAITING = new ReadonlySet<Action["type"]>(["await_decision", "await_answer", "await_user", "none"]);

/** Starts a task; `past` are the events of an earlier session to go on from. */
export function startTask(
	request: TaskRequest,
	options: TaskRunnerOptions,
	past: readonly TaskEvent[] = [],
): TaskRunner {
	const { ports } = options;
	let { settings } = options;
	const events = new Array<TaskEvent>();
	const state = createTaskState(request.taskId, settings.maxSteps);
	const seen = createSeenTexts(past);
	let isPumping = false;
	let isStopping = false;

	const append = (event: TaskEvent): void => {
		events.push(event);
		advance(state, event);
	};

	const record = (body: TaskEventBody): void => {
		const event: TaskEvent = { ...body, seq: events.size() + 1, ts: ports.clock.wallTime(), taskId: request.taskId };
		append(event);
		options.onEvent(event);
		if (event.type === "task.finished") keepForLater(events, { state, ports, settings, seen });
	};

	const emit = (body: TaskEventBody): void => {
		// Nothing happens in a task after it has finished, whatever was still under way.
		if (state.finished === undefined) record(body);
	};

	const finishStopped = (): void => {
		const reason = state.paused?.reason ?? "user";
		emit({ type: "task.finished", outcome: "stopped", reason, summary: state.paused?.text ?? "Stopped by the user." });
	};

	/** A bug of ours must end the task with a sentence, not leave it hanging; an open recording has been reverted by then. */
	const finishBroken = (problem: string): void => {
		const summary = `Vector failed while working on this task (${problem}). What was approved so far is kept; please report this.`;
		emit({ type: "task.finished", outcome: "failed", reason: "internal_error", summary });
	};

	const pump = (): void => {
		if (isPumping) return;
		isPumping = true;
		let action = nextAction(state, settings);
		while (!WAITING.has(action.type)) {
			const appliedBefore = state.appliedCount;
			const [isFine, problem] = pcall(performAction, action, { ...options, settings, state, emit, seen });
			if (!isFine) finishBroken(tostring(problem));
			if (state.appliedCount > appliedBefore) options.afterApply?.();
			if (isStopping) finishStopped();
			action = nextAction(state, settings);
		}
		isPumping = false;
	};
	const wake = (): void => ports.clock.spawn(pump);

	for (const event of past) append(event);
	if (past.isEmpty()) {
		const context = guardContext(kickoffContext(ports, request.goal), settings);
		emit({ type: "task.started", ...kickoffOf(request), ...context });
	} else {
		const edits = request.branchedFrom === undefined ? editsWhileAway(past, { state, ports, settings, seen }) : [];
		record(resumeEvent(past, state, options, request.branchedFrom));
		for (const edit of edits) emit(edit);
		const note = request.branchedFrom?.note ?? "";
		if (note !== "") emit({ type: "user.said", text: note });
	}
	if (past.size() <= 1) for (const event of loadMemory({ state, ports, settings, seen })) emit(event);
	wake();

	return {
		taskId: request.taskId,
		state() {
			return state;
		},
		events() {
			return events;
		},
		action() {
			return nextAction(state, settings);
		},
		decide(proposalId, decision) {
			const pending = state.proposal;
			const isWaiting = state.finished === undefined && pending?.decision === undefined;
			if (!isWaiting || pending?.proposal.id !== proposalId)
				return failure("This proposal is not waiting for a decision any more.");
			emit({ type: "proposal.decided", proposalId, decision, by: "user" });
			wake();
			return success(true);
		},
		answer(text) {
			const question = state.question;
			if (question === undefined || state.finished !== undefined)
				return failure("The task is not waiting for an answer.");
			emit({ type: "question.answered", callId: question.callId, answer: text });
			wake();
			return success(true);
		},
		proceed(note) {
			if (state.paused === undefined) return failure("The task is not paused.");
			emit({ type: "task.continued", note });
			wake();
			return success(true);
		},
		editPlan(edits) {
			if (state.finished !== undefined) return failure("The task has finished; its plan cannot be edited any more.");
			const edited = editPlan(state.plan, edits);
			if (!edited.ok) return edited;
			emit({ type: "plan.edited", ...edited.value });
			return success(true);
		},
		changeSettings(changed) {
			settings = changed;
		},
		stop() {
			isStopping = true;
			// A write that has begun is finished and recorded first: what is in the place is always in the ledger.
			if (!state.isApplying) finishStopped();
		},
	};
}
