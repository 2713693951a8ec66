import { describe, expect, it } from "@rbxts/jest-globals";

import { merge3, resolveMerge } from "./merge";
import { markConflicts } from "./merge-markers";

const BASE = "local a = 1\n\nlocal b = 2\n";

describe("merge3", () => {
	it("takes what either side changed", () => {
		expect(merge3(BASE, "local a = 9\n\nlocal b = 2\n", "local a = 1\n\nlocal b = 9\n")).toEqual({
			ok: true,
			text: "local a = 9\n\nlocal b = 9\n",
		});
	});

	it("takes once what both sides changed alike", () => {
		const both = "local a = 1\n\nlocal b = 3\n";
		expect(merge3(BASE, both, both)).toEqual({ ok: true, text: both });
	});

	it("returns the places both sides changed differently", () => {
		const merged = merge3(BASE, "local a = 5\n\nlocal b = 2\n", "local a = 6\n\nlocal b = 2\n");
		expect(merged.ok === false && merged.hunks).toEqual([
			{
				base: "local a = 1\n",
				mine: "local a = 5\n",
				theirs: "local a = 6\n",
				baseStart: 0,
				mineStart: 0,
				theirsStart: 0,
			},
		]);
	});

	it("puts decisions and markers in the place of the conflict", () => {
		const merged = merge3("a\nb\nc\n", "a\nx\nc\n", "a\ny\nc\n");
		const segments = merged.ok ? [] : merged.segments;
		expect(resolveMerge(segments, ["both\n"])).toBe("a\nboth\nc\n");
		expect(markConflicts(segments, { mine: "draft", base: "read", theirs: "Vector" })).toBe(
			"a\n<<<<<<< draft\nx\n||||||| read\nb\n=======\ny\n>>>>>>> Vector\nc\n",
		);
	});
});
