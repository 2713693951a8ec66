import type { WorkMeter } from "./pause";

/** Lines compared between two reports to the meter. */
const BLOCK = 1000;

/** Zero-based offsets where `needle` occurs in `text`, overlapping ones included, at most `limit` of them. */
export function occurrencesOf(text: string, needle: string, limit: number): number[] {
	const found: number[] = [];
	let from = 1;
	while (found.size() < limit) {
		const [at] = string.find(text, needle, from, true);
		if (at === undefined) break;
		found.push(at - 1);
		from = at + 1;
	}
	return found;
}

/** Zero-based first lines where `needle` occurs as consecutive whole lines, at most `limit` of them. */
export function lineOccurrencesOf(
	lines: readonly string[],
	needle: readonly string[],
	limit: number,
	meter: WorkMeter,
): number[] {
	const pivot = longestLine(needle);
	const key = needle[pivot]!;
	const found: number[] = [];
	for (let at = pivot; at <= lines.size() - needle.size() + pivot && found.size() < limit; at++) {
		if (at % BLOCK === 0) meter.spend(BLOCK / 2);
		if (lines[at] === key && matchesAt(lines, needle, at - pivot)) found.push(at - pivot);
	}
	return found;
}

/** The longest line is the one least likely to repeat, so comparing it first rejects most places at once. */
function longestLine(needle: readonly string[]): number {
	let longest = 0;
	for (let at = 1; at < needle.size(); at++) if (needle[at]!.size() > needle[longest]!.size()) longest = at;
	return longest;
}

function matchesAt(lines: readonly string[], needle: readonly string[], start: number): boolean {
	for (let at = 0; at < needle.size(); at++) if (lines[start + at] !== needle[at]) return false;
	return true;
}
