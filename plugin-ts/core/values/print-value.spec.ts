import { describe, expect, it } from "@rbxts/jest-globals";

import { JSON_NULL } from "../json-kind";
import { printValue } from "./print-value";

describe("printValue", () => {
	it("is short and readable for every kind of value", () => {
		expect(printValue({ __t: "Vector3", x: 4, y: 1.25, z: 4 })).toBe("Vector3(4, 1.25, 4)");
		expect(printValue({ __t: "Color3", r: 1, g: 136 / 255, b: 0 })).toBe("#ff8800");
		expect(printValue({ __t: "EnumItem", enumType: "Material", name: "Plastic" })).toBe("Material.Plastic");
		expect(printValue({ __t: "CFrame", components: [1, 2, 3, 0, 0, 1, 0, 1, 0, -1, 0, 0] })).toBe(
			"CFrame(1, 2, 3; turned 0°, 90°, 0°)",
		);
		expect(printValue({ __t: "Instance", path: "game.Workspace" })).toBe("game.Workspace");
		expect(printValue("text")).toBe("text");
		expect(printValue(0.30000001192092896)).toBe("0.3");
		expect(printValue(JSON_NULL)).toBe("none");
	});

	it("shows unequal colours differently", () => {
		expect(printValue({ __t: "Color3", r: 0.501, g: 0, b: 0 })).toBe("Color3(0.501, 0, 0)");
	});

	it("prints what it does not know as JSON", () => {
		expect(printValue({ __t: "Novelty", a: [1] })).toBe('{"__t":"Novelty","a":[1]}');
	});
});
