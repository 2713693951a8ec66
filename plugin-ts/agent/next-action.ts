import type { Decision, Proposal } from "../core/proposal";
import type { Settings } from "../core/settings";
import type { ToolCall } from "../model/types";
import { callIdentity } from "./call-identity";
import { isOverBudget, nextWarning } from "./context/forecast";
import type { BudgetShare } from "./context/forecast";
import { needsCompaction } from "./context/needs-compaction";
import { wantsMemory, wantsSuite } from "./keeping/what-to-keep";
import type { PauseReason, TaskOutcome, TaskReason } from "./task-event";
import type { TaskState } from "./task-state";

/** The one thing to do next. Waiting actions hold nothing: the runner returns and is woken by an event. */
export type Action =
	| { readonly type: "call_model" }
	| { readonly type: "compact" }
	| { readonly type: "warn_budget"; readonly share: BudgetShare }
	| { readonly type: "run_tool"; readonly call: ToolCall }
	| { readonly type: "await_decision"; readonly proposal: Proposal }
	| { readonly type: "apply"; readonly proposal: Proposal; readonly decision: Decision }
	| { readonly type: "await_answer"; readonly question: string; readonly options: readonly string[] }
	| { readonly type: "pause"; readonly reason: PauseReason; readonly text: string }
	| { readonly type: "await_user"; readonly reason: PauseReason; readonly text: string }
	/** Offer to keep the plan's checks and the task's notes with the place. */
	| { readonly type: "offer_keeping" }
	| { readonly type: "finish"; readonly outcome: TaskOutcome; readonly reason: TaskReason; readonly summary: string }
	| { readonly type: "none" };

const GATE_REFUSALS = 3;

function finishOf(state: TaskState): Action | undefined {
	if (state.modelFailure !== undefined) {
		const { error: summary, isUnreachable } = state.modelFailure;
		return { type: "finish", outcome: "failed", reason: isUnreachable ? "model_unreachable" : "model_error", summary };
	}
	if (state.completion === undefined) return undefined;
	const isAllRejected = state.rejectedCount > 0 && state.appliedCount === state.keptCount;
	if (isAllRejected) return { type: "finish", outcome: "stopped", reason: "rejected", summary: state.completion };
	return { type: "finish", outcome: "completed", reason: "done", summary: state.completion };
}

function proposalAction(state: TaskState): Action | undefined {
	const pending = state.proposal;
	if (pending === undefined) return undefined;
	const { proposal, decision } = pending;
	return decision === undefined ? { type: "await_decision", proposal } : { type: "apply", proposal, decision };
}

/** After everything is done and proven. */
function keepingAction(state: TaskState, settings: Settings): Action | undefined {
	if (state.completion === undefined || state.isKeepingSettled) return undefined;
	return wantsSuite(state, settings) || wantsMemory(state, settings) ? { type: "offer_keeping" } : undefined;
}

function limitOf(state: TaskState, settings: Settings): Action | undefined {
	const pause = (reason: PauseReason, text: string): Action => ({ type: "pause", reason, text });
	if (state.failuresInARow >= settings.breakerFailures)
		return pause("breaker", `${state.failuresInARow} failures in a row. Continue, or say what to do differently.`);
	if (state.gateRefusals >= GATE_REFUSALS)
		return pause("gate", "The model says it is done but the completion checks fail. Continue, or stop here.");
	if (isOverBudget(state, settings))
		return pause("budget", "The budget of this task is used up. Raise it and continue, or stop here.");
	if (state.step >= state.stepAllowance)
		return pause("step_limit", `The limit of ${state.stepAllowance} steps is reached. Continue, or stop here.`);
	return undefined;
}

/** A call repeated too often is stopped before it runs. */
function callAction(call: ToolCall, state: TaskState, settings: Settings): Action {
	const count = state.callCounts.get(callIdentity(call.name, call.args)) ?? 0;
	if (count < settings.repeatStopAt) return { type: "run_tool", call };
	const text = `The model called ${call.name} ${count} times with the same arguments. Continue, or say what to do differently.`;
	return { type: "pause", reason: "repeat", text };
}

function modelAction(state: TaskState, settings: Settings): Action {
	const share = nextWarning(state, settings);
	if (share !== undefined) return { type: "warn_budget", share };
	return { type: needsCompaction(state, settings) ? "compact" : "call_model" };
}

/** What happens next is a pure function of the state: the loop of the agent is `perform(next(state))` until it waits. */
export function nextAction(state: TaskState, settings: Settings): Action {
	if (state.finished !== undefined) return { type: "none" };
	if (state.paused !== undefined) return { type: "await_user", reason: state.paused.reason, text: state.paused.text };
	if (state.question !== undefined)
		return { type: "await_answer", question: state.question.question, options: state.question.options };
	const settled = proposalAction(state) ?? keepingAction(state, settings) ?? finishOf(state);
	if (settled !== undefined) return settled;
	if (state.pending !== undefined) return callAction(state.pending.call, state, settings);
	return limitOf(state, settings) ?? modelAction(state, settings);
}
