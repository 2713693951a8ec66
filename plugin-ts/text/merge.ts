import { align } from "./alignment";
import type { InternedLines } from "./interned-lines";
import { LineInterner } from "./interned-lines";
import { sliceLines } from "./lines";
import type { MergePart, MergeRegion } from "./merge-regions";
import { mergeParts } from "./merge-regions";
import type { Pause } from "./pause";
import { WorkMeter } from "./pause";

/** A place both sides changed in different ways. Texts keep their line breaks; line numbers count from zero. */
export interface MergeConflict {
	readonly base: string;
	readonly mine: string;
	readonly theirs: string;
	readonly baseStart: number;
	readonly mineStart: number;
	readonly theirsStart: number;
}

/** A merged document in order: text both sides agree on, or a conflict to be decided. */
export type MergeSegment =
	{ readonly kind: "merged"; readonly text: string } | { readonly kind: "conflict"; readonly conflict: MergeConflict };

export type MergeResult =
	| { readonly ok: true; readonly text: string }
	| { readonly ok: false; readonly hunks: readonly MergeConflict[]; readonly segments: readonly MergeSegment[] };

export interface MergeOptions {
	readonly maxCost?: number;
	readonly pause?: Pause;
}

/**
 * Three-way merge by lines, as `git merge-file` does it: what only one side changed is taken, what both changed alike is taken once,
 * and changes that overlap or touch otherwise are conflicts, reduced to the lines the two sides really disagree about.
 */
export function merge3(base: string, mine: string, theirs: string, options: MergeOptions = {}): MergeResult {
	if (mine === theirs || base === theirs) return { ok: true, text: mine };
	if (base === mine) return { ok: true, text: theirs };
	const meter = new WorkMeter(options.pause);
	const interner = new LineInterner(meter);
	const texts = { base: interner.intern(base), mine: interner.intern(mine), theirs: interner.intern(theirs) };
	const alignOptions = { maxCost: options.maxCost, meter };
	const parts = mergeParts(
		texts,
		align(texts.base, texts.mine, alignOptions),
		align(texts.base, texts.theirs, alignOptions),
		alignOptions,
	);
	const segments = joinParts(parts, texts);
	const hunks: MergeConflict[] = [];
	for (const segment of segments) if (segment.kind === "conflict") hunks.push(segment.conflict);
	if (hunks.size() > 0) return { ok: false, hunks, segments };
	return { ok: true, text: resolveMerge(segments, []) };
}

/** One text from the segments of a merge: conflict `i` becomes `choices[i]`, or its base text where no choice is given. */
export function resolveMerge(segments: readonly MergeSegment[], choices: readonly string[]): string {
	const pieces: string[] = [];
	let conflicts = 0;
	for (const segment of segments) {
		if (segment.kind === "merged") {
			pieces.push(segment.text);
		} else {
			pieces.push(choices[conflicts] ?? segment.conflict.base);
			conflicts++;
		}
	}
	return pieces.join("");
}

interface MergeTexts {
	readonly base: InternedLines;
	readonly mine: InternedLines;
	readonly theirs: InternedLines;
}

function joinParts(parts: readonly MergePart[], texts: MergeTexts): MergeSegment[] {
	const segments: MergeSegment[] = [];
	let merged: string[] = [];
	const flush = () => {
		if (merged.size() > 0) segments.push({ kind: "merged", text: merged.join("") });
		merged = [];
	};
	for (const part of parts) {
		if (part.kind === "conflict") {
			flush();
			segments.push({ kind: "conflict", conflict: toConflict(part.region, texts) });
		} else if (part.to > part.from) {
			merged.push(textOf(texts[part.kind], part.from, part.to));
		}
	}
	flush();
	return segments;
}

function toConflict(region: MergeRegion, texts: MergeTexts): MergeConflict {
	return {
		base: textOf(texts.base, region.baseFrom, region.baseTo),
		mine: textOf(texts.mine, region.mineFrom, region.mineTo),
		theirs: textOf(texts.theirs, region.theirsFrom, region.theirsTo),
		baseStart: region.baseFrom,
		mineStart: region.mineFrom,
		theirsStart: region.theirsFrom,
	};
}

function textOf(side: InternedLines, from: number, to: number): string {
	if (to <= from) return "";
	const text = sliceLines(side.lines, from, to).join("\n");
	const isCutShort = to === side.lines.size() && !side.isTerminated;
	return isCutShort ? text : `${text}\n`;
}
