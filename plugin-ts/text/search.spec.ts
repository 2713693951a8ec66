import { describe, expect, it } from "@rbxts/jest-globals";

import { hashText } from "./hash";
import type { SearchOptions } from "./search";
import { searchText } from "./search";

const TEXT = "local Door = {}\nfunction Door.open()\nend\nreturn Door\n";

function linesFound(query: string, options?: SearchOptions): readonly number[] | string {
	const result = searchText(TEXT, query, options);
	return result.ok ? result.value.matches.map((match) => match.line) : result.error;
}

describe("searchText", () => {
	it("finds plain text in either case unless told otherwise", () => {
		expect(linesFound("door")).toEqual([1, 2, 4]);
		expect(linesFound("door", { isCaseSensitive: true })).toEqual([]);
		expect(linesFound("Door.")).toEqual([2]);
	});

	it("finds Lua patterns and refuses malformed ones", () => {
		expect(linesFound("^[l-r]%a+ DOOR", { isPattern: true })).toEqual([1, 4]);
		expect(linesFound("(", { isPattern: true })).toMatch("not a Lua pattern");
	});

	it("says where in the line and what is around, and when it stopped", () => {
		const result = searchText(TEXT, "open", { context: 1, maxResults: 1 });
		expect(result.ok && result.value).toEqual({
			matches: [
				{
					line: 2,
					column: 15,
					length: 4,
					text: "function Door.open()",
					before: ["local Door = {}"],
					after: ["end"],
				},
			],
			isCut: false,
		});
		expect(searchText(TEXT, "Door", { maxResults: 1 })).toEqual(expect.objectContaining({ ok: true }));
	});
});

describe("hashText", () => {
	it("tells texts apart by every byte, line endings included", () => {
		const hashes = new Set([
			hashText(""),
			hashText("a"),
			hashText("a\n"),
			hashText("a\r\n"),
			hashText("a\0"),
			hashText("b"),
		]);
		expect(hashes.size()).toBe(6);
		expect(hashText("a").size()).toBe(16);
	});
});
