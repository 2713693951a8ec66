import { describe, expect, it } from "@rbxts/jest-globals";

import type { Patch } from "./patch";
import { applyPatches, parsePatchText } from "./patch";

const SCRIPT = [
	"local Door = {}",
	"",
	"function Door.open(door)",
	"\tif door.locked then",
	"\t\treturn false",
	"\tend",
	"\tdoor.angle = 16",
	"\treturn true",
	"end",
	"",
	"return Door",
	"",
].join("\n");

function apply(patch: Patch, source = SCRIPT): string {
	const report = applyPatches(source, [patch]);
	return report.text ?? report.message;
}

function changed(from: string, to: string): string {
	const [result] = string.gsub(SCRIPT, string.gsub(from, "[%(%)%.%[%]%-%+%*%?%%]", "%%%0")[0], to);
	return result;
}

describe("applyPatches", () => {
	it("replaces an exact, unique text, also within a line", () => {
		expect(apply({ find: "door.angle = 16", replace: "door.angle = 90" })).toBe(changed("angle = 16", "angle = 90"));
	});

	it("finds lines quoted with other line endings and keeps those of the script", () => {
		const source = "a\r\nb\r\nc\r\n";
		expect(apply({ find: "a\nb", replace: "a\nx\ny" }, source)).toBe("a\r\nx\r\ny\r\nc\r\n");
		expect(apply({ find: "a\r\nb\r\n", replace: "a\r\nx\r\n" }, "a\nb\nc\n")).toBe("a\nx\nc\n");
	});

	it("ignores white space at line ends and leaves untouched lines as they are", () => {
		const source = "local a = 1  \nlocal b = 2\nlocal c = 3\n";
		expect(apply({ find: "local a = 1\nlocal b = 2", replace: "local a = 1\nlocal b = 4" }, source)).toBe(
			"local a = 1  \nlocal b = 4\nlocal c = 3\n",
		);
	});

	it("indents a dedented quote's replacement to the place found", () => {
		const patch = {
			find: "if door.locked then\n\treturn false\nend",
			replace: "if door.locked then\n\trattle(door)\n\treturn false\nend",
		};
		expect(apply(patch)).toBe(changed("\t\treturn false", "\t\trattle(door)\n\t\treturn false"));
	});

	it("indents a block that replaces one line quoted without its indentation", () => {
		const patch = { find: "return true", replace: "if ready then\n\treturn true\nend" };
		expect(apply(patch)).toBe(changed("\treturn true", "\tif ready then\n\t\treturn true\n\tend"));
	});

	it("carries spaces over into tabs", () => {
		const patch = {
			find: "    if door.locked then\n        return false",
			replace: "    if door.locked then\n        return nil",
		};
		expect(apply(patch)).toBe(changed("return false", "return nil"));
	});

	it("refuses a text in several places and names the lines", () => {
		expect(apply({ find: "return", replace: "break" })).toMatch("occurs 3 times %(lines 5, 8, 11%)");
	});

	it("changes every place on request", () => {
		expect(apply({ find: "door.", replace: "gate.", all: true })).toBe(changed("door.", "gate."));
	});

	it("never writes to a passage that is only similar, and shows it", () => {
		const message = apply({ find: "\tif door.locked then\n\t\tinvented()\n\tend", replace: "" });
		expect(message).toMatch("The closest passage is lines 4%-6");
		expect(message).toMatch("Line 5 differs; the patch has: invented%(%)");
	});

	it("says when the replacement is already there", () => {
		expect(apply({ find: "door.angle = 15", replace: "door.angle = 16" })).toMatch("already there at line 7");
	});

	it("refuses to cut a number or a word in two", () => {
		expect(apply({ find: "\tdoor.angle = 1", replace: "\tdoor.angle = 2" })).toMatch(
			"only part of a longer word or number",
		);
	});

	it("refuses to glue the next line to the replacement", () => {
		expect(apply({ find: "\tdoor.angle = 16\n", replace: "\tdoor.angle = 90" })).toMatch("would be joined");
	});

	it("refuses an empty quote and a patch that changes nothing", () => {
		expect(apply({ find: "", replace: "x" })).toMatch("names no place");
		expect(apply({ find: "return true", replace: "return true" })).toMatch("nothing to change");
	});

	it("applies patches in any order, each to the text before all of them", () => {
		const report = applyPatches("a\nb\nc\n", [
			{ find: "b\nc", replace: "b\nC" },
			{ find: "a\nb", replace: "A\nb" },
		]);
		expect(report.text).toBe("A\nb\nC\n");
	});

	it("holds all patches back when one is refused, and says which would fit", () => {
		const report = applyPatches(SCRIPT, [
			{ find: "door.angle = 16", replace: "door.angle = 90" },
			{ find: "missing()", replace: "" },
		]);
		expect(report.text).toBeUndefined();
		expect(report.results.map((result) => result.status)).toEqual(["fits", "refused"]);
		expect(report.message).toMatch("^Nothing was written, because patch 2 was refused");
	});

	it("refuses the second of two patches that change the same line", () => {
		const report = applyPatches("a\nb\n", [
			{ find: "a", replace: "x" },
			{ find: "a\nb", replace: "y\nb" },
		]);
		expect(report.message).toMatch("changes the same lines as patch 1");
	});

	it("points out a quote of what another patch writes", () => {
		const report = applyPatches("a\n", [
			{ find: "a", replace: "new()" },
			{ find: "new()", replace: "old()" },
		]);
		expect(report.message).toMatch("only in what patch 1 writes");
	});
});

describe("parsePatchText", () => {
	function patchesOf(text: string): readonly Patch[] | string {
		const parsed = parsePatchText(text);
		return parsed.ok ? parsed.value.files[0]!.patches : parsed.error;
	}

	const expected = [{ find: "a\n", replace: "b\n", wholeLines: true }];

	it("reads SEARCH/REPLACE blocks in their dialects", () => {
		expect(patchesOf("<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n")).toEqual(expected);
		expect(patchesOf("Here it is:\n```lua\n------- SEARCH\na\n=======\nb\n+++++++ REPLACE\n```")).toEqual(expected);
		expect(patchesOf("<<<<<<< SEARCH\n:start_line:3\n-------\na\n=======\nb\n>>>>>>> REPLACE")).toEqual(expected);
	});

	it("reads apply_patch texts with anchors, and unified diffs", () => {
		const envelope = "*** Begin Patch\n*** Update File: a.luau\n@@ function f()\n-a\n+b\n*** End Patch";
		expect(patchesOf(envelope)).toEqual([{ find: "a\n", replace: "b\n", wholeLines: true, after: ["function f()"] }]);
		expect(patchesOf("--- a/x.luau\n+++ b/x.luau\n@@ -1 +1 @@\n-a\n+b\n")).toEqual(expected);
	});

	it("uses anchors to decide between places", () => {
		const source = "function f()\n\treturn 1\nend\nfunction g()\n\treturn 1\nend\n";
		const patches = patchesOf(
			"*** Begin Patch\n*** Update File: a\n@@ function g()\n-\treturn 1\n+\treturn 2\n*** End Patch",
		);
		expect(applyPatches(source, patches as readonly Patch[]).text).toBe(
			"function f()\n\treturn 1\nend\nfunction g()\n\treturn 2\nend\n",
		);
	});

	it("refuses a text that was cut off", () => {
		expect(patchesOf("<<<<<<< SEARCH\na\n=======\nb")).toMatch("not finished");
		expect(patchesOf("*** Begin Patch\n*** Update File: a\n-a\n+b")).toMatch("no %*%*%* End Patch line");
	});
});
