import type { JsonValue } from "../core/json";
import type { Fingerprint } from "../core/operation";
import type { MemoryNote } from "../core/memory-note";
import type { Outcome } from "../core/outcome";
import type { PlanStep, PlanStepUpdate } from "../core/plan";
import type { SceneReader } from "../core/ports/scene";
import type { Scripts } from "../core/ports/scripts";
import type { SelectionPort } from "../core/ports/selection";
import type { ProposalDraft } from "../core/proposal";
import type { Settings } from "../core/settings";
import type { Infer, Schema } from "../model/schema";

/** *read* runs at once, *write* becomes a proposal, *plan* and *talk* change the task only. */
export type ToolKind = "read" | "write" | "plan" | "talk";

/** Whose text a result holds. */
export type TextSource = "place" | "asset" | "page";

/** The read half of the Scripts port: tools cannot write. */
export type ScriptReader = Omit<Scripts, "write">;

/** What a script looked like when the model last read it in this task. */
export interface ScriptReadRecord {
	readonly hash: string;
	/** Seconds since 1970, UTC, so that reads keep their age across sessions. */
	readonly at: number;
}

/** All a tool may know and reach. Nothing here can change the place. */
export interface ToolContext {
	readonly scene: SceneReader;
	readonly scripts: ScriptReader;
	readonly selection: SelectionPort;
	readonly settings: Settings;
	readonly plan: readonly PlanStep[];
	/** The goal and all the user said since: what may be done because it was asked for. */
	readonly asked: readonly string[];
	/** Scripts read in this task, by canonical path. */
	readonly reads: ReadonlyMap<string, ScriptReadRecord>;
	/** Seconds since 1970, UTC, so that reads keep their age across sessions. */
	readonly now: number;
	/** Called between units of long work; it yields when the frame's share is used up. Absent where nothing needs to wait. */
	readonly pause?: () => void;
}

export type ToolOutput =
	| {
			readonly type: "result";
			/** Text goes to the model as it is, anything else as JSON. */
			readonly content: JsonValue;
			/** Scripts and instances this result shows, so that later edits can be checked against it. */
			readonly shows: readonly Fingerprint[];
	  }
	| { readonly type: "proposal"; readonly draft: ProposalDraft }
	| { readonly type: "plan_started"; readonly steps: readonly PlanStep[] }
	| { readonly type: "plan_updated"; readonly updates: readonly PlanStepUpdate[]; readonly notes?: string }
	| { readonly type: "remember"; readonly note: MemoryNote }
	| { readonly type: "recall"; readonly query: string }
	| { readonly type: "message"; readonly text: string; readonly phase: "start" | "update" | "final" }
	| { readonly type: "question"; readonly question: string; readonly options: readonly string[] }
	| { readonly type: "complete"; readonly summary: string };

/** One capability offered to the model. `parameters` yields the JSON schema sent and the check made on arrival. */
export interface Tool<S extends Schema<defined> = Schema<defined>> {
	/** The file's name in snake_case. */
	readonly name: string;
	readonly kind: ToolKind;
	/** Written for the model: what it does, when to use it, what comes back. */
	readonly description: string;
	readonly parameters: S;
	/** Whose text the results of a reading tool hold; the place's when absent. */
	readonly source?: TextSource;
	run(args: Infer<S>, context: ToolContext): Outcome<ToolOutput>;
}
