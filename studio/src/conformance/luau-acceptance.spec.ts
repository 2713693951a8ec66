import { beforeAll, describe, expect, it } from "vitest";

import { LuauCompiler, type Verdict } from "./luau-compiler.ts";
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
	readonly compiler: Verdict | undefined;
	readonly parser: unknown;
}

let compiler: LuauCompiler;
const plugin = PluginCalls.forTests();

beforeAll(async () => {
	compiler = await LuauCompiler.start();
});

/** Scripts that the plugin's parser and the compiler judge differently, without the few the compiler gives up on. */
async function disagreements(sources: readonly string[]): Promise<readonly Disagreement[]> {
	const issues = await plugin.each(
		"luau/parser",
		"checkSyntax",
		sources.map((source) => [source]),
	);
	const verdicts = sources.map((source) => compiler.judge(source));
	const gaveUp = verdicts.filter((verdict) => verdict === "gave up");
	expect(gaveUp.length).toBeLessThanOrEqual(sources.length / 100);
	return sources
		.map((source, index) => ({ source, compiler: verdicts[index], parser: issues[index] }))
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

	it("on how deep a script may be nested", async () => {
		const nested = (depth: number): readonly string[] => [
			`x = ${"(".repeat(depth)}1${")".repeat(depth)}`,
			`x = 1${" + 1".repeat(depth)}`,
			`x = ${"- ".repeat(depth)}1`,
			`type T = ${"A<".repeat(depth)}B${">".repeat(depth)}`,
			`${"function f() ".repeat(depth + 1)}${"end ".repeat(depth + 1)}`,
			`type T = A${" | A".repeat(depth + 1)}`,
		];
		for (const [depth, isAllowed] of [
			[998, true],
			[1000, false],
		] as const) {
			const issues = await plugin.each(
				"luau/parser",
				"checkSyntax",
				nested(depth).map((source) => [source]),
			);
			const verdicts = nested(depth).map((source) => compiler.judge(source));
			expect(verdicts).toEqual(nested(depth).map(() => (isAllowed ? "accepted" : "gave up")));
			expect(issues.map(isEmpty)).toEqual(nested(depth).map(() => isAllowed));
		}
	});
});
