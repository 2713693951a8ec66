import type { MergeSegment } from "./merge";

export interface MarkerLabels {
	readonly mine: string;
	readonly base: string;
	readonly theirs: string;
}

/** The merged document as one text, its conflicts between the markers git writes with `--zdiff3`, for editing by hand. */
export function markConflicts(segments: readonly MergeSegment[], labels: MarkerLabels): string {
	const pieces: string[] = [];
	for (const segment of segments) {
		if (segment.kind === "merged") {
			pieces.push(segment.text);
			continue;
		}
		const { mine, base, theirs } = segment.conflict;
		pieces.push(`<<<<<<< ${labels.mine}\n${ended(mine)}||||||| ${labels.base}\n${ended(base)}`);
		pieces.push(`=======\n${ended(theirs)}>>>>>>> ${labels.theirs}\n`);
	}
	return pieces.join("");
}

function ended(text: string): string {
	return text === "" || string.sub(text, -1) === "\n" ? text : `${text}\n`;
}
