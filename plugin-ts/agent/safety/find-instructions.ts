import { INSTRUCTION_MARKS, PHRASE_RULES } from "./instruction-rules";
import type { PhraseRule } from "./instruction-rules";

const MOST_FOUND = 3;
const MOST_SHOWN = 60;

/** Characters that nobody sees: zero-width space and joiners, word joiner, byte order mark. */
const INVISIBLE = ["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"];

/** The rules by the words they can begin with. */
const RULES_BY_WORD = new Map<string, PhraseRule[]>();
for (const rule of PHRASE_RULES) {
	for (const word of rule.words[0]!) {
		const rules = RULES_BY_WORD.get(word) ?? [];
		rules.push(rule);
		RULES_BY_WORD.set(word, rules);
	}
}

/** Lower-case words; names in camel case and escapes of JSON fall apart, invisible characters vanish. */
function wordsOf(text: string): readonly string[] {
	let visible = text;
	for (const character of INVISIBLE) [visible] = string.gsub(visible, character, "");
	const [unescaped] = string.gsub(visible, "\\[nrt]", " ");
	const [apart] = string.gsub(unescaped, "(%l)(%u)", "%1 %2");
	const words = new Array<string>();
	for (const [word] of string.gmatch(apart.lower(), "%w+")) words.push(word as string);
	return words;
}

/** Position after the last word of a rule that begins at `at`, or undefined. */
function endOf({ words, gap }: PhraseRule, spoken: readonly string[], at: number): number | undefined {
	let position = at + 1;
	for (const index of $range(1, words.size() - 1)) {
		const choice = words[index]!;
		let found: number | undefined;
		for (const candidate of $range(position, position + gap)) {
			const word = spoken[candidate];
			if (found === undefined && word !== undefined && choice.includes(word)) found = candidate;
		}
		if (found === undefined) return undefined;
		position = found + 1;
	}
	return position;
}

function phrasesIn(text: string): readonly string[] {
	const spoken = wordsOf(text);
	const phrases = new Array<string>();
	spoken.forEach((word, at) => {
		for (const rule of RULES_BY_WORD.get(word) ?? []) {
			const last = endOf(rule, spoken, at);
			if (last === undefined) continue;
			phrases.push(spoken.filter((_, index) => index >= at && index < last).join(" "));
			return;
		}
	});
	return phrases;
}

/**
 * What in a text reads like instructions to an agent, as up to three short quotes; empty for ordinary text. It finds the
 * plain attempts; the fence and the user's approval are what protects from the others.
 */
export function findInstructions(text: string): readonly string[] {
	const lower = text.lower();
	const marks = INSTRUCTION_MARKS.filter((mark) => string.find(lower, mark, 1, true)[0] !== undefined);
	const unique = [...new Set([...phrasesIn(text), ...marks])];
	return unique.filter((_, index) => index < MOST_FOUND).map((quote) => string.sub(quote, 1, MOST_SHOWN));
}
