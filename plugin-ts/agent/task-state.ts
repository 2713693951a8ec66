import type { PlanStep } from "../core/plan";
import type { Decision, Proposal } from "../core/proposal";
import type { Mode } from "../core/settings";
import type { HistoryMessage, ToolCall } from "../model/types";
import type { ScriptReadRecord } from "../tools/tool";
import { createContextState } from "./context/context-state";
import type { ContextState } from "./context/context-state";
import { createMemoryState } from "./memory/memory-state";
import type { MemoryState } from "./memory/memory-state";
import { createHealthState } from "./safety/health-state";
import type { HealthState } from "./safety/health-state";
import type { UntrustedNote } from "./safety/untrusted-note";
import type { ApplyWitness } from "./resume/apply-witness";
import type { DecidedBy, PauseReason, TaskOutcome, TaskReason } from "./task-event";

/** Tokens and money of the whole task. `costUsd` is absent until a provider reports one. */
export interface TaskUsage {
	readonly inputTokens: number;
	readonly outputTokens: number;
	readonly cachedTokens: number;
	readonly costUsd?: number;
}

/** A call of the model that has no answer yet, with the ids of the calls of the same reply that are not run. */
export interface PendingCall {
	readonly call: ToolCall;
	readonly ignoredIds: readonly string[];
}

export interface PendingProposal {
	readonly proposal: Proposal;
	readonly decision?: Decision;
	readonly decidedBy?: DecidedBy;
	/** A rule the user switched on decides. */
	readonly isAutomatic?: boolean;
	/** The place before the write that has begun. */
	readonly witness?: ApplyWitness;
}

export interface PendingQuestion {
	readonly callId: string;
	readonly question: string;
	readonly options: readonly string[];
}

/** How a task ended. */
export interface TaskFinish {
	readonly outcome: TaskOutcome;
	readonly reason: TaskReason;
	readonly summary: string;
}

/**
 * The fold of a task's events. Only `advance` changes it; everybody else reads. It is one mutable record because copying
 * a growing history for each event would cost quadratic time in the Luau VM.
 */
export interface TaskState {
	readonly taskId: string;
	goal: string;
	mode: Mode;
	/** Messages as they go to the model; the system message is added when a request is built. */
	readonly history: HistoryMessage[];
	/** Model calls begun. */
	step: number;
	/** Steps allowed before the user is asked again; grows when the user continues. */
	stepAllowance: number;
	pending?: PendingCall;
	proposal?: PendingProposal;
	/** An approved proposal is being written. */
	isApplying: boolean;
	question?: PendingQuestion;
	plan: readonly PlanStep[];
	/** What the model is told at the start of its next step, in order. */
	readonly notes: string[];
	/** Keeping checks and notes with the place was offered, or is not needed. */
	isKeepingSettled: boolean;
	/** Times it was offered. */
	keepingOffers: number;
	/** Scripts read in this task by canonical path. */
	readonly reads: Map<string, ScriptReadRecord>;
	/** Text read since the user last decided that forbids applying a write unseen. */
	untrusted?: UntrustedNote;
	/** How tools and providers fare in this task. */
	readonly health: HealthState;
	/** Times each identical call was made, by call identity. */
	readonly callCounts: Map<string, number>;
	/** Proposal keys that must not come again, with what became of them. */
	readonly settledKeys: Map<string, "rejected" | "applied">;
	readonly touchedScripts: Set<string>;
	failuresInARow: number;
	repliesWithoutCall: number;
	gateRefusals: number;
	appliedCount: number;
	/** Approved in a dry run, which writes nothing. */
	previewedCount: number;
	/** Those of the applied proposals that only kept checks or notes with the place. */
	keptCount: number;
	rejectedCount: number;
	usage: TaskUsage;
	/** What requests are built from beside the history. */
	readonly context: ContextState;
	/** What it knows from earlier tasks and keeps for later ones. */
	readonly memory: MemoryState;
	paused?: { readonly reason: PauseReason; readonly text: string };
	/** The last model call failed for good; the task ends with it. */
	modelFailure?: { readonly error: string; readonly isUnreachable: boolean };
	/** The summary of an accepted `complete`, or the text of a reply that ends the task. */
	completion?: string;
	finished?: TaskFinish;
}

export function createTaskState(taskId: string, stepAllowance: number): TaskState {
	return {
		taskId,
		goal: "",
		mode: "act",
		history: [],
		step: 0,
		stepAllowance,
		plan: [],
		notes: [],
		isKeepingSettled: false,
		keepingOffers: 0,
		isApplying: false,
		reads: new Map(),
		callCounts: new Map(),
		settledKeys: new Map(),
		touchedScripts: new Set(),
		failuresInARow: 0,
		repliesWithoutCall: 0,
		gateRefusals: 0,
		appliedCount: 0,
		previewedCount: 0,
		keptCount: 0,
		rejectedCount: 0,
		context: createContextState(),
		health: createHealthState(),
		memory: createMemoryState(),
		usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 },
	};
}
