import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { createSampler } from "./sampler.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("model-json");
const CASES = 3000;

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

const plugin = PluginCalls.forTests();

const sample = createSampler(SEED, CASES);

const text = fc.oneof(
	fc.string({ maxLength: 8 }),
	fc.string({ unit: "grapheme", maxLength: 6 }),
	fc.constantFrom('say "hi"', "a\\b", "l1\nl2\ttab", "\u0001", "{", "]", "//x", "/*"),
);
const number = fc
	.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger())
	.map((value) => (Object.is(value, -0) ? 0 : value));
const key = fc.string({ unit: fc.constantFrom(..."abcdefgh_".split("")), minLength: 1, maxLength: 6 });

/** Without nulls in objects, which arguments drop. */
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		text,
		number,
		fc.boolean(),
		fc.array(tie("value"), { maxLength: 4 }),
		fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
	),
}));
const object = fc.dictionary(key, json, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

function parseAll(texts: readonly string[]): Promise<Parsed[]> {
	return plugin.each(
		"model/json-repair",
		"parseLenientJson",
		texts.map((one) => [one]),
	) as Promise<Parsed[]>;
}

/** Whether `part` is `whole` with things missing only at the end of lists and objects, and nothing changed. */
function isLeadingPart(part: unknown, whole: unknown): boolean {
	if (Array.isArray(part) && Array.isArray(whole))
		return part.length <= whole.length && part.every((item, index) => isLeadingPart(item, whole[index]));
	if (isPlain(part) && isPlain(whole))
		return Object.entries(part).every(([name, value]) => isLeadingPart(value, whole[name]));
	return Object.is(part, whole);
}

function isPlain(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

describe("JSON", () => {
	it(`print ∘ parse is the identity on ${CASES} documents, nulls and empty tables included`, async () => {
		const documents = sample(fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" })).map((value) =>
			JSON.stringify(value),
		);
		const parsed = (await plugin.each(
			"core/json-parse",
			"parseJson",
			documents.map((one) => [one, { nulls: "keep" }]),
		)) as Parsed[];
		const printed = (await plugin.each(
			"core/json-print",
			"printJson",
			parsed.map((result) => [result.ok ? result.value : result.error]),
		)) as string[];
		printed.forEach((one, index) => expect(JSON.parse(one), documents[index]).toEqual(JSON.parse(documents[index]!)));
	});

	it("accepts exactly what JSON.parse accepts, on documents with a character changed", async () => {
		const characters = fc.constantFrom(...'{}[]",:0123.-+eE \\truefalsn\n'.split(""));
		const broken = sample(fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), characters, fc.boolean())).map(
			([one, at, instead, isInsert]) => {
				const place = at % (one.length + 1);
				return one.slice(0, place) + instead + one.slice(place + (isInsert ? 0 : 1));
			},
		);
		const parsed = (await plugin.each(
			"core/json-parse",
			"parseJson",
			broken.map((one) => [one]),
		)) as Parsed[];
		parsed.forEach((result, index) => expect(result.ok, broken[index]).toBe(isJson(broken[index]!)));
	});

	it("equal values print alike, whatever the order of their keys", async () => {
		const objects = sample(object, 500);
		const reversed = objects.map((one) => Object.fromEntries(Object.entries(one).reverse()));
		const printed = await plugin.each(
			"core/json-print",
			"printJson",
			[...objects, ...reversed].map((one) => [one]),
		);
		expect(printed.slice(0, objects.length)).toEqual(printed.slice(objects.length));
	});
});

function isJson(one: string): boolean {
	try {
		JSON.parse(one);
		return true;
	} catch {
		return false;
	}
}

describe("JSON repair", () => {
	it("reads what models get wrong as what they meant", async () => {
		const objects = sample(object);
		const spoiled = objects.flatMap((one) => {
			const plain = JSON.stringify(one);
			const spaced = JSON.stringify(one, undefined, 1);
			return [
				plain.replace(/\}$/, ",}"),
				`\`\`\`json\n${spaced}\n\`\`\``,
				`// the arguments\n${plain} /* done */`,
				`${plain}}`,
				plain.slice(0, -1),
				`{}${plain}`,
			];
		});
		const parsed = await parseAll(spoiled);
		parsed.forEach((result, index) => {
			const whole = objects[Math.floor(index / 6)];
			// The fifth form lacks its last bracket; a number or word that ends the text could go on, so that is refused.
			const isCutInside = index % 6 === 4 && !/["\]}]$/.test(spoiled[index]!);
			if (isCutInside) expect(result.ok, spoiled[index]).toBe(false);
			else expect(result, spoiled[index]).toEqual({ ok: true, value: whole });
		});
	});

	it("never completes what the end of the text cut: every prefix is refused or holds only whole parts", async () => {
		const cut = sample(fc.tuple(object, fc.nat())).map(([one, at]) => ({
			one,
			prefix: JSON.stringify(one).slice(0, at % JSON.stringify(one).length),
		}));
		const parsed = await parseAll(cut.map(({ prefix }) => prefix));
		parsed.forEach((result, index) => {
			const { one, prefix } = cut[index]!;
			if (result.ok) expect(isLeadingPart(result.value, one), `${prefix} → ${JSON.stringify(result.value)}`).toBe(true);
			else expect(result.error).toMatch(/Send .*again/);
		});
		expect(parsed.some((result) => result.ok)).toBe(true);
	});

	it("never throws on random text", async () => {
		const noise = sample(
			fc.array(
				fc.oneof(
					fc.constantFrom(
						"{",
						"}",
						"[",
						"]",
						'"',
						"'",
						":",
						",",
						"//",
						"/*",
						"*/",
						"\\",
						"\\u",
						"1",
						"tru",
						"None",
						"```",
					),
					fc.string({ maxLength: 3 }),
				),
				{ maxLength: 12 },
			),
		);
		const parsed = await parseAll(noise.map((parts) => parts.join("")));
		expect(parsed.every((result) => result.ok || result.error.length > 0)).toBe(true);
	});
});
