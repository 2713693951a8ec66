import { describe, expect, it } from "vitest";
import { readLuauCorpus } from "./luau-corpus.ts";
import { createHunk, type PatchCase } from "./patch-cases.ts";
import { perturbations } from "./patch-perturbations.ts";
import { RandomText } from "./random-text.ts";
import { callEach } from "./text-plugin.ts";

const SEED = Number(process.env["TEXT_SEED"] ?? 584);
const CASES = Number(process.env["TEXT_CASES"] ?? 1000);

interface PatchReport {
	readonly ok: boolean;
	readonly text?: string;
	readonly message: string;
}

describe(`patches quoted wrongly (seed ${SEED}, ${CASES} hunks of real Luau per kind)`, () => {
	const corpus = readLuauCorpus(20, 400);

	it.each(Object.entries(perturbations))("%s", async (kind, perturb) => {
		const random = new RandomText(SEED);
		const cases: PatchCase[] = [];
		for (let tries = 0; cases.length < CASES && tries < CASES * 20; tries++) {
			const patchCase = perturb(createHunk(random.pick(corpus), random), random);
			if (patchCase !== undefined && patchCase.find !== "") cases.push(patchCase);
		}
		const lists = cases.map(({ source, find, replace }) => [source, [{ find, replace }]]);
		const reports = (await callEach("patch", "applyPatches", lists)) as PatchReport[];
		const wrong = cases.filter((one, at) => reports[at]?.ok === true && !isExpected(one, reports[at].text));
		const missed = cases.filter((one, at) => one.mustApply && reports[at]?.ok !== true);
		const show = (one: PatchCase) => { const at = cases.indexOf(one); return {find: one.find, replace: one.replace, msg: reports[at]?.message, got: reports[at]?.text && diff(one.expected ?? "", reports[at]?.text ?? "")} };
		(await import("node:fs")).appendFileSync("/tmp/textrun/kinds.log", `${kind}: ${cases.length} applied ${reports.filter(r => r.ok).length} must ${cases.filter(c => c.mustApply).length} WRONG ${wrong.length} MISSED ${missed.length}\n` + [...wrong.slice(0,4), ...missed.slice(0,3)].map(o => JSON.stringify(show(o), null, 1)).join("\n") + "\n");
		expect(wrong).toEqual([]);
		expect(missed).toEqual([]);
	});
});
function isExpected({ expected, compareBy }: PatchCase, text: string | undefined): boolean {
	if (expected === undefined || text === undefined || compareBy === undefined) return expected === text;
	const key = (whole: string): string => whole.split("\n").map(compareBy).join("\n");
	return key(text) === key(expected);
}

function diff(a: string, b: string) {
	const x = a.split("\n"), y = b.split("\n");
	let i = 0; while (i < x.length && x[i] === y[i]) i++;
	let j = 0; while (j < x.length - i && j < y.length - i && x.at(-1 - j) === y.at(-1 - j)) j++;
	return { expected: x.slice(i, x.length - j), got: y.slice(i, y.length - j) };
}
