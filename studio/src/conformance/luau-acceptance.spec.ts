import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { LuauCompiler } from "./luau-compiler.ts";
import { readLuauCorpus } from "./luau-corpus.ts";
import { LuauGenerator } from "./luau-generator.ts";
import { mutate } from "./luau-mutations.ts";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("luau acceptance");
const MUTANTS = 4000;
const GENERATED = 2000;
const TYPE_MUTANTS = 3000;
const MINUTES = 60_000;

interface Disagreement {
	readonly source: string;
	readonly compiler: string;
	readonly parser: unknown;
}

let compiler: LuauCompiler;
let plugin: PluginCalls;

beforeAll(async () => {
	compiler = await LuauCompiler.start();
	plugin = await PluginCalls.open();
});
afterAll(() => plugin.close());

/** Scripts that the plugin's parser and the compiler judge differently, without those the compiler gives up on. */
async function disagreements(sources: readonly string[]): Promise<readonly Disagreement[]> {
	const issues = await plugin.each(
		"luau/parser",
		"checkSyntax",
		sources.map((source) => [source]),
	);
	return sources
		.map((source, index) => ({ source, compiler: compiler.judge(source), parser: issues[index] }))
		.filter((each) => each.compiler !== "gave up" && (each.compiler === "accepted") !== isEmpty(each.parser));
}

function isEmpty(issues: unknown): boolean {
	return Object.keys(issues as object).length === 0;
}

describe("the parser and the compiler agree", () => {
	it("on every script of the installed packages", { timeout: 5 * MINUTES }, async () => {
		const sources = readLuauCorpus(1, 10_000);
		expect(sources.length).toBeGreaterThan(100);
		expect(await disagreements(sources)).toEqual([]);
	});

	it(`on ${MUTANTS} broken scripts`, { timeout: 5 * MINUTES }, async () => {
		const random = new RandomText(SEED);
		const corpus = readLuauCorpus(5, 120);
		const mutants = Array.from({ length: MUTANTS }, () => mutate(random.pick(corpus), random));
		expect(await disagreements(mutants)).toEqual([]);
	});

	it(`on ${GENERATED} generated scripts, and on each broken twice`, { timeout: 5 * MINUTES }, async () => {
		const random = new RandomText(SEED + 1);
		const generator = new LuauGenerator(random);
		const scripts = Array.from({ length: GENERATED }, () => generator.script(4));
		const accepted = scripts.filter((script) => compiler.judge(script) === "accepted");
		expect(accepted.length).toBeGreaterThan(GENERATED / 4);
		expect(await disagreements(scripts)).toEqual([]);
		expect(await disagreements(scripts.map((script) => mutate(script, random, 2)))).toEqual([]);
	});

	it(`on ${TYPE_MUTANTS} type annotations, whole and broken`, { timeout: 5 * MINUTES }, async () => {
		const random = new RandomText(SEED + 2);
		const generator = new LuauGenerator(random);
		const types = Array.from({ length: TYPE_MUTANTS }, () => generator.typeStatement());
		expect(await disagreements(types)).toEqual([]);
		expect(await disagreements(types.map((type) => mutate(type, random)))).toEqual([]);
	});
});
