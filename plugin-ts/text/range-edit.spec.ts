import { describe, expect, it } from "@rbxts/jest-globals";

import type { RangeEdit } from "./range-edit";
import { applyRangeEdits } from "./range-edit";

function edit(start: [number, number], finish: [number, number], text: string): RangeEdit {
	return {
		start: { line: start[0], character: start[1] },
		end: { line: finish[0], character: finish[1] },
		text,
	};
}

function apply(source: string, ...edits: readonly RangeEdit[]): string {
	const result = applyRangeEdits(source, edits);
	return result.ok ? result.value.text : result.error;
}

describe("applyRangeEdits", () => {
	it("applies several edits whose positions all refer to the original", () => {
		expect(apply("one\ntwo\n", edit([0, 0], [0, 3], "1"), edit([1, 0], [1, 3], "2"))).toBe("1\n2\n");
	});

	it("counts characters in UTF-16 code units, as editors do", () => {
		expect(apply("x🏠y", edit([0, 3], [0, 4], "z"))).toBe("x🏠z");
		expect(apply("x🏠y", edit([0, 2], [0, 2], "z"))).toMatch("inside one character");
	});

	it("keeps the line ending of the script, or makes it LF on request", () => {
		const crlf = edit([0, 1], [1, 0], "\nb\n");
		expect(apply("a\r\nc\r\n", crlf)).toBe("a\r\nb\r\nc\r\n");
		const lf = applyRangeEdits("a\r\nc\r\n", [crlf], { eol: "lf" });
		expect(lf.ok && lf.value.text).toBe("a\nb\nc\n");
	});

	it("names the first edit that does not fit", () => {
		expect(apply("a\n", edit([5, 0], [5, 0], "x"))).toMatch("Edit 1: start 5:0 is beyond the end");
		expect(apply("a\n", edit([0, 9], [0, 9], "x"))).toMatch("has 1 characters");
		expect(apply("ab", edit([0, 2], [0, 1], "x"))).toMatch("swap them");
		expect(apply("ab", edit([0, 1], [0, 2], "x"), edit([0, 0], [0, 0], "y"))).toMatch("Edit 2 lies before edit 1");
		expect(apply("abc", edit([0, 0], [0, 2], "x"), edit([0, 1], [0, 3], "y"))).toMatch("Edit 2 overlaps edit 1");
	});

	it("asks to stage edits that are too large to review at once", () => {
		expect(apply("", edit([0, 0], [0, 0], string.rep("x", 2001)))).toMatch("stage it");
	});
});
