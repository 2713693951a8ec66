import type { Outcome } from "../outcome";

/** A script's text as the user sees it in the editor, which may differ from what is stored. */
export interface ScriptText {
	readonly path: string;
	readonly className: string;
	readonly text: string;
	/** The editor holds changes that are not stored yet. */
	readonly isDirty: boolean;
}

export interface Scripts {
	/** The script whose document has the focus, if any. */
	active(): ScriptText | undefined;
	/** Scripts open in the editor, the command bar left out. */
	openDocuments(): readonly ScriptText[];
	read(path: string): Outcome<ScriptText>;
	/** Every script below `root` (a canonical path; the whole place when absent). */
	list(root?: string): readonly { readonly path: string; readonly className: string }[];
	/**
	 * Replaces a script's text. `expected` is compared with the current text inside the update itself; when it differs
	 * nothing is written. Yields.
	 */
	write(path: string, expected: string, text: string): Outcome<ScriptText>;
	/** Opens the script's document in the editor. Yields. */
	open(path: string): Outcome<true>;
}
