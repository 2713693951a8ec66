import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { createSampler } from "./sampler.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("paths");
const CASES = 5000;

interface Segment {
	readonly name: string;
	readonly index?: number;
}

type Parsed =
	{ readonly ok: true; readonly value: readonly Segment[] } | { readonly ok: false; readonly error: string };

const plugin = PluginCalls.forTests();

const AWKWARD = [
	'"',
	"\\",
	"'",
	"[",
	"]",
	".",
	"/",
	":",
	"\n",
	"\r",
	"\t",
	"\0",
	" ",
	"é",
	"😀",
	"end",
	"game",
	"workspace",
	"1",
	"[",
];

const nameArbitrary = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.string({ unit: "grapheme", maxLength: 8 }),
	fc.array(fc.constantFrom(...AWKWARD), { maxLength: 8 }).map((parts) => parts.join("")),
	fc.constantFrom("Workspace", "My.Part", "Wall [A]", "game", "workspace", "script", "end", "_", "2x", ""),
);

const segmentArbitrary: fc.Arbitrary<Segment> = fc.record(
	{ name: nameArbitrary, index: fc.integer({ min: 1, max: 99_999 }) },
	{ requiredKeys: ["name"] },
);

const sample = createSampler(SEED, CASES);

describe("paths", () => {
	it(`parse ∘ print is the identity for ${CASES} paths`, async () => {
		const paths = sample(fc.array(segmentArbitrary, { maxLength: 5 }));
		const printed = await plugin.each(
			"core/path",
			"printPath",
			paths.map((path) => [path]),
		);
		const parsed = await plugin.each(
			"core/path",
			"parsePath",
			printed.map((text) => [text]),
		);
		parsed.forEach((result, index) => {
			expect(result, String(printed[index])).toEqual({ ok: true, value: paths[index] });
		});
	});

	it(`print ∘ parse ∘ print is stable: the canonical form is its own`, async () => {
		const paths = sample(fc.array(segmentArbitrary, { minLength: 1, maxLength: 3 })).slice(0, 1000);
		const printed = await plugin.each(
			"core/path",
			"printPath",
			paths.map((path) => [path]),
		);
		const parsed = (await plugin.each(
			"core/path",
			"parsePath",
			printed.map((text) => [text]),
		)) as Parsed[];
		const again = await plugin.each(
			"core/path",
			"printPath",
			parsed.map((result) => [result.ok ? result.value : []]),
		);
		expect(again).toEqual(printed);
	});

	it("keeps names of any bytes, UTF-8 or not", async () => {
		const failures = await plugin.studio.execute(`
			local path = require(pluginRoot.TS.core.path)
			local random = Random.new(${SEED})
			local failures = {}
			for case = 1, 3000 do
				local bytes = {}
				for at = 1, random:NextInteger(0, 10) do
					bytes[at] = string.char(random:NextInteger(0, 255))
				end
				local name = table.concat(bytes)
				local text = path.printPath({ { name = "Workspace" }, { name = name, index = if case % 3 == 0 then case else nil } })
				local parsed = path.parsePath(text)
				local last = parsed.ok and parsed.value[2]
				if not last or last.name ~= name or #parsed.value ~= 2 or utf8.len(text) == nil then
					table.insert(failures, text)
				end
			end
			return failures
		`);
		expect(failures).toEqual([]);
	});

	it(`never throws and never invents: ${CASES} random texts are refused with a sentence or read as what prints back`, async () => {
		const noise = fc.array(
			fc.oneof(fc.constantFrom(...AWKWARD, "[2]", '["a"]', ".b", "game", ":GetService("), fc.string({ maxLength: 3 })),
			{ maxLength: 8 },
		);
		const texts = sample(noise.map((parts) => parts.join("")));
		const parsed = (await plugin.each(
			"core/path",
			"parsePath",
			texts.map((text) => [text]),
		)) as Parsed[];
		const good = parsed.flatMap((result) => (result.ok ? [result.value] : []));
		for (const result of parsed) {
			if (!result.ok) expect(result.error).toMatch(/Write it as |The path is empty/);
		}
		const printed = await plugin.each(
			"core/path",
			"printPath",
			good.map((path) => [path]),
		);
		const again = (await plugin.each(
			"core/path",
			"parsePath",
			printed.map((text) => [text]),
		)) as Parsed[];
		expect(again.map((result) => (result.ok ? result.value : undefined))).toEqual(good);
	});
});
