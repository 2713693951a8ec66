const SHORTEST = 3;

/** Words that say nothing about what a request is about. */
const COMMON = new ReadonlySet([
	"the",
	"and",
	"for",
	"with",
	"that",
	"this",
	"into",
	"from",
	"when",
	"make",
	"add",
	"all",
	"are",
	"its",
	"not",
	"use",
	"game",
	"script",
	"please",
	"should",
	"you",
	"can",
	"new",
	"step",
	"every",
	"each",
	"local",
	"then",
	"end",
	"function",
]);

/** The distinct words of a text in lower case; `camelCase` and `PascalCase` names count whole and in parts. */
export function wordsOf(text: string): ReadonlySet<string> {
	const words = new Set<string>();
	const take = (word: string) => {
		const lower = string.lower(word);
		if (lower.size() >= SHORTEST && !COMMON.has(lower)) words.add(lower);
	};
	for (const [word] of string.gmatch(text, "[%w_\x80-\xFF]+")) {
		take(word as string);
		for (const [part] of string.gmatch(word as string, "%u?[%l\x80-\xFF]+")) take(part as string);
	}
	return words;
}
