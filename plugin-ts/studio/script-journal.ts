import type { SourceScript } from "./script-instances";

/** One write of a script's text; both texts have LF line ends. */
export interface ScriptChange {
	readonly target: SourceScript;
	readonly before: string;
	readonly after: string;
}

let journal: ScriptChange[] | undefined;

/**
 * Collects the script writes from now until the function that comes back is called, which returns them. Studio's history
 * does not promise to take script texts back, so whoever records a change keeps them.
 */
export function startJournal(): () => readonly ScriptChange[] {
	const changes = new Array<ScriptChange>();
	journal = changes;
	return () => {
		if (journal === changes) journal = undefined;
		return changes;
	};
}

/** Notes a write in the journal that is being kept, if any. */
export function noteScriptChange(change: ScriptChange): void {
	journal?.push(change);
}
