import type { Decision, Proposal } from "../core/proposal";
import type { Settings } from "../core/settings";
import type { ToolCall } from "../model/types";
import { needsCompaction } from "./context/needs-compaction";
import { wantsMemory, wantsSuite } from "./keeping/what-to-keep";
import { budgetPause, nextWarning } from "./safety/budget-gate";
import type { BudgetShare } from "./safety/budget-gate";
import { breakerPause } from "./safety/circuit-breaker";
import { nextHealthWarning } from "./safety/health-monitor";
import type { HealthWarning } from "./safety/health-monitor";
import { repeatPause } from "./safety/repeat-detection";
import type { SafetyPause } from "./safety/safety-pause";
import type { ApplyWitness } from "./resume/apply-witness";
import type { PauseReason, TaskOutcome, TaskReason } from "./task-event";
import type { TaskState } from "./task-state";

/** The one thing to do next. Waiting actions hold nothing: the runner returns and is woken by an event. */
export type Action =
	| { readonly type: "call_model" }
	| { readonly type: "compact" }
	| { readonly type: "warn_health"; readonly warning: HealthWarning }
	| { readonly type: "warn_budget"; readonly share: BudgetShare }
	| { readonly type: "run_tool"; readonly call: ToolCall }
	| { readonly type: "await_decision"; readonly proposal: Proposal }
	| { readonly type: "approve_automatically"; readonly proposal: Proposal }
	| { readonly type: "apply"; readonly proposal: Proposal; readonly decision: Decision }
	/** The intent to write was logged in an earlier session, the outcome was not. */
	| {
			readonly type: "settle";
			readonly proposal: Proposal;
			readonly decision: Decision;
			readonly witness: ApplyWitness | undefined;
	  }
	| { readonly type: "await_answer"; readonly question: string; readonly options: readonly string[] }
	| { readonly type: "pause"; readonly pause: SafetyPause }
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
	const hasWork = state.previewedCount > 0 || state.appliedCount > state.keptCount;
	const isAllRejected = state.rejectedCount > 0 && !hasWork;
	if (isAllRejected) return { type: "finish", outcome: "stopped", reason: "rejected", summary: state.completion };
	return { type: "finish", outcome: "completed", reason: "done", summary: state.completion };
}

function proposalAction(state: TaskState, settings: Settings): Action | undefined {
	const pending = state.proposal;
	if (pending === undefined) return undefined;
	const { proposal, decision } = pending;
	if (decision !== undefined && state.isApplying)
		return { type: "settle", proposal, decision, witness: pending.witness };
	if (decision !== undefined) return { type: "apply", proposal, decision };
	const isAutomatic = pending.isAutomatic === true && settings.autoApprove.includes(proposal.category);
	return { type: isAutomatic ? "approve_automatically" : "await_decision", proposal };
}

/** After everything is done and proven. */
function keepingAction(state: TaskState, settings: Settings): Action | undefined {
	if (state.completion === undefined || state.isKeepingSettled) return undefined;
	return wantsSuite(state, settings) || wantsMemory(state, settings) ? { type: "offer_keeping" } : undefined;
}

function gatePause({ gateRefusals }: TaskState): SafetyPause | undefined {
	if (gateRefusals < GATE_REFUSALS) return undefined;
	const text = "The model says it is done but the completion checks fail. Continue, or stop here.";
	return { reason: "gate", text };
}

function stepPause({ step, stepAllowance }: TaskState): SafetyPause | undefined {
	if (step < stepAllowance) return undefined;
	return { reason: "step_limit", text: `The limit of ${stepAllowance} steps is reached. Continue, or stop here.` };
}

function limitOf(state: TaskState, settings: Settings): Action | undefined {
	const pause = breakerPause(state, settings) ?? gatePause(state) ?? budgetPause(state, settings) ?? stepPause(state);
	return pause === undefined ? undefined : { type: "pause", pause };
}

/** A call repeated too often is stopped before it runs. */
function callAction(call: ToolCall, state: TaskState, settings: Settings): Action {
	const pause = repeatPause(call, state, settings);
	return pause === undefined ? { type: "run_tool", call } : { type: "pause", pause };
}

function modelAction(state: TaskState, settings: Settings): Action {
	const warning = nextHealthWarning(state.health, settings);
	if (warning !== undefined) return { type: "warn_health", warning };
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
	const settled = proposalAction(state, settings) ?? keepingAction(state, settings) ?? finishOf(state);
	if (settled !== undefined) return settled;
	if (state.pending !== undefined) return callAction(state.pending.call, state, settings);
	return limitOf(state, settings) ?? modelAction(state, settings);
}
