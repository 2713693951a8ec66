/** Finds lines. `mayMatch` rules out a whole text cheaply before it is split. */
export interface LineMatcher {
	readonly mayMatch: (text: string) => boolean;
	readonly isMatch: (line: string) => boolean;
}

/** Backtracking grows with line length to the power of the repetitions, so both are bounded to keep the frame free. */
const MAX_PATTERN_LINE = 500;
const MAX_REPETITIONS = 3;

export function plainMatcher(query: string, isCaseSensitive: boolean): LineMatcher {
	const wanted = isCaseSensitive ? query : query.lower();
	const holds = (text: string) => string.find(isCaseSensitive ? text : text.lower(), wanted, 1, true)[0] !== undefined;
	// A query with a line break is searched by its first line.
	const [firstLine] = wanted.split("\n");
	const holdsFirst = (line: string) =>
		string.find(isCaseSensitive ? line : line.lower(), firstLine ?? wanted, 1, true)[0] !== undefined;
	return { mayMatch: holds, isMatch: holdsFirst };
}

/** Undefined for a query that is no valid Lua pattern, repeats too much, or has nothing a pattern adds to plain text. */
export function patternMatcher(query: string): LineMatcher | undefined {
	const [isValid] = pcall(() => string.find("", query));
	if (!isValid || string.find(query, "[%^%$%(%)%%%.%[%]%*%+%-%?]")[0] === undefined) return undefined;
	const [, repetitions] = string.gsub(query, "[%*%+%-]", "");
	if (repetitions > MAX_REPETITIONS) return undefined;
	return {
		mayMatch: () => true,
		isMatch: (line) =>
			line.size() <= MAX_PATTERN_LINE && pcall(() => string.find(line, query)[0] !== undefined)[1] === true,
	};
}
