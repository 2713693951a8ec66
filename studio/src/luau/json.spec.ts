import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createLuauModules, type LuauModules } from "./luau-modules.ts";

let luau: LuauModules;
beforeAll(async () => {
	luau = await createLuauModules();
});

const encode = (expression: string): unknown => luau.evaluate(`return import("json").encode(${expression})`);
const failure = (statements: string): string => {
	const [ok, message] = luau.run(`return pcall(function() local json = import("json") ${statements} end)`);
	expect(ok).toBe(false);
	return String(message);
};

/** Decodes in Luau and encodes again, keeping nulls and empty objects apart as the emulation can. */
const recode = (text: string): unknown =>
	luau.evaluate(`local json = import("json") return json.encode(json.decode((...)))`, text);

/** JSON values that HttpService keeps as they are: no nulls, no empty objects. */
const keptValues = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.boolean(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.integer(),
		fc.string({ unit: "grapheme" }),
		fc.array(tie("value"), { maxLength: 5 }),
		fc.dictionary(fc.string({ unit: "grapheme", minLength: 1 }), tie("value"), { minKeys: 1, maxKeys: 5 }),
	),
})).value;

describe("json.encode", () => {
	it("writes tables as HttpService does", () => {
		expect(encode("{}")).toBe("[]");
		expect(encode("{ 1, 2, name = 3 }")).toBe("[1,2]");
		expect(encode("{ name = {} }")).toBe('{"name":[]}');
		expect(encode("{ [3] = true }")).toBe("[null,null,true]");
		expect(encode("{ print, x = 1 }")).toBe("[null]");
		expect(encode('{ part = import("datatypes/all").Vector3.zero }')).toBe('{"part":null}');
		expect(encode("import('json').emptyObject")).toBe("{}");
		expect(encode("nil")).toBe("null");
	});

	it("writes numbers without loss and without needless digits", () => {
		expect(encode("{ 1, -0.5, 1e15, 2^53, 1e21, 0.1, 1/3, -12 }")).toBe(
			"[1,-0.5,1000000000000000,9007199254740992,1e+21,0.1,0.3333333333333333,-12]",
		);
		expect(encode("{ 0/0, math.huge, -math.huge }")).toBe("[nan,inf,-inf]");
	});

	it("escapes what must be escaped and nothing else", () => {
		expect(encode('"a\\"b\\\\c\\n\\t\\0\\127é😀/"')).toBe('"a\\"b\\\\c\\n\\t\\u0000\x7fé😀/"');
	});

	it("refuses cycles and text that is not UTF-8", () => {
		expect(failure("local t = {} t.t = t json.encode(t)")).toContain("Can't convert to JSON");
		expect(failure('json.encode("\\xff")')).toContain("Can't convert to JSON");
		expect(encode("(function() local shared = { 1 } return { shared, shared } end)()")).toBe("[[1],[1]]");
	});

	it("carries buffers", () => {
		expect(
			luau.evaluate(`local json = import("json")
				return buffer.tostring(json.decode(json.encode(buffer.fromstring("a\\0b\\255"))) :: buffer) == "a\\0b\\255"`),
		).toBe(true);
	});
});

describe("json.decode", () => {
	it("reads every kind of value", () => {
		expect(recode(' { "a" : [ 1 , -2.5e3 , true , false ] , "b" : "\\u00e9\\ud83d\\ude00\\/" } ')).toSatisfy(
			(text: string) => {
				expect(JSON.parse(text)).toEqual({ a: [1, -2500, true, false], b: "é😀/" });
				return true;
			},
		);
	});

	it("leaves nulls out, or replaces them by what the emulation asks for", () => {
		expect(
			luau.run(
				`local value = import("json").decode('{"a":null,"b":[1,null,3]}') return value.a, value.b[2], value.b[3]`,
			),
		).toEqual([undefined, undefined, 3]);
		expect(
			luau.evaluate(`local json = import("json") return json.encode(json.decode('[null,{"a":null}]', json.null))`),
		).toBe('[null,{"a":null}]');
	});

	it.each([
		"",
		" ",
		"{",
		"[1",
		"[1,]",
		'{"a"}',
		'{"a":}',
		'{"a":1,}',
		"{a:1}",
		"'x'",
		'"x',
		'"\\x"',
		'"\\u12"',
		'"\\ud800"',
		'"a\nb"',
		"01",
		"1.",
		".5",
		"-",
		"1e",
		"+1",
		"nul",
		"tru",
		"nan",
		"inf",
		"[1] 2",
		"//",
		"{1:2}",
	])("refuses %j", (text) => {
		const [ok, message] = luau.run(`return pcall(import("json").decode, (...))`, text);
		expect([ok, String(message)]).toEqual([false, expect.stringContaining("Can't parse JSON")]);
	});

	it("agrees with JSON.parse on what is JSON at all", () => {
		const fragments = fc.array(
			fc.constantFrom(
				"{",
				"}",
				"[",
				"]",
				",",
				":",
				'"',
				"a",
				"1",
				"-",
				".",
				"e",
				"0",
				"true",
				"null",
				" ",
				"\\",
				"u0041",
			),
			{
				maxLength: 12,
			},
		);
		fc.assert(
			fc.property(fragments, (parts) => {
				const text = parts.join("");
				const [ok] = luau.run(`return pcall(import("json").decode, (...))`, text);
				expect(ok).toBe(isJson(text));
			}),
			{ numRuns: 1000, verbose: 1 },
		);
	});

	it("is undone by encode for all values that Luau can hold", () => {
		fc.assert(
			fc.property(keptValues, (value) => {
				const text = JSON.stringify(value);
				expect(JSON.parse(String(recode(text)))).toEqual(JSON.parse(text));
			}),
			{ numRuns: 500, verbose: 1 },
		);
	});
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
