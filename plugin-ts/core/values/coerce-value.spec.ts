import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonValue } from "../json";
import { coerceAttribute, coerceValue } from "./coerce-value";

const CONTEXT = { enumItems: { Material: ["Plastic", "SmoothPlastic", "Neon"] } };

function coerced(input: JsonValue, expected: string): unknown {
	const result = coerceValue(input, expected, CONTEXT);
	return result.ok ? result.value : result.error;
}

describe("coerceValue", () => {
	it("reads an enum item by name, alone or qualified", () => {
		const plastic = { __t: "EnumItem", enumType: "Material", name: "Plastic" };
		expect(coerced("Plastic", "Enum.Material")).toEqual(plastic);
		expect(coerced("Enum.Material.Plastic", "Material")).toEqual(plastic);
		expect(coerced({ __t: "EnumItem", enum: "Enum.Material", name: "Plastic" }, "Material")).toEqual(plastic);
	});

	it("suggests the nearest item", () => {
		expect(coerced("Plastik", "Enum.Material")).toBe('Enum.Material has no item "Plastik"; did you mean "Plastic"?');
	});

	it("reads colours as hex, components or bytes", () => {
		const orange = { __t: "Color3", r: 1, g: 136 / 255, b: 0 };
		expect(coerced("#ff8800", "Color3")).toEqual(orange);
		expect(coerced([255, 136, 0], "Color3")).toEqual(orange);
		expect(coerced("Color3.fromRGB(255, 136, 0)", "Color3")).toEqual(orange);
		expect(coerced([1, 1, 1], "Color3")).toEqual({ __t: "Color3", r: 1, g: 1, b: 1 });
	});

	it("refuses a colour whose scale is unclear", () => {
		expect(coerced([0.5, 200, 0], "Color3")).toContain("mixes 0 to 1 with 0 to 255");
	});

	it("reads vectors from lists, objects and texts", () => {
		const size = { __t: "Vector3", x: 4, y: 1, z: 4 };
		for (const form of [[4, 1, 4], { x: 4, y: 1, z: 4 }, { X: "4", Y: 1, Z: 4 }, "4, 1, 4", "Vector3.new(4, 1, 4)"]) {
			expect(coerced(form, "Vector3")).toEqual(size);
		}
	});

	it("refuses what has too few components or members that would be ignored", () => {
		expect(coerced([4, 1], "Vector3")).toBe(
			"expected a Vector3, as in [4, 1, 4]; got [4,1]: it needs exactly x, y, z.",
		);
		expect(coerced({ x: 1, y: 2, z: 3, w: 4 }, "Vector3")).toContain("it needs exactly x, y, z");
	});

	it("reads a CFrame from a position and an orientation in degrees", () => {
		expect(coerced({ position: [1, 2, 3], orientation: [0, 90, 0] }, "CFrame")).toEqual({
			__t: "CFrame",
			components: [1, 2, 3, 0, 0, 1, 0, 1, 0, -1, 0, 0],
		});
	});

	it("reads UDim2 in every common form", () => {
		const half = { __t: "UDim2", x: { scale: 0.5, offset: 0 }, y: { scale: 0, offset: 40 } };
		for (const form of [
			[0.5, 0, 0, 40],
			"{0.5, 0}, {0, 40}",
			"UDim2.new(0.5, 0, 0, 40)",
			{ x: [0.5, 0], y: { scale: 0, offset: 40 } },
		]) {
			expect(coerced(form, "UDim2")).toEqual(half);
		}
	});

	it("gives references their canonical path", () => {
		expect(coerced("Workspace/House", "Instance")).toEqual({ __t: "Instance", path: "game.Workspace.House" });
	});

	it("refuses a value of another type by both names", () => {
		expect(coerced({ __t: "Color3", r: 1, g: 1, b: 1 }, "Vector3")).toContain("got a Color3");
	});

	it("refuses types that cannot be written by name", () => {
		expect(coerced("x", "SharedString")).toBe(
			"values of type SharedString cannot be written from here; leave this property out.",
		);
	});

	it("lets infinities travel although JSON has none", () => {
		expect(coerced("inf", "float")).toEqual({ __t: "number", value: "inf" });
		expect(coerced(["inf", 0, 0], "Vector3")).toEqual({ __t: "Vector3", x: "inf", y: 0, z: 0 });
	});

	it("keeps Font the datatype apart from Font the enum", () => {
		expect(coerced("Arial", "Font")).toEqual({
			__t: "Font",
			family: "rbxasset://fonts/families/Arial.json",
			weight: "Regular",
			style: "Normal",
		});
		expect(coerced("Arial", "Enum.Font")).toContain("no enum Font");
	});
});

describe("coerceAttribute", () => {
	it("takes plain values as they are and typed values by their own type", () => {
		expect(coerceAttribute("#ff8800", CONTEXT)).toEqual({ ok: true, value: "#ff8800" });
		expect(coerceAttribute({ __t: "Vector2", x: 1, y: 2 }, CONTEXT)).toEqual({
			ok: true,
			value: { __t: "Vector2", x: 1, y: 2 },
		});
	});

	it("refuses what an attribute cannot hold", () => {
		expect(coerceAttribute([1, 2, 3], CONTEXT).ok).toBe(false);
		expect(coerceAttribute({ __t: "Ray", origin: [0, 0, 0], direction: [0, 1, 0] }, CONTEXT).ok).toBe(false);
	});
});
