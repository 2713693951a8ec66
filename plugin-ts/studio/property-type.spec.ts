import { describe, expect, it } from "@rbxts/jest-globals";
import { readPropertyType, typeOfValue } from "./property-type";

const isClass = (name: string) => name === "BasePart";

describe("readPropertyType", () => {
	it("takes a plain name", () => {
		expect(readPropertyType("Vector3", isClass)).toEqual({ valueType: "Vector3" });
	});

	it("prefers the engine's name", () => {
		expect(readPropertyType({ EngineType: "float", ScriptType: "number" }, isClass)).toEqual({ valueType: "float" });
	});

	it("knows enums by their field, their prefix and their name", () => {
		const material = { valueType: "EnumItem", enumType: "Material" };
		const forms = [{ ScriptType: "EnumItem", EnumType: Enum.Material }, "Enum.Material", "Material"];
		expect(forms.map((form) => readPropertyType(form, isClass))).toEqual([material, material, material]);
	});

	it("reads Font as the datatype, not the enum of the same name", () => {
		expect(readPropertyType("Font", isClass)).toEqual({ valueType: "Font" });
	});

	it("counts references to any class as Instance", () => {
		expect(readPropertyType({ EngineType: "BasePart" }, isClass)).toEqual({ valueType: "Instance" });
	});

	it("leaves a form it does not know to the value itself", () => {
		expect(readPropertyType(undefined, isClass)).toBeUndefined();
		expect(typeOfValue(Enum.PartType.Ball)).toEqual({ valueType: "EnumItem", enumType: "PartType" });
		expect(typeOfValue(true)).toEqual({ valueType: "bool" });
	});
});
