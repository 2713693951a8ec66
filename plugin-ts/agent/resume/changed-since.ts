import type { Fingerprint } from "../../core/operation";
import type { Ports } from "../../core/ports";
import { currentFingerprint } from "../../tools/shared/fingerprint";
import type { Touched } from "../task-event";
import type { TaskState } from "../task-state";
import type { ChangedResource } from "./changed-resource";
import { pathsBeingWritten } from "./paths-being-written";

const MOST_LISTED = 50;

/** A path with a sibling index names another instance as soon as a namesake goes, so its absence says nothing. */
function hasIndex(path: string): boolean {
	return string.find(path, "%[%d+%]")[0] !== undefined;
}

function isAtOrBelow(path: string, top: string): boolean {
	const start = string.sub(path, 1, top.size() + 1);
	return path === top || start === `${top}.` || start === `${top}[`;
}

/** Whether the task itself took the path, or something above it, away. */
function isOwnDoing(path: string, { context }: TaskState): boolean {
	return [...context.left].some((left) => isAtOrBelow(path, left));
}

function fingerprints({ reads, context }: TaskState): readonly Fingerprint[] {
	const known = new Map<string, Fingerprint>();
	for (const [path, { hash, at }] of reads) known.set(path, { path, of: "script", value: hash, takenAt: at });
	for (const [path, { of, value, keys }] of context.facts) known.set(path, { path, of, value, takenAt: 0, keys });
	const all = new Array<Fingerprint>();
	for (const [, fingerprint] of known) all.push(fingerprint);
	return all;
}

function changeOf(fingerprint: Fingerprint, state: TaskState, ports: Ports): string | undefined {
	const current = currentFingerprint(fingerprint, ports);
	if (current.ok) return current.value === fingerprint.value ? undefined : "was changed";
	return hasIndex(fingerprint.path) || isOwnDoing(fingerprint.path, state) ? undefined : "is gone";
}

/** A change this task made that is not in the place any more, such as one that was never saved. */
function lossOf(path: string, change: string, state: TaskState, { scene }: Ports): string | undefined {
	if (hasIndex(path)) return undefined;
	const isThere = scene.describe(path).ok;
	if (change === "removed") return isThere ? "is there again although this task removed it" : undefined;
	return isThere || isOwnDoing(path, state) ? undefined : `is gone although this task left it there (${change})`;
}

/** What was done after the step a branch starts from, where the place shows it. */
function laterChange({ path, change }: Touched, { scene }: Ports): ChangedResource | undefined {
	const isThere = scene.describe(path).ok;
	if (isThere === (change === "removed")) return undefined;
	return { path, what: `was ${change} after the step this branch starts from` };
}

/**
 * What differs between the place and what the task's events say of it, for the model and the transcript. `later` is what
 * was done after the step that a branch starts from.
 */
export function changedSince(
	state: TaskState,
	ports: Ports,
	later: readonly Touched[] = [],
): readonly ChangedResource[] {
	const found = new Map<string, ChangedResource>();
	for (const touched of later) {
		const changed = laterChange(touched, ports);
		if (changed !== undefined) found.set(touched.path, changed);
	}
	for (const fingerprint of fingerprints(state)) {
		const what = changeOf(fingerprint, state, ports);
		if (what !== undefined) found.set(fingerprint.path, { path: fingerprint.path, what });
	}
	for (const [path, { change }] of state.context.touched) {
		const what = lossOf(path, change, state, ports);
		if (what !== undefined) found.set(path, { path, what });
	}
	const all = new Array<ChangedResource>();
	const own = pathsBeingWritten(state);
	for (const [, changed] of found) if (!own.has(changed.path)) all.push(changed);
	all.sort((a, b) => a.path < b.path);
	if (all.size() <= MOST_LISTED) return all;
	const listed = all.filter((_, index) => index < MOST_LISTED);
	return [...listed, { path: "game", what: `and ${all.size() - MOST_LISTED} more were changed` }];
}
