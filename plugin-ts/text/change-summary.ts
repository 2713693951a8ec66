import type { DiffOptions } from "./diff";
import { diffLines } from "./diff";
import { changesOf, groupHunks } from "./hunks";
import { splitRecords } from "./lines";

export interface ChangeSummary {
	readonly added: number;
	readonly removed: number;
	readonly hunks: number;
	/** `"+12 -3, 2 hunks"`, or `"no change"`. */
	readonly text: string;
	/** Up to eight of the removed lines, spread over all of them, when more than `sampleAbove` go; else empty. */
	readonly removedSample: readonly RemovedLine[];
}

export interface RemovedLine {
	/** Line number in the old text, from 1. */
	readonly line: number;
	readonly text: string;
}

const SAMPLE_ABOVE = 10;
const SAMPLE_SIZE = 8;

export interface SummaryOptions extends DiffOptions {
	/** Up to this many removed lines need no sample. Default 10. */
	readonly sampleAbove?: number;
}

/** What a change amounts to in numbers, and a sample of what would be lost when that is much. */
export function summarizeChange(before: string, after: string, options: SummaryOptions = {}): ChangeSummary {
	const oldLines = splitRecords(before).lines;
	const changes = changesOf(diffLines(before, after, options));
	const hunks = groupHunks(changes, oldLines.size()).size();
	const lost: RemovedLine[] = [];
	let [added, removed] = [0, 0];
	for (const change of changes) {
		added += change.newCount;
		removed += change.oldCount;
		for (let at = change.oldStart; at < change.oldStart + change.oldCount; at++) {
			const text = oldLines[at]!;
			const [hasInk] = string.find(text, "%S");
			if (hasInk !== undefined) lost.push({ line: at + 1, text });
		}
	}
	const text = hunks === 0 ? "no change" : `+${added} -${removed}, ${hunks} ${hunks === 1 ? "hunk" : "hunks"}`;
	return {
		added,
		removed,
		hunks,
		text,
		removedSample: removed > (options.sampleAbove ?? SAMPLE_ABOVE) ? spread(lost) : [],
	};
}

function spread(lines: readonly RemovedLine[]): RemovedLine[] {
	if (lines.size() <= SAMPLE_SIZE) return [...lines];
	const sample: RemovedLine[] = [];
	for (let at = 0; at < SAMPLE_SIZE; at++) {
		sample.push(lines[math.floor((at * (lines.size() - 1)) / (SAMPLE_SIZE - 1))]!);
	}
	return sample;
}
