import { reflection } from "rbx-dom";
import { beforeAll, describe, expect, it } from "vitest";

import { createLuauModules, type LuauModules } from "./luau-modules.ts";

let luau: LuauModules;
beforeAll(async () => {
	luau = await createLuauModules();
});

const show = (...expressions: readonly string[]): readonly unknown[] =>
	luau.run(
		`local enums = import("enums") local Enum = enums.Enum return ${expressions.map((text) => `tostring(${text})`).join(", ")}`,
	);

const failure = (expression: string): unknown =>
	luau.run(
		`local enums = import("enums") local Enum = enums.Enum return pcall(function() return ${expression} end)`,
	)[1];

describe("Enum", () => {
	it("has items with a name, a value and their enum", () => {
		expect(
			show(
				"Enum.Material.Plastic",
				"Enum.Material.Plastic.Name",
				"Enum.Material.Plastic.Value",
				"Enum.Material.Plastic.EnumType == Enum.Material",
				"Enum.Material.Plastic == Enum.Material.Plastic",
				"Enum.Material.Plastic ~= Enum.Material.Wood",
				"Enum.Material.Plastic:IsA('Material')",
				"Enum.Material",
				"Enum",
			),
		).toEqual(["Enum.Material.Plastic", "Plastic", "256", "true", "true", "true", "true", "Material", "Enums"]);
	});

	it("finds items by name and value and lists them", () => {
		expect(
			show(
				"Enum.Material:FromName('Wood')",
				"Enum.Material:FromValue(512)",
				"Enum.Material:FromName('Wool')",
				"Enum.SortOrder.Name",
				"Enum.NormalId:GetEnumItems()[1]",
				"#Enum:GetEnums()",
				"Enum:GetEnums()[1]:GetEnumItems()[1] ~= nil",
			),
		).toEqual([
			"Enum.Material.Wood",
			"Enum.Material.Wood",
			"nil",
			"Enum.SortOrder.Name",
			"Enum.NormalId.Right",
			String(reflection.enumNames().length),
			"true",
		]);
	});

	it("holds exactly what the reflection database does", () => {
		const seen = JSON.parse(
			String(
				luau.evaluate(`local result = {}
					for _, enum in import("enums").Enum:GetEnums() do
						local items = {}
						for _, item in enum:GetEnumItems() do items[item.Name] = item.Value end
						result[tostring(enum)] = if next(items) then items else import("json").emptyObject
					end
					return import("json").encode(result)`),
			),
		) as unknown;
		const known = reflection.enumNames().map((name) => [name, reflection.enumItems(name)] as const);
		expect(seen).toEqual(Object.fromEntries(known));
	});

	it("names what does not exist", () => {
		expect(failure("Enum.Material.Foo")).toContain('Foo is not a valid member of "Enum.Material"');
		expect(failure("Enum.Foo")).toContain('Foo is not a valid member of "Enum"');
		expect(failure("Enum.Material.Plastic.Foo")).toContain('Foo is not a valid member of "EnumItem"');
	});

	it("casts what scripts may give for an enum", () => {
		expect(
			show(
				"enums.cast('Material', 'Wood')",
				"enums.cast('Material', 256)",
				"enums.cast('Material', Enum.Material.Sand)",
			),
		).toEqual(["Enum.Material.Wood", "Enum.Material.Plastic", "Enum.Material.Sand"]);
		expect(failure("enums.cast('Material', 'Foo')")).toContain('Invalid value "Foo" for enum Material');
		expect(failure("enums.cast('Material', Enum.NormalId.Top)")).toContain(
			"Enum.Material expected, got Enum.NormalId.Top",
		);
	});
});
