import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { findMembers, setMember } from "./json-members.ts";

const jsonObject = fc.dictionary(
	fc.string({ unit: "binary", maxLength: 8 }).filter((key) => key !== "__proto__"),
	fc.jsonValue({ maxDepth: 3 }),
);

describe("JSON members", () => {
	it("finds the text of every member that JSON.parse sees", () => {
		fc.assert(
			fc.property(jsonObject, fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
				const text = ` ${JSON.stringify(value, undefined, indent)}\n`;
				const found = Object.fromEntries(
					[...findMembers(text)].map(([key, { start, end }]) => [key, JSON.parse(text.slice(start, end))]),
				);
				expect(found).toEqual(JSON.parse(text));
			}),
			{ verbose: 1 },
		);
	});

	it("sets a member and leaves the others as they were", () => {
		fc.assert(
			fc.property(jsonObject, fc.string({ unit: "binary" }), fc.constantFrom(undefined, 2), (value, model, indent) => {
				const text = JSON.stringify(value, undefined, indent);
				expect(JSON.parse(setMember(text, "model", model))).toEqual({ ...JSON.parse(text), model: model });
			}),
			{ verbose: 1 },
		);
	});

	it("keeps numbers, escapes and spaces that a round trip would change", () => {
		const text = '{ "id": 12345678901234567890, "n": 1.0, "s": "\\u0041\\/", "model" : "old" ,"model":"older" }';
		expect(setMember(text, "model", "new")).toBe(
			'{ "id": 12345678901234567890, "n": 1.0, "s": "\\u0041\\/", "model" : "old" ,"model":"new" }',
		);
		expect(setMember("{}", "model", "m")).toBe('{"model":"m"}');
	});
});
