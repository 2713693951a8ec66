import type { Lesson } from "../lessons/lesson";
import type { OwnLines } from "./own-lines";
import type { MemoryNote } from "../../core/memory-note";

/** What is the user's own in a script. */
export interface EditRecord {
	/** Hash of the text in which it was noticed; empty when a note says so. */
	readonly hash: string;
	readonly own: OwnLines;
	/** No note of the place says so yet, and it is worth one. */
	readonly isNew: boolean;
}

/** What a task knows from earlier ones and keeps for later ones: part of its state, changed only by `foldMemory`. */
export interface MemoryState {
	/** The place's notes as they stand in front of every request; absent when there are none. */
	extract?: string;
	/** Focus notes of the place that were open when the task started. */
	focus: readonly string[];
	/** Steps earlier tasks left open that no note of the place holds. */
	unfinished: readonly string[];
	/** What was tried in this place before, what counts most first. */
	lessons: readonly Lesson[];
	/** Notes taken in this task, to be offered when it ends. */
	readonly notes: MemoryNote[];
	/** The user's own lines by the path of the script. */
	readonly edits: Map<string, EditRecord>;
}

export function createMemoryState(): MemoryState {
	return { focus: [], unfinished: [], lessons: [], notes: [], edits: new Map() };
}
