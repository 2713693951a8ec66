import type { Ports } from "../../core/ports";
import type { Settings } from "../../core/settings";
import { hashText } from "../../text/hash";
import { pathsBeingWritten } from "../resume/paths-being-written";
import type { TaskEvent, TaskEventBody } from "../task-event";
import type { TaskState } from "../task-state";
import { knownVersions } from "./known-versions";
import type { WrittenScript } from "./place-record";
import type { SeenTexts } from "./seen-texts";
import { userChange } from "./user-change";

export type UserEdited = Extract<TaskEventBody, { readonly type: "script.user_edited" }>;

export interface EditScope {
	readonly state: TaskState;
	readonly ports: Ports;
	readonly settings: Settings;
	readonly seen: SeenTexts;
}

/**
 * Looks whether somebody else changed scripts since this task last read or wrote them, and what is theirs now. A change
 * that was noticed already is not told again.
 */
export function noticeEdits(paths: readonly string[], scope: EditScope): readonly UserEdited[] {
	const edits = new Array<UserEdited>();
	if (!scope.settings.protectManualFixes) return edits;
	for (const path of paths) {
		const edit = noticeEdit(path, scope);
		if (edit !== undefined) edits.push(edit);
	}
	return edits;
}

/** The same for every script the task knows, when it is taken up again; only where it is known what was changed. */
export function editsWhileAway(past: readonly TaskEvent[], scope: EditScope): readonly UserEdited[] {
	const versions = knownVersions(past);
	const paths = new Array<string>();
	const own = pathsBeingWritten(scope.state);
	for (const [path] of scope.state.reads) if (!own.has(path)) paths.push(path);
	paths.sort((a, b) => a < b);
	return noticeEdits(paths, scope).filter(
		({ path, hash, isKnown }) => isKnown && versions.get(path)?.has(hash) !== true,
	);
}

function noticeEdit(path: string, { state, ports, seen }: EditScope): UserEdited | undefined {
	const current = ports.scripts.read(path);
	if (!current.ok) return undefined;
	const { text } = current.value;
	const hash = hashText(text);
	seen.note(text);
	const known = state.reads.get(path)?.hash;
	if (known === undefined || known === hash || state.memory.edits.get(path)?.hash === hash) return undefined;
	return editSince(seen.get(known), { path, text, hash, when: "meanwhile" });
}

/** What changed in scripts since an earlier task knew them. */
export function editsSinceWritten(
	written: readonly WrittenScript[],
	{ ports, seen }: EditScope,
): readonly UserEdited[] {
	const edits = new Array<UserEdited>();
	for (const { path, text: before, versions } of written) {
		const current = ports.scripts.read(path);
		if (!current.ok || current.value.text === before) continue;
		const { text } = current.value;
		const hash = hashText(text);
		seen.note(text);
		const edit = versions.includes(hash) ? undefined : editSince(before, { path, text, hash, when: "earlier" });
		if (edit !== undefined) edits.push(edit);
	}
	return edits;
}

interface PresentText {
	readonly path: string;
	readonly text: string;
	readonly hash: string;
	readonly when: UserEdited["when"];
}

/** Undefined when nothing but the form of the text differs. */
function editSince(before: string | undefined, { path, text, hash, when }: PresentText): UserEdited | undefined {
	const edited = { type: "script.user_edited", path, hash, when } as const;
	if (before === undefined) return { ...edited, isKnown: false, lines: [], removed: [] };
	const change = userChange(before, text);
	return change.lines.isEmpty() && change.removed.isEmpty() ? undefined : { ...edited, isKnown: true, ...change };
}
