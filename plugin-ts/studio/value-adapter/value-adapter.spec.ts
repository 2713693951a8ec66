import { describe, expect, it } from "@rbxts/jest-globals";

import { fromEngine } from "./from-engine";
import { toEngine } from "./to-engine";

describe("fromEngine", () => {
	it("gives components with the fewest digits that name the same float", () => {
		expect(fromEngine(new Vector3(0.1, 2, -0.3))).toEqual({ __t: "Vector3", x: 0.1, y: 2, z: -0.3 });
	});

	it("gives enums, colours and infinite numbers a wire form", () => {
		expect(fromEngine(Enum.Material.Neon)).toEqual({ __t: "EnumItem", enumType: "Material", name: "Neon" });
		expect(fromEngine(math.huge)).toEqual({ __t: "number", value: "inf" });
		expect(fromEngine(new Color3(2, 0, 0))).toEqual({ __t: "Color3", r: 2, g: 0, b: 0, raw: true });
	});

	it("has no wire form for values that belong to the running place", () => {
		expect(fromEngine(new RaycastParams())).toBeUndefined();
	});
});

describe("toEngine", () => {
	it("gives back what fromEngine took", () => {
		for (const value of [
			new Vector3(0.1, math.huge, 0),
			new UDim2(0.5, 3, 1, -2),
			Enum.PartType.Ball,
			new NumberRange(1, 2.5),
			math.huge,
			"text",
			false,
		]) {
			expect(toEngine(fromEngine(value)!)).toEqual({ ok: true, value });
		}
	});

	it("refuses malformed values with the form to use", () => {
		const made = toEngine({ __t: "Vector3", x: 1 });
		expect(made.ok ? "" : made.error).toContain("expected a Vector3, as in [4, 1, 4]");
	});
});
