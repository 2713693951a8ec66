import type { DiffOp } from "./diff";

/** A change: `oldCount` lines from `oldStart` become `newCount` lines from `newStart`. Zero-based; one of the counts may be 0. */
export interface Change {
	readonly oldStart: number;
	readonly oldCount: number;
	readonly newStart: number;
	readonly newCount: number;
}

/** Neighbouring changes shown together, with up to `context` unchanged lines around and between them. */
export interface Hunk extends Change {
	readonly changes: readonly Change[];
}

/** The changes among the ops of a diff: each delete, insert, or delete followed by its insert. */
export function changesOf(ops: readonly DiffOp[]): Change[] {
	const changes: Change[] = [];
	for (let at = 0; at < ops.size(); at++) {
		const op = ops[at]!;
		if (op.kind === "equal") continue;
		if (op.kind === "insert") {
			changes.push({ oldStart: op.oldStart, oldCount: 0, newStart: op.newStart, newCount: op.count });
			continue;
		}
		const following = ops[at + 1];
		const newCount = following !== undefined && following.kind === "insert" ? following.count : 0;
		changes.push({ oldStart: op.oldStart, oldCount: op.count, newStart: op.newStart, newCount });
		if (newCount > 0) at++;
	}
	return changes;
}

/** Groups changes into hunks: two changes share a hunk when their contexts touch, as in `diff -U<context>`. */
export function groupHunks(changes: readonly Change[], oldLineCount: number, context = 3): Hunk[] {
	const hunks: Hunk[] = [];
	let group: Change[] = [];
	for (const change of changes) {
		const previous = group[group.size() - 1];
		if (previous !== undefined && change.oldStart - (previous.oldStart + previous.oldCount) > 2 * context) {
			hunks.push(toHunk(group, oldLineCount, context));
			group = [];
		}
		group.push(change);
	}
	if (group.size() > 0) hunks.push(toHunk(group, oldLineCount, context));
	return hunks;
}

function toHunk(changes: readonly Change[], oldLineCount: number, context: number): Hunk {
	const first = changes[0]!;
	const last = changes[changes.size() - 1]!;
	const before = math.min(context, first.oldStart);
	const after = math.min(context, oldLineCount - last.oldStart - last.oldCount);
	const [oldStart, newStart] = [first.oldStart - before, first.newStart - before];
	return {
		oldStart,
		oldCount: last.oldStart + last.oldCount + after - oldStart,
		newStart,
		newCount: last.newStart + last.newCount + after - newStart,
		changes,
	};
}
