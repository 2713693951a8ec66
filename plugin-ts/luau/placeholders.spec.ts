import { describe, expect, it } from "@rbxts/jest-globals";
import { findPlaceholders } from "./placeholders";

function count(source: string): number {
	return findPlaceholders(source).size();
}

describe("findPlaceholders", () => {
	it("finds comments that stand for code", () => {
		const comments = [
			"-- TODO",
			"-- todo: sounds",
			"-- FIXME later",
			"-- ...",
			"-- …",
			"-- rest of code here",
			"-- ... existing code ...",
			"-- (rest of the function remains the same)",
			"-- your code here",
			"-- Add your logic here",
			"-- same as before",
			"-- not implemented yet",
			"--[[ TODO ]]",
		];
		expect(comments.filter((comment) => count(comment) !== 1)).toEqual([]);
	});

	it("leaves prose, strings and code alone", () => {
		const sources = [
			"-- Loading assets...",
			"-- renders the todo list",
			"-- handles the rest of the map",
			"-- Other methods",
			"-- passes ... on",
			"-- =====",
			"-- original code:",
			"--[[ Usage:\n\tlocal x = 1\n\t...\n]]",
			'print("TODO ...")',
			"return ...",
			"local TODO = 1",
		];
		expect(sources.filter((source) => count(source) > 0)).toEqual([]);
	});

	it("gives the line", () => {
		expect(findPlaceholders("local a = 1\n--[[ fine\nTODO b\n]]")).toEqual([{ line: 3, text: "TODO b" }]);
	});
});
