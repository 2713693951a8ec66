import type { MemoryNote } from "../../core/memory-note";

/** What a task knows from earlier ones and keeps for later ones: part of its state, changed only by `foldMemory`. */
export interface MemoryState {
	/** The place's notes as they stand in front of every request; absent when there are none. */
	extract?: string;
	/** Focus notes of the place that were open when the task started. */
	focus: readonly string[];
	/** Notes taken in this task, to be offered when it ends. */
	readonly notes: MemoryNote[];
}

export function createMemoryState(): MemoryState {
	return { focus: [], notes: [] };
}
