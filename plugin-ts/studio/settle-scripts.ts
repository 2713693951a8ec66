import type { ScriptChange } from "./script-journal";
import { readEditorText, replaceSource } from "./script-source";
import { pathOf } from "./instance-paths";

/** Gives scripts back their texts from before `changes` where Studio left the written ones. Yields while it writes. */
export function settleBefore(changes: readonly ScriptChange[]): void {
	for (const at of $range(changes.size() - 1, 0, -1)) {
		const change = changes[at];
		if (change !== undefined) settle(change, change.after, change.before);
	}
}

/** The opposite, for a redo. */
export function settleAfter(changes: readonly ScriptChange[]): void {
	for (const change of changes) settle(change, change.before, change.after);
}

function settle({ target }: ScriptChange, from: string, to: string): void {
	const path = pathOf(target);
	const text = readEditorText(target);
	// Any other text is the user's own, made since.
	if (path !== undefined && text.ok && text.value === from && from !== to) replaceSource(target, path, to, from);
}
