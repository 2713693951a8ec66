import { describe, expect, it } from "@rbxts/jest-globals";

import { parsePropertyKey, printPropertyKey } from "./property-key";

describe("parsePropertyKey", () => {
	it("tells properties, attributes and tags apart, and prints them back", () => {
		for (const key of ["Size", "@Health", "@a/b-c.d_e", "#tags"]) {
			const parsed = parsePropertyKey(key);
			expect(parsed.ok && printPropertyKey(parsed.value)).toBe(key);
		}
	});

	it("refuses attribute names the engine refuses", () => {
		for (const key of ["@", "@RBXInternal", "@two words", `@${string.rep("x", 101)}`])
			expect(parsePropertyKey(key).ok).toBe(false);
	});

	it("refuses keys that are neither", () => {
		for (const key of ["", "#tag", "Size.X", "1st"]) expect(parsePropertyKey(key).ok).toBe(false);
	});
});
