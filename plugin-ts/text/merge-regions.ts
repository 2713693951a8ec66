import type { AlignOptions, Alignment } from "./alignment";
import type { InternedLines } from "./interned-lines";

/** The same stretch of a document in all three versions, as half-open line ranges. */
export interface MergeRegion {
	readonly baseFrom: number;
	readonly baseTo: number;
	readonly mineFrom: number;
	readonly mineTo: number;
	readonly theirsFrom: number;
	readonly theirsTo: number;
}

/** A piece of the merge: lines to copy from one version, or a region the two sides changed differently. */
export type MergePart =
	| { readonly kind: "mine" | "theirs"; readonly from: number; readonly to: number }
	| { readonly kind: "conflict"; readonly region: MergeRegion };

interface SideChange {
	readonly baseFrom: number;
	readonly baseTo: number;
	readonly from: number;
	readonly to: number;
}

/** Changes of both sides that overlap or touch, as one stretch of the base. */
interface Group {
	readonly baseFrom: number;
	readonly baseTo: number;
	readonly mine: readonly SideChange[];
	readonly theirs: readonly SideChange[];
}

export interface MergeVersions {
	readonly mine: InternedLines;
	readonly theirs: InternedLines;
}

/** Walks both sides' changes along the base and yields the merged document in order. */
export function mergeParts(
	versions: MergeVersions,
	mine: Alignment,
	theirs: Alignment,
	options: AlignOptions,
): MergePart[] {
	const parts: MergePart[] = [];
	// Lines outside every change are equal on all sides; `mine` supplies them.
	let [mineAt, mineShift, theirsShift] = [0, 0, 0];
	for (const group of groupChanges(sideChanges(mine, options), sideChanges(theirs, options))) {
		const [mineFrom, mineTo] = sideRange(group, group.mine, mineShift);
		const [theirsFrom, theirsTo] = sideRange(group, group.theirs, theirsShift);
		const { baseFrom, baseTo } = group;
		parts.push({ kind: "mine", from: mineAt, to: mineFrom });
		addGroup(parts, group, { baseFrom, baseTo, mineFrom, mineTo, theirsFrom, theirsTo }, versions);
		mineAt = mineTo;
		mineShift = mineTo - baseTo;
		theirsShift = theirsTo - baseTo;
		options.meter.spend(baseTo - baseFrom + 8);
	}
	parts.push({ kind: "mine", from: mineAt, to: versions.mine.ids.size() });
	return parts;
}

function sideChanges(alignment: Alignment, { meter }: AlignOptions): SideChange[] {
	const changes: SideChange[] = [];
	let [baseAt, at] = [0, 0];
	for (let gap = 0; gap < alignment.removed.size(); gap++) {
		meter.spend(1);
		const baseTo = baseAt + alignment.removed[gap]!;
		const to = at + alignment.added[gap]!;
		if (baseTo > baseAt || to > at) changes.push({ baseFrom: baseAt, baseTo, from: at, to });
		baseAt = baseTo + 1;
		at = to + 1;
	}
	return changes;
}

function groupChanges(mine: readonly SideChange[], theirs: readonly SideChange[]): Group[] {
	const groups: Group[] = [];
	let [mineAt, theirsAt] = [0, 0];
	while (mineAt < mine.size() || theirsAt < theirs.size()) {
		const [mineFirst, theirsFirst] = [mineAt, theirsAt];
		const baseFrom = math.min(mine[mineAt]?.baseFrom ?? math.huge, theirs[theirsAt]?.baseFrom ?? math.huge);
		let baseTo = baseFrom;
		let grew = true;
		while (grew) {
			grew = false;
			while (mineAt < mine.size() && mine[mineAt]!.baseFrom <= baseTo) {
				baseTo = math.max(baseTo, mine[mineAt++]!.baseTo);
				grew = true;
			}
			while (theirsAt < theirs.size() && theirs[theirsAt]!.baseFrom <= baseTo) {
				baseTo = math.max(baseTo, theirs[theirsAt++]!.baseTo);
				grew = true;
			}
		}
		groups.push({
			baseFrom,
			baseTo,
			mine: sliceChanges(mine, mineFirst, mineAt),
			theirs: sliceChanges(theirs, theirsFirst, theirsAt),
		});
	}
	return groups;
}

function sliceChanges(changes: readonly SideChange[], from: number, to: number): SideChange[] {
	const slice: SideChange[] = [];
	for (let at = from; at < to; at++) slice.push(changes[at]!);
	return slice;
}

/** The lines of one side that stand for the group's stretch of the base; `shift` is where that side stands before the group. */
function sideRange(group: Group, changes: readonly SideChange[], shift: number): [number, number] {
	const first = changes[0];
	const last = changes[changes.size() - 1];
	if (first === undefined || last === undefined) return [group.baseFrom + shift, group.baseTo + shift];
	return [first.from - (first.baseFrom - group.baseFrom), last.to + (group.baseTo - last.baseTo)];
}

function addGroup(parts: MergePart[], group: Group, region: MergeRegion, versions: MergeVersions): void {
	const { mineFrom, mineTo, theirsFrom, theirsTo } = region;
	if (group.mine.size() === 0) {
		parts.push({ kind: "theirs", from: theirsFrom, to: theirsTo });
		return;
	}
	if (group.theirs.size() === 0) {
		parts.push({ kind: "mine", from: mineFrom, to: mineTo });
		return;
	}
	const mine = versions.mine.ids;
	const theirs = versions.theirs.ids;
	const shorter = math.min(mineTo - mineFrom, theirsTo - theirsFrom);
	let prefix = 0;
	while (prefix < shorter && mine[mineFrom + prefix] === theirs[theirsFrom + prefix]) prefix++;
	if (prefix === shorter && mineTo - mineFrom === theirsTo - theirsFrom) {
		parts.push({ kind: "mine", from: mineFrom, to: mineTo });
		return;
	}
	let suffix = 0;
	while (suffix < shorter - prefix && mine[mineTo - 1 - suffix] === theirs[theirsTo - 1 - suffix]) suffix++;
	parts.push({ kind: "mine", from: mineFrom, to: mineFrom + prefix });
	parts.push({
		kind: "conflict",
		region: {
			...region,
			mineFrom: mineFrom + prefix,
			mineTo: mineTo - suffix,
			theirsFrom: theirsFrom + prefix,
			theirsTo: theirsTo - suffix,
		},
	});
	parts.push({ kind: "mine", from: mineTo - suffix, to: mineTo });
}
