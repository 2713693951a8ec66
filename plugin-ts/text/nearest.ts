import type { SourceText } from "./source-text";
import { trim } from "./trim";

/** The passage of a script that comes closest to a quoted text. */
export interface NearestPassage {
	/** Zero-based first line; the passage has as many lines as the quote, cut at the ends of the script. */
	readonly firstLine: number;
	readonly lineCount: number;
	/** The first line that differs, with what the quote has instead. */
	readonly difference?: { readonly line: number; readonly quoted: string };
}

/** Finds the passage sharing most whole lines with the quote, or failing that most words. `undefined` when nothing is shared. */
export function nearestPassage(source: SourceText, quoted: readonly string[]): NearestPassage | undefined {
	const needle = quoted.map(trim);
	const start = bySharedLines(source.linesTrimmed(), needle) ?? bySharedWords(source.linesTrimmed(), needle);
	if (start === undefined) return undefined;
	const firstLine = math.max(0, start);
	const lineCount = math.min(start + needle.size(), source.lines.size()) - firstLine;
	for (let at = 0; at < needle.size(); at++) {
		const actual = source.linesTrimmed()[start + at];
		if (actual !== undefined && actual !== needle[at]) {
			return { firstLine, lineCount, difference: { line: start + at, quoted: quoted[at]! } };
		}
	}
	return { firstLine, lineCount };
}

/** Every equal line votes, by its length, for the place the quote would start at. */
function bySharedLines(lines: readonly string[], needle: readonly string[]): number | undefined {
	const positions = new Map<string, number[]>();
	for (let at = 0; at < needle.size(); at++) {
		const line = needle[at]!;
		if (line.size() < 3) continue;
		const known = positions.get(line);
		if (known === undefined) positions.set(line, [at]);
		else if (known.size() < 8) known.push(at);
	}
	const votes = new Map<number, number>();
	for (let at = 0; at < lines.size(); at++) {
		const found = positions.get(lines[at]!);
		if (found === undefined) continue;
		for (const offset of found) votes.set(at - offset, (votes.get(at - offset) ?? 0) + lines[at]!.size());
	}
	return bestOf(votes);
}

/** Each line's score is the length of the quote's words it contains; the best line is put opposite the quoted line it resembles most. */
function bySharedWords(lines: readonly string[], needle: readonly string[]): number | undefined {
	const words = new Set<string>();
	for (const line of needle) for (const word of wordsOf(line)) words.add(word);
	const scores = new Map<number, number>();
	for (let at = 0; at < lines.size(); at++) {
		const score = sharedLength(lines[at]!, words);
		if (score > 3) scores.set(at, score);
	}
	const best = bestOf(scores);
	if (best === undefined) return undefined;
	const bestWords = new Set(wordsOf(lines[best]!));
	const likeness = new Map<number, number>();
	for (let at = 0; at < needle.size(); at++) likeness.set(at, sharedLength(needle[at]!, bestWords));
	return best - (bestOf(likeness) ?? 0);
}

function sharedLength(line: string, words: ReadonlySet<string>): number {
	let total = 0;
	for (const word of new Set(wordsOf(line))) if (words.has(word)) total += word.size();
	return total;
}

function wordsOf(line: string): string[] {
	const words: string[] = [];
	for (const [word] of string.gmatch(line, "[%w_]+")) words.push(tostring(word));
	return words;
}

/** The key with the highest value; the lowest such key on a tie. */
function bestOf(scores: ReadonlyMap<number, number>): number | undefined {
	let best: number | undefined;
	let bestScore = 0;
	for (const [key, score] of scores) {
		if (score > bestScore || (score === bestScore && best !== undefined && key < best)) {
			best = key;
			bestScore = score;
		}
	}
	return best;
}
