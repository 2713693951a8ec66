import { describe, expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

const { execute } = shareStudio();
const reflect = (chunk: string): Promise<unknown> =>
	execute(`local reflection = game:GetService("ReflectionService") ${chunk}`);

describe("ReflectionService", () => {
	test("describes classes and what may be done with them", async () => {
		const seen = (await reflect(`
			local function permits(name)
				local class = reflection:GetClass(name)
				return { class.Name, class.Superclass, class.Permits.New ~= nil, class.Permits.GetService ~= nil }
			end
			return { permits("Part"), permits("BasePart"), permits("Lighting"), reflection:GetClass("Nonsense") == nil }`)) as unknown;
		expect(seen).toEqual([
			["Part", "FormFactorPart", true, false],
			["BasePart", "PVInstance", false, false],
			["Lighting", "Instance", false, true],
			true,
		]);
	});

	test("lists classes, all or those of a kind, and the direct subclasses of one", async () => {
		const [all, lights, subclasses] = (await reflect(`
			local function names(classes)
				local list = {}
				for index, class in classes do list[index] = class.Name end
				return list
			end
			return {
				#reflection:GetClasses(), names(reflection:GetClasses({ IsA = "Light" })), reflection:GetClass("Light").Subclasses,
			}`)) as [number, string[], string[]];
		expect(all).toBeGreaterThan(800);
		expect(lights).toEqual(["Light", "PointLight", "SpotLight", "SurfaceLight"]);
		expect(subclasses).toEqual(["PointLight", "SpotLight", "SurfaceLight"]);
	});

	test("describes properties: type, owner, access, storage, deprecation", async () => {
		const seen = await reflect(`
			local found = {}
			for _, property in reflection:GetPropertiesOfClass("Part") do
				found[property.Name] = {
					owner = property.Owner,
					type = property.Type,
					access = (if property.Permits.Read then "read" else "") .. (if property.Permits.Write then " write" else ""),
					isStored = property.Serialized,
					isDeprecated = property.Display ~= nil,
				}
			end
			return { found.Material, found.Transparency, found.Mass, found.brickColor.isDeprecated, found.Anchored.type, found.Name.type }`);
		expect(seen).toEqual([
			{
				owner: "BasePart",
				type: { EngineType: "EnumItem", ScriptType: "EnumItem", EnumType: "Material" },
				access: "read write",
				isStored: true,
				isDeprecated: false,
			},
			{
				owner: "BasePart",
				type: { EngineType: "float", ScriptType: "number" },
				access: "read write",
				isStored: true,
				isDeprecated: false,
			},
			expect.objectContaining({ access: "read", isStored: false }),
			true,
			{ EngineType: "bool", ScriptType: "boolean" },
			{ EngineType: "string", ScriptType: "string" },
		]);
	});

	test("lists own members only on request, and methods and events too", async () => {
		const seen = await reflect(`
			local function names(list)
				local result = {}
				for index, each in list do result[index] = each.Name end
				return table.concat(result, " ")
			end
			local own = { ExcludeInherited = true }
			return {
				names(reflection:GetPropertiesOfClass("Part", own)),
				names(reflection:GetMethodsOfClass("Selection", own)),
				names(reflection:GetEventsOfClass("Selection", own)),
				reflection:GetPropertiesOfClass("Nonsense") == nil,
			}`);
		expect(seen).toEqual(["Shape", "Add Get Remove Set", "SelectionChanged", true]);
	});

	test("refuses filters that are not emulated", async () => {
		await expect(reflect(`return reflection:GetPropertiesOfClass("Part", { Security = {} })`)).rejects.toThrow(
			"not emulated: ReflectionService:GetPropertiesOfClass with the filter Security",
		);
	});
});

describe("EncodingService", () => {
	test("encodes and decodes Base64", async () => {
		const seen = await execute(`
			local encoding = game:GetService("EncodingService")
			local function encode(text) return buffer.tostring(encoding:Base64Encode(buffer.fromstring(text))) end
			local function decode(text) return buffer.tostring(encoding:Base64Decode(buffer.fromstring(text))) end
			local all = {}
			for code = 0, 255 do all[code + 1] = string.char(code) end
			local bytes = table.concat(all)
			return { encode(""), encode("a"), encode("ab"), encode("abc"), decode("YWI="), decode(encode(bytes)) == bytes }`);
		expect(seen).toEqual(["", "YQ==", "YWI=", "YWJj", "ab", true]);
	});

	test("refuses what is no Base64 and no buffer", async () => {
		const encoding = `local encoding = game:GetService("EncodingService")`;
		await expect(execute(`${encoding} encoding:Base64Decode(buffer.fromstring("a!b="))`)).rejects.toThrow("Invalid");
		await expect(execute(`${encoding} encoding:Base64Encode("text")`)).rejects.toThrow("buffer expected, got string");
	});
});
