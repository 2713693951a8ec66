import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { anyCase } from "./any-case";
import { splitLines } from "./lines";
import type { Pause } from "./pause";
import { WorkMeter } from "./pause";

export interface SearchOptions {
	/** The query is a Lua pattern instead of plain text. */
	readonly isPattern?: boolean;
	readonly isCaseSensitive?: boolean;
	/** Matching lines after which the search stops. Default 200. */
	readonly maxResults?: number;
	/** Lines shown before and after a match. Default 0. */
	readonly context?: number;
	readonly pause?: Pause;
}

/** A matching line; only its first match is reported. */
export interface SearchMatch {
	/** Line number from 1. */
	readonly line: number;
	/** Byte column of the match from 1, and its length in bytes. */
	readonly column: number;
	readonly length: number;
	readonly text: string;
	readonly before: readonly string[];
	readonly after: readonly string[];
}

export interface SearchResult {
	readonly matches: readonly SearchMatch[];
	/** The search stopped at `maxResults`; there may be more. */
	readonly isCut: boolean;
}

/** Finds the lines of a text that contain a plain text or match a Lua pattern. Fails on a malformed pattern. */
export function searchText(text: string, query: string, options: SearchOptions = {}): Outcome<SearchResult> {
	if (query === "") return failure("The query is empty: give the text to search for.");
	const find = createFinder(query, options);
	if (!find.ok) return find;
	const { maxResults = 200, context = 0 } = options;
	const meter = new WorkMeter(options.pause);
	const lines = splitLines(text);
	const matches: SearchMatch[] = [];
	for (let at = 0; at < lines.size(); at++) {
		meter.spend(2);
		const [first, last] = find.value(lines[at]!);
		if (first === undefined || last === undefined) continue;
		if (matches.size() >= maxResults) return success({ matches, isCut: true });
		matches.push({
			line: at + 1,
			column: first,
			length: last - first + 1,
			text: lines[at]!,
			before: linesBetween(lines, at - context, at),
			after: linesBetween(lines, at + 1, at + 1 + context),
		});
	}
	return success({ matches, isCut: false });
}

type Finder = (line: string) => LuaTuple<[number?, number?]>;

function createFinder(query: string, options: SearchOptions): Outcome<Finder> {
	const { isPattern = false, isCaseSensitive = false } = options;
	if (!isPattern) {
		const wanted = isCaseSensitive ? query : string.lower(query);
		return success((line) => findIn(isCaseSensitive ? line : string.lower(line), wanted, true));
	}
	const pattern = isCaseSensitive ? query : anyCase(query);
	const [isValid, problem] = pcall(() => findIn("", pattern, false));
	if (!isValid)
		return failure(`The query is not a Lua pattern (${reason(problem)}): correct it, or search for plain text.`);
	return success((line) => findIn(line, pattern, false));
}

function findIn(line: string, wanted: string, isPlain: boolean): LuaTuple<[number?, number?]> {
	return string.find(line, wanted, 1, isPlain) as LuaTuple<[number?, number?]>;
}

function reason(problem: unknown): string {
	const [cleaned] = string.gsub(tostring(problem), "^.-:%d+: ", "");
	return cleaned;
}

function linesBetween(lines: readonly string[], from: number, to: number): string[] {
	const slice: string[] = [];
	for (let at = math.max(0, from); at < math.min(to, lines.size()); at++) slice.push(lines[at]!);
	return slice;
}
