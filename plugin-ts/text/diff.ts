import { align } from "./alignment";
import { LineInterner } from "./interned-lines";
import type { Pause } from "./pause";
import { WorkMeter } from "./pause";

/**
 * A run of lines: `equal` in both texts, `delete` only in the old one, `insert` only in the new one. Line numbers count from zero;
 * for a run that does not exist in a text, its number there is the line it stands before. A delete comes before its insert.
 */
export interface DiffOp {
	readonly kind: "equal" | "delete" | "insert";
	readonly oldStart: number;
	readonly newStart: number;
	readonly count: number;
}

export interface DiffOptions {
	/** Edits explored per split before the search settles for a good instead of a shortest script. Default 1200. */
	readonly maxCost?: number;
	readonly pause?: Pause;
}

/**
 * Line diff: a shortest edit script, as ops in order that cover both texts completely. Lines are compared with their line breaks, so
 * a lost final line break or another line ending is a change. Texts of 10,000 lines that differ in more than about 2,400 places
 * get a good script instead of a shortest one.
 */
export function diffLines(before: string, after: string, options: DiffOptions = {}): DiffOp[] {
	const meter = new WorkMeter(options.pause);
	const interner = new LineInterner(meter);
	const oldLines = interner.intern(before);
	const newLines = interner.intern(after);
	const { removed, added } = align(oldLines, newLines, { maxCost: options.maxCost, meter });
	return toOps(removed, added, meter);
}

function toOps(removed: readonly number[], added: readonly number[], meter: WorkMeter): DiffOp[] {
	const ops: DiffOp[] = [];
	let [oldAt, newAt, equal] = [0, 0, 0];
	const flushEqual = () => {
		if (equal > 0) ops.push({ kind: "equal", oldStart: oldAt - equal, newStart: newAt - equal, count: equal });
		equal = 0;
	};
	for (let gap = 0; gap < removed.size(); gap++) {
		meter.spend(1);
		const deletes = removed[gap]!;
		const inserts = added[gap]!;
		if (deletes > 0 || inserts > 0) flushEqual();
		if (deletes > 0) ops.push({ kind: "delete", oldStart: oldAt, newStart: newAt, count: deletes });
		oldAt += deletes;
		if (inserts > 0) ops.push({ kind: "insert", oldStart: oldAt, newStart: newAt, count: inserts });
		newAt += inserts;
		if (gap === removed.size() - 1) break;
		equal++;
		oldAt++;
		newAt++;
	}
	flushEqual();
	return ops;
}
