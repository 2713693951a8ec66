import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonObject } from "./json";
import { EMPTY_OBJECT, JSON_NULL } from "./json-kind";
import { parseJson } from "./json-parse";
import { printJson } from "./json-print";

function parsed(text: string, keepsNulls = false) {
	const result = parseJson(text, { nulls: keepsNulls ? "keep" : "drop" });
	return result.ok ? result.value : error(result.error);
}

describe("parseJson", () => {
	it("reads values, escapes and surrogate pairs", () => {
		expect(parsed('{"a": [1, -2.5e3, true], "b": "\\u00e9\\ud83d\\ude00\\n"}')).toEqual({
			a: [1, -2500, true],
			b: "é😀\n",
		});
	});

	it("drops null members but keeps the place of null elements", () => {
		const value = parsed('{"a": null, "list": [null, 1]}') as JsonObject;
		expect(value.a).toBeUndefined();
		expect((value.list as readonly unknown[])[0]).toBe(JSON_NULL);
	});

	it("keeps null members and tells {} from [] where a message is to be echoed", () => {
		expect(printJson(parsed('{"a":null,"b":{},"c":[]}', true))).toBe('{"a":null,"b":{},"c":[]}');
		expect(parsed("{}")).toBe(EMPTY_OBJECT);
	});

	it("says what was expected and where", () => {
		const result = parseJson('{\n  "a": 1,\n  b: 2\n}');
		expect(result).toEqual({ ok: false, error: "Invalid JSON at line 3, column 3: expected a key in double quotes." });
	});

	it("refuses what JSON does not have", () => {
		for (const text of ["01", "1.", ".5", "+1", "nul", "[1,]", '{"a":1,}', '"a\nb"', '"\\x"', "[1] 2", "", '"a']) {
			expect(parseJson(text).ok).toBe(false);
		}
	});

	it("refuses nesting that would exhaust the stack", () => {
		expect(parseJson(string.rep("[", 100000)).ok).toBe(false);
	});
});

describe("printJson", () => {
	it("sorts keys, so that equal values print alike", () => {
		expect(printJson({ b: 1, a: [true, "x"], c: { z: 1, y: 2 } })).toBe('{"a":[true,"x"],"b":1,"c":{"y":2,"z":1}}');
	});

	it("keeps numbers exact and names those that JSON lacks", () => {
		expect(printJson([0.1, 9007199254740991, -1e-7, math.huge])).toBe('[0.1,9007199254740991,-1e-07,"inf"]');
	});

	it("never prints bytes that are not UTF-8", () => {
		expect(printJson(`a${string.char(255)}b`)).toBe('"a\u{FFFD}b"');
	});
});
