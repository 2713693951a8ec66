import { describe, expect, it } from "@rbxts/jest-globals";

import { readArguments } from "./json-repair";

function read(text: string): unknown {
	const result = readArguments(text);
	return result.ok ? result.value : result.error;
}

describe("readArguments", () => {
	it.each([
		['{"a": 1,}', { a: 1 }],
		["{'a': 'b'}", { a: "b" }],
		["{a: True, b: None}", { a: true }],
		['{"a": "line 1\nline 2"}', { a: "line 1\nline 2" }],
		['{"pattern": "%d+\\d"}', { pattern: "%d+\\d" }],
		['```json\n{"a": 1}\n```', { a: 1 }],
		['{"a": [1, {"b": "c"', { a: [1, { b: "c" }] }],
		['{"a": 1}}', { a: 1 }],
		['{}{"a": 1}', { a: 1 }],
		['"{\\"a\\": 1}"', { a: 1 }],
		["", {}],
	])("reads %s", (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	it.each(['{"source": "local x', '{"line": 1', '{"a": tru', '{"a": [1,', '{"a":', '{"a"', "{"])(
		"never completes %s",
		(text) => {
			expect(read(text)).toContain("cut off");
		},
	);

	it("refuses what could mean two things", () => {
		expect(read("{'a': 'it's'}")).toContain("Invalid JSON at line 1, column 11");
		expect(read('{"a": 1} {"b": 2}')).toContain("more text after the value");
		expect(read("[1]")).toContain("must be one JSON object");
	});
});
