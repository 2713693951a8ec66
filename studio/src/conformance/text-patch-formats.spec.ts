import { describe, expect, it } from "vitest";

import { readLuauCorpus } from "./luau-corpus.ts";
import { applyHunk, createHunk, isBlank, type Hunk } from "./patch-cases.ts";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("text-patch-formats");
const CASES = 1500;

interface Parsed {
	readonly ok: boolean;
	readonly value?: { readonly format: string; readonly files: readonly { readonly patches: readonly object[] }[] };
	readonly error?: string;
}

interface Report {
	readonly ok: boolean;
	readonly text?: string;
	readonly message: string;
}

/** The text formats models write, each from the same hunk. */
const writers: Readonly<Record<string, (hunk: Hunk) => string>> = {
	"Aider blocks": (hunk) =>
		`src/init.luau\n\`\`\`lua\n<<<<<<< SEARCH\n${body(hunk, "=======")}>>>>>>> REPLACE\n\`\`\`\n`,
	"Cline blocks": (hunk) => `------- SEARCH\n${body(hunk, "=======")}+++++++ REPLACE\n`,
	"Roo blocks": (hunk) =>
		`<<<<<<< SEARCH\n:start_line:${hunk.start + 1}\n-------\n${body(hunk, "=======")}>>>>>>> REPLACE\n`,
	apply_patch: (hunk) =>
		`*** Begin Patch\n*** Update File: game.ServerScriptService.Main\n@@\n${prefixed(hunk)}*** End Patch\n`,
	"unified diff": (hunk) =>
		`--- a/init.luau\n+++ b/init.luau\n@@ -${hunk.start + 1},${hunk.oldLines.length} +${hunk.start + 1},${hunk.newLines.length} @@\n${prefixed(hunk)}`,
};

function body(hunk: Hunk, divider: string): string {
	return [...hunk.oldLines, divider, ...hunk.newLines].map((line) => `${line}\n`).join("");
}

function prefixed(hunk: Hunk): string {
	return [...hunk.oldLines.map((line) => `-${line}\n`), ...hunk.newLines.map((line) => `+${line}\n`)].join("");
}

describe(`patch texts, ${CASES} hunks of real Luau per format`, () => {
	const corpus = readLuauCorpus(20, 300);
	const plugin = PluginCalls.forTests();

	async function applyAll(sources: readonly string[], texts: readonly string[]): Promise<Report[]> {
		const parsed = (await plugin.each(
			"text/patch",
			"parsePatchText",
			texts.map((text) => [text]),
		)) as Parsed[];
		parsed.forEach((one, at) => expect(one.error, texts[at]).toBeUndefined());
		const lists = parsed.map((one, at) => [sources[at], one.value?.files.flatMap((file) => file.patches)]);
		return (await plugin.each("text/patch", "applyPatches", lists)) as Report[];
	}

	it.each(Object.entries(writers))("%s do what the hunk means, or nothing", async (_format, write) => {
		const random = new RandomText(SEED);
		const hunks = Array.from({ length: CASES }, () => createHunk(random.pick(corpus), random)).filter(
			(hunk) => !hunk.oldLines.some((line) => /^(=====|[*]{3} )/.test(line)) && !isBlank(hunk.oldLines.at(-1) ?? ""),
		);
		const reports = await applyAll(
			hunks.map((hunk) => applyHunk(hunk, hunk.oldLines)),
			hunks.map(write),
		);
		let applied = 0;
		reports.forEach((report, at) => {
			if (!report.ok) return;
			applied++;
			expect(report.text, JSON.stringify(hunks[at])).toBe(applyHunk(hunks[at] as Hunk));
		});
		expect(applied / hunks.length).toBeGreaterThan(0.85);
	});

	it("reads back its own unified diffs", async () => {
		const random = new RandomText(SEED);
		const pairs = Array.from({ length: CASES }, () => {
			const source = random.pick(corpus);
			const lines = source.split("\n");
			return [source, random.edited(lines, 1 + random.below(4), 20).join("\n")] as const;
		});
		const diffs = (await plugin.each(
			"text/unified",
			"unifiedDiff",
			pairs.map((pair) => ["a.luau", ...pair]),
		)) as string[];
		const changed = diffs.flatMap((diff, at) => (diff === "" ? [] : [at]));
		const reports = await applyAll(
			changed.map((at) => pairs[at]?.[0] ?? ""),
			changed.map((at) => diffs[at] ?? ""),
		);
		const wrong = reports.flatMap((report, at) => {
			const expected = pairs[changed[at] ?? 0]?.[1];
			return report.ok && report.text?.trimEnd() !== expected?.trimEnd() ? [{ expected, report }] : [];
		});
		expect(wrong.slice(0, 2)).toEqual([]);
		expect(reports.filter((report) => report.ok).length / reports.length).toBeGreaterThan(0.7);
	});

	it("never throws on damaged texts, and never reads a text that was cut off", async () => {
		const random = new RandomText(SEED);
		const texts = Array.from({ length: CASES }, () => {
			const text = random.pick(Object.values(writers))(createHunk(random.pick(corpus), random));
			return (
				text.slice(0, random.below(text.length)) +
				(random.chance(50) ? random.pick(["\n", ">>>>", "@@", "=======\n", "*** "]) : "")
			);
		});
		const parsed = (await plugin.each(
			"text/patch",
			"parsePatchText",
			texts.map((text) => [text]),
		)) as Parsed[];
		parsed.forEach((one, at) => {
			if (!one.ok) expect(one.error?.length, texts[at]).toBeGreaterThan(10);
			else if (one.value?.format !== "unified") expect(texts[at]).toMatch(/^(>{5,}|\+{5,}|\*\*\* End Patch)/m);
		});
	});
});
