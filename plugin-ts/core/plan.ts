import type { JsonObject } from "./json";

export type PlanStepStatus = "pending" | "in_progress" | "done" | "dropped";

export interface PlanStep {
	/** The tool the step will use; empty for a step that was given as plain text. */
	readonly tool: string;
	readonly target: string;
	readonly intent: string;
	readonly status: PlanStepStatus;
	/** The part of a big ask the step belongs to, such as "map". Steps of one stage follow each other. */
	readonly stage?: string;
	/** A condition on the place that proves the step, as data. */
	readonly check?: JsonObject;
}

/** A change of one step's status; `index` counts from 1. */
export interface PlanStepUpdate {
	readonly index: number;
	readonly status: PlanStepStatus;
}
