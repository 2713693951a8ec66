import type { ReceivedRequest, ScriptedReply } from "@vector/relay/testing";
import type { VectorRun } from "../testing/run-vector.ts";
import type { PlaceChanges, PlacedInstances } from "../testing/place-changes.ts";
import type { RawEvent } from "../run/task-events.ts";
import type { ShopAdditions } from "./shop-place.ts";

/** A reply of the scripted model, or a function of what it was just asked where it has to react. */
export type Turn = ScriptedReply | ((request: ReceivedRequest) => ScriptedReply);

export interface Conversation {
	/** What a user would want to know: a sentence that goes on after "the agent". */
	readonly name: string;
	readonly goal?: string;
	/** Further arguments of `vector run`. */
	readonly args?: readonly string[];
	/** `--approve`: all (when absent), none, or decisions in order. */
	readonly approve?: "all" | "none" | readonly object[];
	/** Beside the shop. */
	readonly place?: ShopAdditions;
	/**
	 * The history is compacted when it has grown by this many tokens, four bytes each: the model is listed with a window to
	 * match, whatever the prompt and the tools take. Without it the provider has no list of models.
	 */
	readonly roomTokens?: number;
	/** Further environment of the process. */
	readonly env?: Readonly<Record<string, string>>;
	/** Replies in order: all are used, and no other request may come. Or one function that answers whatever comes. */
	readonly model: readonly Turn[] | ((request: ReceivedRequest) => ScriptedReply);
	/** How the task ends: `completed done`, `stopped repeat`, … */
	readonly ends: string;
	/** Everything that is different in the result; nothing when absent. */
	readonly changes?: PlaceChanges;
	/** What else must hold. */
	readonly check?: (talk: Talk) => void;
}

/** A conversation that has taken place. */
export interface Talk extends VectorRun {
	/** What the model was asked, in order. */
	readonly requests: readonly ReceivedRequest[];
	/** The ledger's events, without the notes on saved places. */
	readonly ledger: readonly RawEvent[];
	/** How often the result was saved. */
	readonly saveCount: number;
	/** Whether the result's file is there. */
	readonly hasOutput: boolean;
	/** The input as it is after the run. */
	readonly before: PlacedInstances;
	/** The result, or the input where nothing was written. */
	readonly after: PlacedInstances;
	readonly isInputUntouched: boolean;
}
