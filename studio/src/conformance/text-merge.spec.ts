import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RandomText } from "./random-text.ts";
import { callEach } from "./text-plugin.ts";

const SEED = Number(process.env["TEXT_SEED"] ?? 4_711);
const CASES = Number(process.env["TEXT_CASES"] ?? 2000);

/** Percentage of lines that occur once; the rest repeat as `end` and blank lines do. */
const DISTINCT = Number(process.env["TEXT_DISTINCT"] ?? 60);

interface Versions {
	readonly base: string;
	readonly mine: string;
	readonly theirs: string;
}

type Segment =
	| { readonly kind: "merged"; readonly text: string }
	| { readonly kind: "conflict"; readonly conflict: Versions };

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
		const lines = random.lines(5 + random.below(60), vocabulary).map((line, at) => (random.chance(DISTINCT) ? `${line} ${at}` : line));
		const [mine, theirs] = [random.edited(lines, 1 + random.below(4), 20), random.edited(lines, 1 + random.below(4), 20)];
		return { base: random.text(lines), mine: random.text(mine), theirs: random.text(theirs) };
	});
}

describe(`three-way merge against git merge-file (seed ${SEED}, ${CASES} cases)`, () => {
	const cases = createVersions(SEED, CASES);
	const folder = mkdtempSync(join(tmpdir(), "vector-merge-"));
	let results: readonly MergeResult[] = [];

	beforeAll(async () => {
		results = (await callEach("merge", "merge3", cases.map(({ base, mine, theirs }) => [base, mine, theirs]))) as MergeResult[];
	});

	afterAll(() => rmSync(folder, { recursive: true }));

	it("gives git's text where git merges cleanly, and conflicts where git has conflicts", () => {
		const differing = cases.flatMap((versions, index) => {
			const git = gitMerge(folder, versions);
			const ours = results[index];
			const text = ours?.text ?? withMarkers(ours?.segments ?? []);
			return git.conflicts === (ours?.hunks?.length ?? 0) && git.text === text ? [] : [{ index, git, ours, versions }];
		});
		const cat: Record<string, number> = {};
		for (const d of differing) { const k = d.git.conflicts === 0 ? (d.ours?.ok ? "bothclean" : "gitclean") : d.ours?.ok ? "oursclean" : "bothconflict"; cat[k] = (cat[k] ?? 0) + 1; }
		console.log(JSON.stringify(cat));
		expect(differing).toEqual([]);
	});

	it("is symmetric: swapping the sides swaps the conflicts and nothing else", async () => {
		const swapped = (await callEach("merge", "merge3", cases.map(({ base, mine, theirs }) => [base, theirs, mine]))) as MergeResult[];
		swapped.forEach((result, index) => {
			expect(result.ok, `case ${index}`).toBe(results[index]?.ok);
			expect(result.text, `case ${index}`).toBe(results[index]?.text);
			expect(result.hunks?.map(({ mine, theirs }) => [theirs, mine])).toEqual(
				results[index]?.hunks?.map(({ mine, theirs }) => [mine, theirs]),
			);
		});
	});

	it("takes the whole of a side when every conflict is decided for it and the other side changed nothing else", async () => {
		const unresolved = results.filter((result) => !result.ok);
		const choices = unresolved.map((result) => [result.segments, result.hunks?.map((hunk) => hunk.mine)]);
		const resolved = (await callEach("merge", "resolveMerge", choices)) as string[];
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
	const result = spawnSync("git", ["merge-file", "-p", "--zdiff3", "mine", "base", "theirs"], { cwd: folder, encoding: "utf8" });
	return { conflicts: result.status ?? -1, text: result.stdout };
}
