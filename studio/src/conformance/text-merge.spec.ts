import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("text-merge");
const CASES = 2000;
/** Percentage of lines that occur once; the rest repeat as `end` and blank lines do. */
const DISTINCT = 60;
/**
 * Where lines repeat, several shortest edit scripts exist, and git's heuristics take one that is not even shortest. Then conflicts can be
 * cut differently in one case in a thousand; whether there is a conflict hardly ever differs.
 */
const MAX_CUT_DIFFERENTLY = CASES / 200;
const MAX_JUDGED_DIFFERENTLY = CASES / 1000;

interface Versions {
	readonly base: string;
	readonly mine: string;
	readonly theirs: string;
}

type Segment =
	{ readonly kind: "merged"; readonly text: string } | { readonly kind: "conflict"; readonly conflict: Versions };

interface MergeResult {
	readonly ok: boolean;
	readonly text?: string;
	readonly hunks?: readonly Versions[];
	readonly segments?: readonly Segment[];
}

/** Two people editing one script: mostly different lines with few edits each, as in real life. */
function createVersions(seed: number, count: number): Versions[] {
	const random = new RandomText(seed);
	return Array.from({ length: count }, () => {
		const vocabulary = 4 + random.below(17);
		const lines = random
			.lines(5 + random.below(60), vocabulary)
			.map((line, at) => (random.chance(DISTINCT) ? `${line} ${at}` : line));
		const [mine, theirs] = [
			random.edited(lines, 1 + random.below(4), 20),
			random.edited(lines, 1 + random.below(4), 20),
		];
		return { base: random.text(lines), mine: random.text(mine), theirs: random.text(theirs) };
	});
}

describe(`three-way merge of ${CASES} texts against git merge-file`, () => {
	const cases = createVersions(SEED, CASES);
	const folder = mkdtempSync(join(tmpdir(), "vector-merge-"));
	const plugin = PluginCalls.forTests();
	let results: readonly MergeResult[] = [];

	async function mergeAll(lists: readonly (readonly string[])[]): Promise<MergeResult[]> {
		return (await plugin.each("text/merge", "merge3", lists)) as MergeResult[];
	}

	beforeAll(async () => {
		results = await mergeAll(cases.map(({ base, mine, theirs }) => [base, mine, theirs]));
	});

	afterAll(async () => {
		rmSync(folder, { recursive: true });
	});

	it("merges and conflicts where git does, with the same text", () => {
		const judgedDifferently: number[] = [];
		const cutDifferently: number[] = [];
		cases.forEach((versions, index) => {
			const git = gitMerge(folder, versions);
			const ours = results[index];
			const text = ours?.text ?? withMarkers(ours?.segments ?? []);
			if ((git.conflicts === 0) !== ours?.ok) judgedDifferently.push(index);
			else if (git.text !== text) (ours.ok ? judgedDifferently : cutDifferently).push(index);
		});
		expect(judgedDifferently.length, `cases ${judgedDifferently.join(", ")}`).toBeLessThanOrEqual(
			MAX_JUDGED_DIFFERENTLY,
		);
		expect(cutDifferently.length, `cases ${cutDifferently.join(", ")}`).toBeLessThanOrEqual(MAX_CUT_DIFFERENTLY);
	});

	it("is symmetric: swapping the sides swaps the conflicts and nothing else", async () => {
		const swapped = await mergeAll(cases.map(({ base, mine, theirs }) => [base, theirs, mine]));
		swapped.forEach((result, index) => {
			expect(result.ok, `case ${index}`).toBe(results[index]?.ok);
			expect(result.text, `case ${index}`).toBe(results[index]?.text);
			expect(result.hunks?.map(({ mine, theirs }) => [theirs, mine])).toEqual(
				results[index]?.hunks?.map(({ mine, theirs }) => [mine, theirs]),
			);
		});
	});

	it("puts each decision in the place of its conflict", async () => {
		const unresolved = results.filter((result) => !result.ok);
		const choices = unresolved.map((result) => [result.segments, result.hunks?.map((hunk) => hunk.mine)]);
		const resolved = (await plugin.each("text/merge", "resolveMerge", choices)) as string[];
		unresolved.forEach((result, at) => {
			expect(resolved[at]).toBe(
				result.segments?.map((segment) => (segment.kind === "merged" ? segment.text : segment.conflict.mine)).join(""),
			);
		});
	});
});

/** The document with conflicts marked the way `git merge-file --zdiff3` does. */
function withMarkers(segments: readonly Segment[]): string {
	return segments
		.map((segment) => {
			if (segment.kind === "merged") return segment.text;
			const { mine, base, theirs } = segment.conflict;
			return `<<<<<<< mine\n${ended(mine)}||||||| base\n${ended(base)}=======\n${ended(theirs)}>>>>>>> theirs\n`;
		})
		.join("");
}

function ended(text: string): string {
	return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

interface GitMerge {
	readonly conflicts: number;
	readonly text: string;
}

function gitMerge(folder: string, versions: Versions): GitMerge {
	for (const side of ["base", "mine", "theirs"] as const) {
		writeFileSync(join(folder, side), versions[side]);
	}
	const result = spawnSync("git", ["merge-file", "-p", "--zdiff3", "mine", "base", "theirs"], {
		cwd: folder,
		encoding: "utf8",
	});
	return { conflicts: result.status ?? -1, text: result.stdout };
}
