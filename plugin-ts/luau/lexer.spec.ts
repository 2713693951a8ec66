import { describe, expect, it } from "@rbxts/jest-globals";
import { tokenize } from "./lexer";

/** Kind and text of each token. */
function show(source: string): string[] {
	return tokenize(source).map((token) => `${token.kind} ${source.sub(token.start, token.end)}`);
}

describe("tokenize", () => {
	it("tells the kinds apart", () => {
		expect(show('local x = 0xFF + "a" -- note')).toEqual([
			"keyword local",
			"name x",
			"operator =",
			"number 0xFF",
			"operator +",
			'string "a"',
			"comment -- note",
		]);
	});

	it("takes the longest operator", () => {
		expect(show("a //= ... ..= .. -> ::").join(" | ")).toBe(
			"name a | operator //= | operator ... | operator ..= | operator .. | operator -> | operator ::",
		);
	});

	it("counts lines and byte columns from 1", () => {
		const [, second] = tokenize("first\n  second");
		expect([second?.line, second?.column]).toEqual([2, 3]);
	});

	it("nests interpolated strings", () => {
		expect(show("`a{ {1} }b{`c`}d`")).toEqual([
			"string `a{",
			"operator {",
			"number 1",
			"operator }",
			"string }b{",
			"string `c`",
			"string }d`",
		]);
	});

	it("keeps long strings and comments whole", () => {
		expect(show("[==[ ]] ]==] --[[ a\nb ]] x")).toEqual(["string [==[ ]] ]==]", "comment --[[ a\nb ]]", "name x"]);
	});

	it("marks what is not finished yet", () => {
		for (const source of ['"abc', "`abc", "[[abc", "--[[abc"]) {
			expect(tokenize(source)[0]?.isUnfinished).toBe(true);
		}
		expect(show('"abc\nx')).toEqual(['string "abc', "name x"]);
	});

	it("gives a token to every byte that is not white space", () => {
		expect(show("a é $ \0")).toEqual(["name a", "unknown é", "unknown $", "unknown \0"]);
	});
});
