import type { Outcome } from "../outcome";

export interface UndoHistory {
	/**
	 * Runs `change` inside one recording: committed as one undo step named `name` when it succeeds, reverted when it
	 * fails or throws. Yields while `change` yields.
	 */
	record<T>(name: string, change: () => Outcome<T>): Outcome<T>;
	/** Undoes the last step of the place and returns its name. */
	undo(): Outcome<string>;
	redo(): Outcome<string>;
	/** The name of the step `undo` would undo. */
	nextUndo(): string | undefined;
}
