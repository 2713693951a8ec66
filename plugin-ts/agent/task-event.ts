import type { JsonObject } from "../core/json";
import type { MemoryNote } from "../core/memory-note";
import type { Fingerprint } from "../core/operation";
import type { PlanStep } from "../core/plan";
import type { Decision, Proposal } from "../core/proposal";
import type { Mode } from "../core/settings";
import type { ModelReply, Usage } from "../model/types";
import type { ToolKind } from "../tools/tool";
import type { BudgetKind } from "./safety/budget-kind";
import type { HealthWarning } from "./safety/health-monitor";
import type { UntrustedNote } from "./safety/untrusted-note";
import type { ApplyWitness } from "./resume/apply-witness";
import type { ChangedResource } from "./resume/changed-resource";
import type { CompactionTier } from "./context/context-state";
import type { Lesson } from "./lessons/lesson";
import type { UserLine } from "./memory/user-change";

export type TaskOutcome = "completed" | "failed" | "stopped";

/** Why a task ended or pauses; the command line's exit code follows from outcome and reason. */
export type TaskReason =
	| "done"
	| "rejected"
	| "gate"
	| "step_limit"
	| "breaker"
	| "repeat"
	| "budget"
	| "user"
	| "model_unreachable"
	| "model_error"
	| "internal_error";

export type PauseReason = "step_limit" | "breaker" | "repeat" | "budget" | "gate";

/** What a task can wait for: a decision on its proposal, an answer to its question, or the word to go on after a pause. */
export type Wait = "decision" | "answer" | "user";

/** Who decided: the user, an auto-approval rule the user switched on, or the agent for a proposal already settled. */
export type DecidedBy = "user" | "auto";

/** What an applied proposal left behind, one per instance or script. */
export interface Touched {
	readonly path: string;
	readonly change: "written" | "created" | "set" | "renamed" | "moved" | "removed";
	/** Text hash of a script that was written or created. */
	readonly hash?: string;
	/** Path before a rename or move. */
	readonly from?: string;
}

/**
 * Everything that can happen in a task. The list is append-only; the state is a fold over it, so resuming is reading the
 * list again and branching is taking a prefix.
 */
export type TaskEventBody =
	| {
			readonly type: "task.started";
			readonly goal: string;
			readonly mode: Mode;
			readonly context: string;
			/** Set when the context reads like instructions. */
			readonly untrusted?: UntrustedNote;
			/** A plan the user accepted before, to start from. */
			readonly plan?: readonly PlanStep[];
	  }
	/** `provider`: the one the model call goes to, where that is known. */
	| { readonly type: "step.started"; readonly step: number; readonly provider?: string }
	| { readonly type: "retry"; readonly attempt: number; readonly delaySeconds: number; readonly reason: string }
	| { readonly type: "assistant.text"; readonly text: string }
	| { readonly type: "model.replied"; readonly reply: ModelReply }
	| { readonly type: "model.failed"; readonly code: string; readonly error: string; readonly isUnreachable: boolean }
	| {
			readonly type: "tool.called";
			readonly callId: string;
			readonly tool: string;
			readonly kind: ToolKind | "unknown";
			readonly args: JsonObject;
	  }
	| {
			readonly type: "tool.finished";
			readonly callId: string;
			readonly tool: string;
			readonly ok: boolean;
			/** What the model is told. */
			readonly content: string;
			readonly error?: string;
			/** The safety module that refused the call or warned about it. */
			readonly guard?: string;
			/** Set when no write may be applied unseen after this. */
			readonly untrusted?: UntrustedNote;
			readonly shows: readonly Fingerprint[];
			/** The step whose result of the same read still holds; the content then only says so. */
			readonly sameAs?: number;
			/** Version of the place that was read; see `Ports.changes`. */
			readonly placeVersion?: string;
	  }
	| { readonly type: "plan.changed"; readonly steps: readonly PlanStep[]; readonly notes?: string }
	/** By the user; `changes` says in words what is different. */
	| { readonly type: "plan.edited"; readonly steps: readonly PlanStep[]; readonly changes: readonly string[] }
	/** Verdict on the check of one plan step; `stepIndex` counts from 1. */
	| {
			readonly type: "check.finished";
			readonly stepIndex: number;
			readonly check: JsonObject;
			readonly passed: boolean;
			/** What was found in the place. */
			readonly text: string;
	  }
	/** The place's regression suite needs no change, or cannot take the plan's checks; says why. */
	| { readonly type: "suite.kept"; readonly text: string }
	/** What is known of the place from earlier tasks, taken once when the task starts. */
	| {
			readonly type: "memory.loaded";
			/** The notes as they stand in front of every request; absent when there are none. */
			readonly extract?: string;
			readonly notes: number;
			readonly untrusted?: UntrustedNote;
			/** Focus notes that are open. */
			readonly focus: readonly string[];
			/** Steps earlier tasks left open that no note of the place holds. */
			readonly unfinished: readonly string[];
			/** What was tried in this place before, what counts most first. */
			readonly lessons: readonly Lesson[];
			/** Lines of scripts that notes say the user wrote. */
			readonly fixes: readonly { readonly path: string; readonly text: string }[];
			/** What the memory's owner may want to mend, one sentence each. */
			readonly problems: readonly string[];
	  }
	/** A note for later tasks; nothing is written yet. */
	| { readonly type: "note.remembered"; readonly note: MemoryNote }
	/** Somebody else changed a script that Vector knows; what is theirs is protected from then on. */
	| {
			readonly type: "script.user_edited";
			readonly path: string;
			/** Hash of the text as they left it. */
			readonly hash: string;
			/** Since an earlier task, while this one runs, or in a proposal they approved with changes. */
			readonly when: "earlier" | "meanwhile" | "approval";
			/** False when the text before is not known any more; then it is not known what is theirs either. */
			readonly isKnown: boolean;
			readonly lines: readonly UserLine[];
			readonly removed: readonly string[];
	  }
	/** The project memory needs no change, or cannot be written; says why. */
	| { readonly type: "memory.kept"; readonly text: string }
	| { readonly type: "message"; readonly text: string; readonly phase: "start" | "update" | "final" }
	| {
			readonly type: "question.asked";
			readonly callId: string;
			readonly question: string;
			readonly options: readonly string[];
	  }
	| { readonly type: "question.answered"; readonly callId: string; readonly answer: string }
	/** `isAutomatic`: a rule the user switched on decides; nobody is asked. `held`: why such a rule does not count now. */
	| {
			readonly type: "proposal.created";
			readonly proposal: Proposal;
			readonly isAutomatic?: boolean;
			readonly held?: string;
	  }
	| {
			readonly type: "proposal.decided";
			readonly proposalId: string;
			readonly decision: Decision;
			readonly by: DecidedBy;
	  }
	| { readonly type: "proposal.applying"; readonly proposalId: string; readonly witness?: ApplyWitness }
	| {
			readonly type: "proposal.applied";
			readonly proposalId: string;
			readonly ok: boolean;
			readonly isDryRun: boolean;
			readonly undoName: string;
			readonly touched: readonly Touched[];
			readonly error?: string;
			/** What the model is told. */
			readonly content: string;
	  }
	| { readonly type: "completion.accepted"; readonly callId: string; readonly summary: string }
	| { readonly type: "completion.refused"; readonly callId: string; readonly reasons: readonly string[] }
	| { readonly type: "user.said"; readonly text: string }
	/** The model in use can read this many tokens. */
	| { readonly type: "context.window"; readonly tokens: number }
	/** The provider refused the request as too long; it is compacted and tried once more. */
	| { readonly type: "context.overflowed"; readonly error: string }
	/** Results at these positions of the history are left out of requests: the same was read again later. */
	| { readonly type: "context.deduped"; readonly indexes: readonly number[] }
	/** The history before `toIndex` is replaced by a summary in requests; the transcript keeps all of it. */
	| {
			readonly type: "context.compacted";
			readonly toIndex: number;
			readonly tier: CompactionTier;
			readonly tokensBefore: number;
			readonly tokensAfter: number;
			readonly summary: string;
			/** The part of the summary that the model wrote. */
			readonly narrative?: string;
			/** Fingerprint of the messages that are replaced. */
			readonly prefixHash: string;
			/** What the model call for the summary used. */
			readonly usage?: Usage;
	  }
	/** A tool or provider failed too often lately; `errorShare` is 0..1. */
	| ({ readonly type: "health.warned" } & HealthWarning)
	| { readonly type: "budget.warned"; readonly kind: BudgetKind; readonly text: string }
	| {
			readonly type: "task.paused";
			readonly reason: PauseReason;
			readonly text: string;
			/** Seconds to wait that are advised before going on. */
			readonly waitSeconds?: number;
	  }
	| { readonly type: "task.continued"; readonly note: string }
	/** Another session goes on with the events before this one. */
	| {
			readonly type: "task.resumed";
			/** What was under way and is made again. */
			readonly interrupted?: "model" | "tool" | "apply";
			/** What is not as the task knew it. */
			readonly changed: readonly ChangedResource[];
			/** The events before this one are the beginning of another task, up to the end of this step. */
			readonly branchedFrom?: { readonly taskId: string; readonly step: number };
			/** What the task waits for from the user, as it did before. */
			readonly waitsFor?: Wait;
	  }
	| {
			readonly type: "task.finished";
			readonly outcome: TaskOutcome;
			readonly reason: TaskReason;
			readonly summary: string;
	  };

/** An event with its place in the task. `seq` counts from 1; `ts` is seconds since 1970, UTC. */
export type TaskEvent = TaskEventBody & { readonly seq: number; readonly ts: number; readonly taskId: string };
