import { describe, expect, it } from "vitest";

import { readLuauCorpus } from "./luau-corpus.ts";
import { createHunk, type PatchCase } from "./patch-cases.ts";
import { perturbations, type Perturbation } from "./patch-perturbations.ts";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("text-patch");
const CASES = 1000;

interface PatchReport {
	readonly ok: boolean;
	readonly text?: string;
	readonly message: string;
}

/** What became of a case, for the report of a failure. */
interface Finding {
	readonly index: number;
	readonly find: string;
	readonly replace: string;
	readonly message: string | undefined;
	readonly text: string | undefined;
}

describe(`patches over ${CASES} hunks of real Luau for each way to misquote them`, () => {
	const corpus = readLuauCorpus(20, 400);
	const plugin = PluginCalls.forTests();

	it.each(Object.entries(perturbations))("%s", async (_kind, perturb) => {
		const cases = createCases(corpus, perturb);
		const lists = cases.map(({ source, find, replace }) => [source, [{ find, replace }]]);
		const reports = (await plugin.each("text/patch", "applyPatches", lists)) as PatchReport[];
		const wrong: Finding[] = [];
		const missed: Finding[] = [];
		cases.forEach((one, index) => {
			const report = reports[index];
			const finding = { index, find: one.find, replace: one.replace, message: report?.message, text: report?.text };
			if (report?.ok === true && !isExpected(one, report.text)) wrong.push(finding);
			if (report?.ok !== true && one.mustApply) missed.push(finding);
		});
		expect(cases.length).toBe(CASES);
		expect(wrong.slice(0, 3), `${wrong.length} silently wrong`).toEqual([]);
		expect(missed.slice(0, 3), `${missed.length} not applied`).toEqual([]);
	});
});

function createCases(corpus: readonly string[], perturb: Perturbation): PatchCase[] {
	const random = new RandomText(SEED);
	const cases: PatchCase[] = [];
	for (let tries = 0; cases.length < CASES && tries < CASES * 30; tries++) {
		const patchCase = perturb(createHunk(random.pick(corpus), random), random);
		if (patchCase !== undefined && patchCase.find !== "") cases.push(patchCase);
	}
	return cases;
}

function isExpected({ expected, compareBy }: PatchCase, text: string | undefined): boolean {
	if (expected === undefined || text === undefined || compareBy === undefined) return expected === text;
	const key = (whole: string): string => whole.split("\n").map(compareBy).join("\n");
	return key(text) === key(expected);
}
