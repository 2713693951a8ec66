import type { InternedLines } from "./interned-lines";
import { MyersDiff } from "./myers";
import type { WorkMeter } from "./pause";

/**
 * Which lines two texts share, as the gaps between shared lines: with n shared lines there are n + 1 gaps on each side, gap k lying
 * before the k-th shared line. A pair of gaps of which one is not 0 is a change.
 */
export interface Alignment {
	readonly removed: number[];
	readonly added: number[];
}

export interface AlignOptions {
	readonly maxCost?: number;
	readonly meter: WorkMeter;
}

/** Aligns two interned texts along a longest common subsequence and moves each change to its customary place (`settle`). */
export function align(before: InternedLines, after: InternedLines, options: AlignOptions): Alignment {
	const marks = markChanges(before.ids, after.ids, options);
	const { meter } = options;
	const alignment = { removed: gapsOf(marks.deleted, meter), added: gapsOf(marks.inserted, meter) };
	settle(before.ids, alignment.removed, alignment.added, meter);
	settle(after.ids, alignment.added, alignment.removed, meter);
	return alignment;
}

interface Marks {
	readonly deleted: boolean[];
	readonly inserted: boolean[];
}

/** Trims what is equal at both ends and drops lines that occur on one side only: neither can change the longest common subsequence. */
function markChanges(a: readonly number[], b: readonly number[], options: AlignOptions): Marks {
	const shorter = math.min(a.size(), b.size());
	let prefix = 0;
	while (prefix < shorter && a[prefix] === b[prefix]) prefix++;
	let suffix = 0;
	while (suffix < shorter - prefix && a[a.size() - 1 - suffix] === b[b.size() - 1 - suffix]) suffix++;
	const { meter } = options;
	meter.spend(prefix + suffix);

	const middleA = keepShared(a, b, prefix, suffix, meter);
	const middleB = keepShared(b, a, prefix, suffix, meter);
	const diff = new MyersDiff(middleA.ids, middleB.ids, options);
	return {
		deleted: expand(a.size(), prefix, suffix, middleA.places, diff.deleted, meter),
		inserted: expand(b.size(), prefix, suffix, middleB.places, diff.inserted, meter),
	};
}

function keepShared(
	ids: readonly number[],
	other: readonly number[],
	prefix: number,
	suffix: number,
	meter: WorkMeter,
) {
	const isKnown = new Set<number>();
	for (let at = prefix; at < other.size() - suffix; at++) {
		isKnown.add(other[at]!);
		meter.spend(1);
	}
	const kept: number[] = [];
	const places: number[] = [];
	for (let at = prefix; at < ids.size() - suffix; at++) {
		const id = ids[at]!;
		meter.spend(1);
		if (!isKnown.has(id)) continue;
		kept.push(id);
		places.push(at);
	}
	return { ids: kept, places };
}

function expand(
	size: number,
	prefix: number,
	suffix: number,
	places: readonly number[],
	marks: readonly boolean[],
	meter: WorkMeter,
): boolean[] {
	const changed: boolean[] = [];
	for (let at = 0; at < size; at++) {
		changed.push(at >= prefix && at < size - suffix);
		meter.spend(1);
	}
	for (let at = 0; at < places.size(); at++) changed[places[at]!] = marks[at]!;
	return changed;
}

function gapsOf(changed: readonly boolean[], meter: WorkMeter): number[] {
	const gaps: number[] = [];
	let size = 0;
	for (const isChanged of changed) {
		meter.spend(1);
		if (isChanged) {
			size++;
		} else {
			gaps.push(size);
			size = 0;
		}
	}
	gaps.push(size);
	return gaps;
}

/**
 * A run of changed lines whose neighbour repeats can often slide up or down without changing the result. Runs that touch while
 * sliding become one; a run ends as far down as it can, or where it stands opposite a change on the other side. This is where
 * people and git expect a change to be shown, and what lets two diffs of one base agree in a merge.
 */
function settle(ids: readonly number[], gaps: number[], opposite: readonly number[], meter: WorkMeter): void {
	let [gap, start] = [0, 0];
	while (gap < gaps.size()) {
		meter.spend(1);
		if (gaps[gap] !== 0) [gap, start] = settleRun(ids, gaps, opposite, gap, start);
		start += gaps[gap]! + 1;
		gap++;
	}
}

function settleRun(
	ids: readonly number[],
	gaps: number[],
	opposite: readonly number[],
	firstGap: number,
	firstStart: number,
): [number, number] {
	let [gap, start] = [firstGap, firstStart];
	let size: number;
	let top: number;
	let matching: number | undefined;
	const slideUp = () => {
		const length = gaps[gap]!;
		gaps[gap] = 0;
		gap--;
		start -= 1 + gaps[gap]!;
		gaps[gap] = gaps[gap]! + length;
	};
	do {
		size = gaps[gap]!;
		while (gap > 0 && ids[start - 1] === ids[start + gaps[gap]! - 1]) slideUp();
		top = gap;
		matching = opposite[gap]! > 0 ? gap : undefined;
		while (gap < gaps.size() - 1 && ids[start] === ids[start + gaps[gap]!]) {
			const length = gaps[gap]!;
			gaps[gap] = 0;
			gap++;
			start++;
			gaps[gap] = gaps[gap]! + length;
			if (opposite[gap]! > 0) matching = gap;
		}
	} while (size !== gaps[gap]);
	if (top !== gap && matching !== undefined) while (gap > matching) slideUp();
	return [gap, start];
}
