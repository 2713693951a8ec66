import type { JsonRecord } from "../../json.ts";
import type { PastCall } from "./conversation.ts";

export interface DemoCall {
	readonly tool: string;
	readonly args: JsonRecord;
}

/** A change the demo wants to propose. */
export interface WriteStep extends DemoCall {
	/** Path of what it creates or changes. */
	readonly target: string;
	readonly intent: string;
	/** Index of the step without which this one makes no sense. */
	readonly needs?: number;
}

/** Where a job stands: something to look up first, all the writes it consists of, or only something to say. */
export type JobState =
	| { readonly type: "read"; readonly call: DemoCall; readonly text: string }
	| { readonly type: "writes"; readonly steps: readonly WriteStep[] }
	| { readonly type: "say"; readonly text: string };

/** One recognised request. Stateless: where it stands follows from the calls made for it so far. */
export interface Job {
	/** "a 3 x 3 grid of parts": completes "I will build …" and "Built …". */
	readonly title: string;
	readonly verb: "Build" | "Insert" | "Rename";
	advance(calls: readonly PastCall[]): JobState;
}

/** One scenario, one file: the job for a request, or nothing when the request is for something else. */
export type Scenario = (request: string) => Job | undefined;
