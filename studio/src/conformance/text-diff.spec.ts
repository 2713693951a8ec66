import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("text-diff");
const CASES = 3000;

interface DiffOp {
	readonly kind: "equal" | "delete" | "insert";
	readonly oldStart: number;
	readonly newStart: number;
	readonly count: number;
}

interface Pair {
	readonly before: string;
	readonly after: string;
}

function createPairs(seed: number, count: number): Pair[] {
	const random = new RandomText(seed);
	return Array.from({ length: count }, () => {
		const vocabulary = 2 + random.below(20);
		const lines = random.lines(random.below(60), vocabulary);
		const before = random.text(lines);
		const isRelated = random.chance(85);
		const after = isRelated
			? random.edited(lines, 1 + random.below(8), vocabulary)
			: random.lines(random.below(60), vocabulary);
		return { before, after: random.text(after) };
	});
}

/** The records a line diff compares: lines with their line breaks. */
function records(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function applyOps(pair: Pair, ops: readonly DiffOp[]): string {
	const [before, after] = [records(pair.before), records(pair.after)];
	return ops
		.filter((op) => op.kind !== "delete")
		.flatMap((op) =>
			op.kind === "equal"
				? before.slice(op.oldStart, op.oldStart + op.count)
				: after.slice(op.newStart, op.newStart + op.count),
		)
		.join("");
}

function reverseOps(pair: Pair, ops: readonly DiffOp[]): string {
	return ops
		.filter((op) => op.kind !== "insert")
		.flatMap((op) => records(pair.before).slice(op.oldStart, op.oldStart + op.count))
		.join("");
}

describe(`line diff of ${CASES} pairs`, () => {
	const pairs = createPairs(SEED, CASES);
	const folder = mkdtempSync(join(tmpdir(), "vector-diff-"));
	const plugin = PluginCalls.forTests();
	let diffs: readonly (readonly DiffOp[])[] = [];

	beforeAll(async () => {
		const cases = pairs.map(({ before, after }) => [before, after]);
		diffs = (await plugin.each("text/diff", "diffLines", cases)) as DiffOp[][];
		for (const side of ["before", "after"] as const) {
			mkdirSync(join(folder, side));
			pairs.forEach((pair, index) => writeFileSync(join(folder, side, fileName(index)), pair[side]));
		}
	});

	afterAll(async () => {
		rmSync(folder, { recursive: true });
	});

	it("turns the old text into the new one and covers the old one", () => {
		pairs.forEach((pair, index) => {
			const ops = diffs[index] ?? [];
			expect(applyOps(pair, ops), `case ${index}`).toBe(pair.after);
			expect(reverseOps(pair, ops), `case ${index}`).toBe(pair.before);
		});
	});

	it("has ops in order, without neighbours of one kind, deletes before inserts", () => {
		for (const ops of diffs) {
			ops.forEach((op, at) => {
				const next = ops[at + 1];
				expect(op.count).toBeGreaterThan(0);
				expect(next?.kind).not.toBe(op.kind);
				if (op.kind === "insert") expect(next?.kind).not.toBe("delete");
			});
		}
	});

	it("is as short as `diff -d`", () => {
		const lengths = minimalLengths(folder);
		diffs.forEach((ops, index) => {
			const changed = ops.reduce((total, op) => total + (op.kind === "equal" ? 0 : op.count), 0);
			expect(changed, `case ${index}: ${JSON.stringify(pairs[index])}`).toBe(lengths.get(fileName(index)) ?? 0);
		});
	});

	it("prints unified diffs that `patch -p0` applies, at every context width", async () => {
		const cases = pairs.map((pair, index) => [fileName(index), pair.before, pair.after, index % 5]);
		const patches = (await plugin.each("text/unified", "unifiedDiff", cases)) as string[];
		const target = join(folder, "patched");
		mkdirSync(target);
		pairs.forEach((pair, index) => writeFileSync(join(target, fileName(index)), pair.before));
		const result = spawnSync("patch", ["-p0", "--quiet"], { cwd: target, input: patches.join(""), encoding: "utf8" });
		expect(result.stdout + result.stderr).toBe("");
		pairs.forEach((pair, index) => {
			expect(readOrEmpty(join(target, fileName(index))), `case ${index}`).toBe(pair.after);
		});
	});
});

function fileName(index: number): string {
	return `script ${index}.luau`;
}

/** `patch` removes a file that becomes empty. */
function readOrEmpty(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}

/** Lines removed plus lines added per file, by GNU diff with `--minimal`. */
function minimalLengths(folder: string): Map<string, number> {
	const result = spawnSync("diff", ["-r", "-d", "-U0", "before", "after"], {
		cwd: folder,
		encoding: "utf8",
		maxBuffer: 1 << 28,
	});
	const lengths = new Map<string, number>();
	let current = "";
	let isHeader = false;
	for (const line of result.stdout.split("\n")) {
		if (line.startsWith("diff ")) {
			current = /(script \d+\.luau)['"]?$/.exec(line)?.[1] ?? "";
			isHeader = true;
		} else if (line.startsWith("@@")) {
			isHeader = false;
		} else if (!isHeader && /^[+-]/.test(line)) {
			lengths.set(current, (lengths.get(current) ?? 0) + 1);
		}
	}
	return lengths;
}
