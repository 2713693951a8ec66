import { beforeAll, describe, expect, it } from "vitest";

import { LuauCompiler } from "./luau-compiler.ts";
import { readLuauCorpus } from "./luau-corpus.ts";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("luau characters");
const CASES = 2000;
const MINUTES = 60_000;

interface Alphabet {
	readonly before: string;
	readonly parts: readonly string[];
	readonly most: number;
}

/** What numbers, strings and comments are made of, to be strung together at random. */
const ALPHABETS: Readonly<Record<string, Alphabet>> = {
	numbers: { before: "x = ", parts: [..."0123456789abcdefxXbBeE._+-"], most: 8 },
	prefixes: { before: "x = 0", parts: [..."01xXbBeEfF__..+-"], most: 6 },
	quotes: {
		before: "x = ",
		parts: ["'", '"', "\\", "\\x", "\\u{", "}", "\\z", "\n", "\r\n", "0", "25", "F", "{", " ", "é", "\\\r\n", "110000"],
		most: 8,
	},
	brackets: { before: "x = ", parts: ["[", "]", "=", "[[", "]]", "[=[", "]=]", "--", "a", "\n"], most: 8 },
	comments: { before: "", parts: ["--", "[", "[[", "]]", "--[==[", "]==]", "=", "\n", "\r", "x=1 ", "y()"], most: 8 },
	interpolation: {
		before: "x = ",
		parts: ["`", "{", "}", "a", "\\{", "`{", "}`", "1", "{{", "\\`", "\n", ",", '"s"', "`b`"],
		most: 10,
	},
};

/** Characters that seldom stand where they are put; `\udc80` is a byte that is no UTF-8. */
const INTRUDERS = [..."\r\\\"'`{}[]=-;@!~?#$%^&|<>.:/\f\v\u0001\u007f\udc80é\u00a0\ufeff"];

let compiler: LuauCompiler;
const plugin = PluginCalls.forTests();

beforeAll(async () => {
	compiler = await LuauCompiler.start();
});

async function misjudged(sources: readonly string[]): Promise<readonly string[]> {
	const issues = await plugin.each(
		"luau/parser",
		"checkSyntax",
		sources.map((source) => [source]),
	);
	return sources.filter((source, index) => {
		const verdict = compiler.judge(source);
		const isSound = Object.keys(issues[index] as object).length === 0;
		return verdict !== "gave up" && isSound !== (verdict === "accepted");
	});
}

describe("the parser and the compiler agree on the characters of", () => {
	it.each(Object.entries(ALPHABETS))("%s", { timeout: 2 * MINUTES }, async (_name, { before, parts, most }) => {
		const random = new RandomText(SEED);
		const word = (): string => Array.from({ length: 1 + random.below(most) }, () => random.pick(parts)).join("");
		expect(await misjudged(Array.from({ length: CASES }, () => before + word()))).toEqual([]);
	});

	it("scripts with characters put in at random", { timeout: 2 * MINUTES }, async () => {
		const random = new RandomText(SEED + 1);
		const corpus = readLuauCorpus(5, 60);
		const sources = Array.from({ length: CASES }, () => {
			const source = random.pick(corpus);
			const at = random.below(source.length);
			return source.slice(0, at) + random.pick(INTRUDERS) + source.slice(at + random.below(3));
		});
		expect(await misjudged(sources)).toEqual([]);
	});
});
