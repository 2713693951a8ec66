import { readdirSync, readFileSync } from "node:fs";

import { Dom, readBinary, readXml, reflection, type JsonValue, type Variant } from "rbx-dom";
import { beforeAll, describe, expect, it } from "vitest";

import { createLuauModules, type LuauModules } from "./luau-modules.ts";

const PLACES = new URL("../../fixtures/places/", import.meta.url);
const ROUND_TRIP = `
local codec, json = import("codec"), import("json")
local entries = json.decode((...))
local answers = {}
for index, entry in entries do
	local name, savedType, content, enumName = entry.name, entry.type, entry.content, entry.enumName
	local function resolve(referent) return if referent == "unknown" then nil else "ref:" .. referent end
	local value, hints = codec.decode(savedType, content, resolve, enumName)
	local function refOf(text) return string.sub(text, 5) end
	if savedType == "Ref" and value ~= nil then
		-- Instances are stood in for by text here, which codec.fits would refuse.
		answers[index] = { "Ref", refOf(value) }
	else
		local outType, outContent = codec.encode(value, savedType, refOf, hints)
		answers[index] = { outType, outContent }
	end
end
return json.encode(answers)`;

interface Entry {
	readonly name: string;
	readonly type: string;
	readonly content: JsonValue;
	readonly enumName?: string;
}

let luau: LuauModules;
beforeAll(async () => {
	luau = await createLuauModules();
});

/** Decodes and encodes every entry in the VM. */
function roundTrip(entries: readonly Entry[]): readonly (readonly [string, JsonValue])[] {
	return JSON.parse(String(luau.evaluate(ROUND_TRIP, JSON.stringify(entries)))) as (readonly [string, JsonValue])[];
}

function entryOf(className: string, property: string, variant: Variant): Entry {
	const [type = "", content = null] = Object.entries(variant)[0] ?? [];
	const description = reflection.property(className, property) as { DataType?: { Enum?: string } } | null;
	const enumName = description?.DataType?.Enum;
	return { name: `${className}.${property}`, type, content, ...(enumName === undefined ? {} : { enumName }) };
}

/** Makes equal what rbx-dom reads as equal: sides in any order, integers as text, numbers in their own precision. */
function canonical(type: string, content: JsonValue): JsonValue {
	if (type === "Faces" || type === "Axes") {
		return [...(content as string[])].sort();
	}
	if (type === "Int64" || type === "SecurityCapabilities") {
		return String(content);
	}
	if (type === "Attributes") {
		const entries = Object.entries(content as Record<string, Variant>);
		return Object.fromEntries(entries.map(([name, variant]) => [name, canonicalVariant(variant)]));
	}
	if (type === "OptionalCFrame" && content === null) {
		return null;
	}
	return canonicalNumbers(content, type !== "Float64");
}

function canonicalVariant(variant: Variant): JsonValue {
	return Object.fromEntries(Object.entries(variant).map(([type, content]) => [type, canonical(type, content)]));
}

function canonicalNumbers(content: JsonValue, isSingle: boolean): JsonValue {
	if (Array.isArray(content)) {
		return content.map((item) => canonicalNumbers(item, isSingle));
	}
	if (typeof content === "object" && content !== null) {
		return Object.fromEntries(Object.entries(content).map(([key, item]) => [key, canonicalNumbers(item, isSingle)]));
	}
	if (typeof content === "number") {
		const rounded = isSingle ? Math.fround(content) : content;
		return Number.isFinite(rounded) ? rounded + 0 : null;
	}
	return content;
}

/** JSON as JavaScript writes it drops the sign of a negative zero, on its way into rbx-dom too. */
function positiveZeros(content: JsonValue): JsonValue {
	return JSON.parse(JSON.stringify(content)) as JsonValue;
}

const databaseDefaults = (): readonly Entry[] =>
	Object.entries(reflection.database().Classes).flatMap(([className, description]) => {
		const { DefaultProperties } = description as unknown as { DefaultProperties: Record<string, Variant> };
		return Object.entries(DefaultProperties).map(([property, variant]) => entryOf(className, property, variant));
	});

function openPlace(file: string): Dom {
	const data = readFileSync(new URL(file, PLACES));
	return file.endsWith("x") ? readXml(data) : readBinary(data);
}

const placeFiles = readdirSync(PLACES).filter((file) => /\.rbxlx?$/.test(file));

describe("codec", () => {
	it("gives back every default of the reflection database", () => {
		const entries = databaseDefaults();
		expect(entries.length).toBeGreaterThan(8000);
		const answers = roundTrip(entries);
		for (const [index, entry] of entries.entries()) {
			const [type, content] = answers[index] ?? ["", null];
			expect([type, canonical(type, content)], entry.name).toEqual([entry.type, canonical(entry.type, entry.content)]);
		}
	});

	it("has real places to try", () => {
		expect(placeFiles.length).toBeGreaterThanOrEqual(5);
	});

	it.each(placeFiles)("gives back every property of %s, as rbx-dom reads it", (file) => {
		const dom = openPlace(file);
		const properties = dom
			.snapshot()
			.instances.flatMap((instance) =>
				Object.entries(instance.properties).map(([property, variant]) => ({ instance, property, variant })),
			);
		expect(properties.length).toBeGreaterThan(250);
		const entries = properties.map(({ instance, property, variant }) => entryOf(instance.className, property, variant));
		const answers = roundTrip(entries);
		for (const [index, { instance, property, variant }] of properties.entries()) {
			const [type, content] = answers[index] ?? ["", null];
			dom.setProperty(instance.referent, property, { [type]: content });
			const after = positiveZeros(dom.getProperty(instance.referent, property) ?? null);
			expect(after, `${instance.className}.${property}`).toEqual(positiveZeros(variant));
		}
	});

	it("turns saved values into values scripts know", () => {
		const decode = (type: string, content: JsonValue, dataType?: string): unknown =>
			luau.evaluate(
				`local codec, json, class = import("codec"), import("json"), import("datatypes/class")
				local savedType, text, dataType = ...
				local value = codec.decode(savedType, json.decode(text), nil, dataType)
				return class.typeOf(value) .. " " .. tostring(value)`,
				type,
				JSON.stringify(content),
				dataType,
			);
		expect(decode("Vector3", [2, 3, 4])).toBe("Vector3 2, 3, 4");
		expect(decode("Color3uint8", [255, 0, 51])).toBe("Color3 1, 0, 0.200000003");
		expect(decode("Enum", 256, "Material")).toBe("EnumItem Enum.Material.Plastic");
		expect(decode("Enum", 99_999, "Material")).toBe("number 99999");
		expect(decode("EnumItem", { type: "Material", value: 512 })).toBe("EnumItem Enum.Material.Wood");
		expect(decode("BinaryString", "aGk=", "String")).toBe("string hi");
		expect(decode("BinaryString", "aGk=")).toBe("BinaryString BinaryString");
		expect(decode("PhysicalProperties", "Default")).toBe("nil nil");
		expect(decode("OptionalCFrame", null)).toBe("nil nil");
		expect(decode("Float64", null)).toBe("number inf");
		expect(decode("Float32", "-inf")).toBe("number -inf");
		expect(decode("Vector2", [null, 1])).toBe("Vector2 inf, 1");
		expect(decode("Content", { Uri: "rbxassetid://5" })).toBe("Content Content(Uri=rbxassetid://5)");
		expect(decode("MaterialColors", { Grass: [1, 2, 3] })).toBe("MaterialColors MaterialColors");
	});
});

describe("codec.encode", () => {
	const encode = (expression: string, type?: string): unknown =>
		luau.evaluate(
			`local all = import("datatypes/all")
			local savedType, content = import("codec").encode(${expression}, ${type === undefined ? "nil" : `"${type}"`})
			return import("json").encode({ savedType or "nothing", content })`,
		);

	it("infers the saved type where none is declared", () => {
		expect(encode("true")).toBe('["Bool",true]');
		expect(encode("1.5")).toBe('["Float64",1.5]');
		expect(encode('"text"')).toBe('["String","text"]');
		expect(JSON.parse(String(encode("all.Enum.Material.Wood")))).toEqual([
			"EnumItem",
			{ type: "Material", value: 512 },
		]);
		expect(encode("all.Vector3.new(1, 2, 3)")).toBe('["Vector3",[1,2,3]]');
	});

	it("saves as the declared type", () => {
		expect(encode("all.Color3.new(1, 0.5, 0)", "Color3uint8")).toBe('["Color3uint8",[255,128,0]]');
		expect(encode("all.Enum.Material.Wood", "Enum")).toBe('["Enum",512]');
		expect(encode("12.7", "Int32")).toBe('["Int32",12]');
		expect(encode("2 ^ 63", "Int64")).toBe('["Int64","9223372036854775807"]');
		expect(encode("nil", "OptionalCFrame")).toBe('["OptionalCFrame",null]');
		expect(encode("nil", "PhysicalProperties")).toBe('["PhysicalProperties","Default"]');
		expect(encode("nil", "Ref")).toBe('["Ref","00000000000000000000000000000000"]');
		expect(encode("nil", "String")).toBe('["nothing"]');
		expect(encode("{}", "Attributes")).toBe('["Attributes",{}]');
		expect(encode('"\\xff\\0"', "String")).toBe('["BinaryString","/wA="]');
	});

	it("writes infinities the way rbx-dom reads them", () => {
		const dom = new Dom({ className: "DataModel", children: [{ className: "UISizeConstraint" }] });
		const [constraint = ""] = dom.children(dom.rootRef);
		const [type, content] = JSON.parse(String(encode("all.Vector2.new(math.huge, -math.huge)"))) as [string, JsonValue];
		dom.setProperty(constraint, "MaxSize", { [type]: content });
		expect(dom.toXml().toString()).toMatch(/<X>INF<\/X>\s*<Y>-INF<\/Y>/);
		expect(encode("math.huge", "Float64")).toBe('["Float64",1.7976931348623157e+308]');
		expect(encode("0 / 0", "Float32")).toBe('["Float32",0]');
	});

	it("says what cannot be saved", () => {
		const failure = (expression: string, type: string): unknown =>
			luau.run(`return pcall(import("codec").encode, ${expression}, ${type})`)[1];
		expect(failure("1", '"String"')).toContain("A value of type number cannot be saved as String.");
		expect(failure("print", "nil")).toContain("A value of type function cannot be saved");
	});

	it("keeps the saved types of attributes until their values change type", () => {
		const source = `
			local codec, json = import("codec"), import("json")
			local values, hints = codec.decode("Attributes", json.decode((...)))
			values.changed = "now text"
			local _, content = codec.encode(values, "Attributes", nil, hints)
			return json.encode(content)`;
		const stored = { count: { Int32: 2 }, ratio: { Float64: 0.5 }, changed: { Float32: 1 } };
		expect(JSON.parse(String(luau.evaluate(source, JSON.stringify(stored))))).toEqual({
			count: { Int32: 2 },
			ratio: { Float64: 0.5 },
			changed: { String: "now text" },
		});
	});
});
