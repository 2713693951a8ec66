import { describe, expect, it } from "@rbxts/jest-globals";

import { summarizeChange } from "./change-summary";
import { diffLines } from "./diff";
import { highlightPair } from "./highlight";
import { acceptHunks, reviewHunks } from "./hunk-choice";
import { unifiedDiff } from "./unified";

function numbered(count: number): string[] {
	const lines: string[] = [];
	for (let line = 1; line <= count; line++) lines.push(`line ${line}`);
	return lines;
}

function textOf(lines: readonly string[]): string {
	return `${lines.join("\n")}\n`;
}

describe("diffLines", () => {
	it("covers both texts with runs of equal, deleted and inserted lines", () => {
		expect(diffLines("a\nb\nc\n", "a\nx\nc\n")).toEqual([
			{ kind: "equal", oldStart: 0, newStart: 0, count: 1 },
			{ kind: "delete", oldStart: 1, newStart: 1, count: 1 },
			{ kind: "insert", oldStart: 2, newStart: 1, count: 1 },
			{ kind: "equal", oldStart: 2, newStart: 2, count: 1 },
		]);
	});

	it("takes a lost final line break for a change", () => {
		expect(diffLines("a\n", "a").size()).toBe(2);
		expect(diffLines("a", "a").size()).toBe(1);
	});

	it("pauses while it works on long texts", () => {
		let pauses = 0;
		const before = numbered(3000);
		const after = before.map((line, at) => (at % 3 === 0 ? `${line} changed` : line));
		diffLines(textOf(before), textOf(after), { pause: () => pauses++ });
		expect(pauses).toBeGreaterThan(0);
	});
});

describe("unifiedDiff", () => {
	it("prints hunks with context as patch reads them", () => {
		const after = numbered(9);
		after[4] = "changed";
		expect(unifiedDiff("a.luau", textOf(numbered(9)), textOf(after), 1)).toBe(
			"--- a.luau\n+++ a.luau\n@@ -4,3 +4,3 @@\n line 4\n-line 5\n+changed\n line 6\n",
		);
	});

	it("marks a missing final line break, and prints nothing for equal texts", () => {
		expect(unifiedDiff("a", "x\n", "x")).toMatch("\\ No newline at end of file\n$");
		expect(unifiedDiff("a", "x", "x")).toBe("");
	});
});

describe("acceptHunks", () => {
	it("applies the accepted hunks only", () => {
		const after = numbered(20);
		after[0] = "first";
		after[19] = "last";
		const [before, changed] = [textOf(numbered(20)), textOf(after)];
		expect(reviewHunks(before, changed).size()).toBe(2);
		const accepted = numbered(20);
		accepted[19] = "last";
		expect(acceptHunks(before, changed, [false, true])).toBe(textOf(accepted));
	});
});

describe("highlightPair", () => {
	it("marks the words that differ", () => {
		expect(highlightPair("local speed = 16", "local speed = 20")).toEqual({
			old: [
				{ text: "local speed = ", isChanged: false },
				{ text: "16", isChanged: true },
			],
			new: [
				{ text: "local speed = ", isChanged: false },
				{ text: "20", isChanged: true },
			],
		});
	});

	it("marks lines with little in common throughout", () => {
		expect(highlightPair("return door", "local x = 1").old).toEqual([{ text: "return door", isChanged: true }]);
	});
});

describe("summarizeChange", () => {
	it("counts lines and hunks", () => {
		expect(summarizeChange("a\nb\n", "a\nc\nd\n").text).toBe("+2 -1, 1 hunk");
		expect(summarizeChange("a\n", "a\n").text).toBe("no change");
	});

	it("shows a sample of what goes when more than ten lines do", () => {
		const summary = summarizeChange(textOf(numbered(30)), "");
		expect(summary.removedSample.size()).toBe(8);
		expect(summary.removedSample[0]).toEqual({ line: 1, text: "line 1" });
		expect(summarizeChange(textOf(numbered(10)), "").removedSample).toEqual([]);
	});
});
