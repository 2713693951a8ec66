import { describe, expect, it } from "@rbxts/jest-globals";

import { editDistance, nearestNames, suggestName } from "./nearest";

const PROPERTIES = ["Anchored", "CanCollide", "Color", "Material", "Position", "Size", "Transparency"];

describe("nearestNames", () => {
	it("forgives case, typos, swaps and parts of names", () => {
		expect(nearestNames("anchored", PROPERTIES)).toEqual(["Anchored"]);
		expect(nearestNames("Trasnparency", PROPERTIES)).toEqual(["Transparency"]);
		expect(nearestNames("Collide", PROPERTIES)).toEqual(["CanCollide"]);
	});

	it("suggests nothing when nothing is near", () => {
		expect(suggestName("Velocity", PROPERTIES)).toBe("");
		expect(suggestName("Siez", PROPERTIES)).toBe('; did you mean "Size"?');
	});
});

describe("editDistance", () => {
	it("counts a swap of neighbours once and gives up above the limit", () => {
		expect(editDistance("abcd", "abdc", 3)).toBe(1);
		expect(editDistance("", "abc", 3)).toBe(3);
		expect(editDistance("abc", "xyz", 2)).toBeUndefined();
	});
});
