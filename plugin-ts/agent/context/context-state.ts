import type { Fingerprint } from "../../core/operation";
import type { ToolKind } from "../../tools/tool";
import type { UntrustedNote } from "../safety/untrusted-note";
import { createCalibration } from "./calibration";
import type { Calibration } from "./calibration";

/** How a summary came about, the best first. */
export type CompactionTier = "ai" | "structured" | "sampled" | "plain";

/** One thing the agent did, as a line of a summary or of the working set. */
export interface StepRecord {
	readonly step: number;
	/** Seconds since 1970, UTC. */
	readonly at: number;
	readonly tool: string;
	readonly text: string;
	readonly isFine: boolean;
}

/** What became of a proposal. */
export interface DecisionRecord {
	readonly step: number;
	readonly outcome: "applied" | "rejected" | "failed";
	readonly text: string;
}

/** What a path was left as by this task. */
export interface TouchedRecord {
	readonly change: string;
	readonly hash?: string;
}

/** A result of a reading tool that is still in force. */
export interface ReadRecord {
	readonly tool: string;
	/** "list_children(game.Workspace)": the call as the model is told of it. */
	readonly label: string;
	readonly step: number;
	readonly at: number;
	readonly content: string;
	readonly shows: readonly Fingerprint[];
	/** Position of the result in the history. */
	readonly index: number;
	/** Version of the place when it was read; see `Ports.changes`. */
	readonly placeVersion?: string;
	readonly untrusted?: UntrustedNote;
}

export interface FactRecord {
	readonly of: Fingerprint["of"];
	readonly value: string;
	readonly keys?: readonly string[];
	readonly step: number;
}

/** The part of the history that a summary stands for. */
export interface Compaction {
	/** Messages before this position are replaced. */
	readonly toIndex: number;
	readonly summary: string;
	/** The part of it that the model wrote; the next summary builds on it. */
	readonly narrative?: string;
}

export interface CallRecord {
	readonly tool: string;
	readonly kind: ToolKind | "unknown";
	readonly key: string;
	readonly label: string;
}

/**
 * What is remembered of a task to build small requests from: part of the task's state, changed only by `foldContext`.
 */
export interface ContextState {
	/** The goal and all the user said since, in order. A summary is never among them. */
	readonly requests: string[];
	readonly decisions: DecisionRecord[];
	readonly steps: StepRecord[];
	readonly toolUse: Map<string, number>;
	readonly touched: Map<string, TouchedRecord>;
	/** Paths at which this task left nothing: removed, renamed or moved away. */
	readonly left: Set<string>;
	readonly facts: Map<string, FactRecord>;
	/** Reads in force by call identity. */
	readonly reads: Map<string, ReadRecord>;
	/** Positions of results that a later identical read made redundant, with the step of that read. */
	readonly stale: Map<number, number>;
	/** Those of them that are left out of requests. */
	readonly collapsed: Map<number, number>;
	/** Bytes of each message of the history. */
	readonly sizes: number[];
	/** What proposals and questions are about, by their ids. */
	readonly subjects: Map<string, string>;
	calls: Map<string, CallRecord>;
	compaction?: Compaction;
	compactionCount: number;
	/** Tokens the model in use can read, where its catalogue says. */
	window?: number;
	/** The provider refused the last request as too long. */
	overflow?: string;
	/** The history was compacted because of a refusal and no reply has come since. */
	isAfterOverflow: boolean;
	calibration: Calibration;
	/** Budgets the user has been warned about, by kind. */
	readonly warned: Set<string>;
	/** Times the user went on after the budget was used up: each allows the budget once more. */
	budgetExtensions: number;
}

export function createContextState(): ContextState {
	return {
		requests: [],
		decisions: [],
		steps: [],
		toolUse: new Map(),
		touched: new Map(),
		left: new Set(),
		facts: new Map(),
		reads: new Map(),
		stale: new Map(),
		collapsed: new Map(),
		sizes: [],
		subjects: new Map(),
		calls: new Map(),
		compactionCount: 0,
		isAfterOverflow: false,
		calibration: createCalibration(),
		warned: new Set(),
		budgetExtensions: 0,
	};
}
