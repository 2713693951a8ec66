import { describe, expect, it } from "@rbxts/jest-globals";
import { createFakePorts } from "../../core/fakes/create-fake-ports";
import type { JsonObject, JsonValue } from "../../core/json";
import { JSON_NULL } from "../../core/json-kind";
import { describeCheck, evaluateCheck, parseCheck } from "./check-registry";

const BOX = "game.Workspace.Box";
const SIZE = { __t: "Vector3", x: 4, y: 1, z: 2 };
const MAIN = "game.ServerScriptService.Main";

const place = createFakePorts({
	instances: {
		Workspace: [
			{ className: "Part", name: "Box", props: { Anchored: true, Size: SIZE, "@Price": 12 } },
			{ className: "Part", name: "Ball" },
			{ className: "Folder", name: "Doors" },
		],
		ServerScriptService: [
			{ className: "Script", name: "Main", source: "local a = 1\r\nprint(a)\n" },
			{ className: "Script", name: "Broken", source: "local = 1\n" },
		],
	},
});

const verdictOf = (check: JsonObject) => evaluateCheck(check, place);
const holds = (check: JsonObject) => verdictOf(check).passed;
const refusal = (check: JsonObject) => {
	const parsed = parseCheck(check);
	return parsed.ok ? "" : parsed.error;
};

describe("checks of instances", () => {
	it("find an instance, of the class that is wanted", () => {
		expect(verdictOf({ type: "instance_exists", path: "Workspace/Box" })).toEqual({
			passed: true,
			text: `${BOX} is a Part.`,
		});
		expect(verdictOf({ type: "instance_exists", path: BOX, className: "Model" }).text).toBe(
			`${BOX} is a Part, not a Model.`,
		);
		expect(verdictOf({ type: "instance_exists", path: "game.Workspace.Bax" }).text).toContain('did you mean "Box"');
	});

	it.each([
		["==", 2, true],
		["==", 3, false],
		["~=", 3, true],
		[">=", 2, true],
		[">", 2, false],
		["<=", 1, false],
		["<", 3, true],
	] as readonly [string, number, boolean][])("compare a count: 2 %s %d", (op, n, expected) => {
		expect(holds({ type: "instance_count", query: "Part", op, n })).toBe(expected);
	});

	it("say how many were found and how many were wanted", () => {
		const check = { type: "instance_count", query: "Part", op: "==", n: 9, root: "Workspace" };
		expect(verdictOf(check).text).toBe("Part below game.Workspace matches 2, wanted == 9.");
	});

	it("find a direct child of a service", () => {
		expect(holds({ type: "service_has_child", service: "Workspace", child: "Doors" })).toBe(true);
		expect(holds({ type: "service_has_child", service: "Workspace", child: "Windows" })).toBe(false);
	});
});

describe("checks of values", () => {
	it.each([
		["Size", [4, 1, 2]],
		["Size", { __t: "Vector3", x: 4, y: 1.00001, z: 2 }],
		["Anchored", true],
		["Material", "Plastic"],
		["Material", "Enum.Material.Plastic"],
		["Color", { __t: "Color3", r: 0.6401, g: 0.64, b: 0.65 }],
		["Name", "Box"],
	] as readonly [string, JsonValue][])("take %s in every form that sets it", (property, value) => {
		expect(verdictOf({ type: "property_equals", path: BOX, property, value }).text).toContain("is");
		expect(holds({ type: "property_equals", path: BOX, property, value })).toBe(true);
	});

	it("say what was found instead", () => {
		const size = verdictOf({ type: "property_equals", path: BOX, property: "Size", value: [4, 2, 2] });
		expect(size).toEqual({ passed: false, text: `${BOX}.Size is Vector3(4, 1, 2), wanted Vector3(4, 2, 2).` });
		const unknown = verdictOf({ type: "property_equals", path: BOX, property: "Anchord", value: true });
		expect(unknown.text).toContain('did you mean "Anchored"');
		const wrong = verdictOf({ type: "property_equals", path: BOX, property: "Material", value: "Plastik" });
		expect(wrong.text).toContain("has no item");
	});

	it("compare attributes, with null for one that is not set", () => {
		expect(holds({ type: "attribute_equals", path: BOX, attribute: "Price", value: 12 })).toBe(true);
		expect(holds({ type: "attribute_equals", path: BOX, attribute: "@Price", value: 12 })).toBe(true);
		expect(holds({ type: "attribute_equals", path: BOX, attribute: "Owner", value: JSON_NULL })).toBe(true);
		expect(verdictOf({ type: "attribute_equals", path: BOX, attribute: "Owner", value: "me" }).text).toBe(
			`@Owner of ${BOX} is not set, wanted me.`,
		);
	});
});

describe("checks of scripts", () => {
	it("find a script and tell it from other instances", () => {
		expect(holds({ type: "script_exists", path: MAIN })).toBe(true);
		expect(verdictOf({ type: "script_exists", path: BOX }).text).toContain("is a Part, not a script");
	});

	it("look for a text to the letter, whatever the line ends", () => {
		expect(holds({ type: "script_contains", path: MAIN, text: "a = 1\nprint(a)" })).toBe(true);
		expect(verdictOf({ type: "script_contains", path: MAIN, text: "print(.)" }).text).toBe(
			`${MAIN} does not contain "print(.)".`,
		);
	});

	it("tell where a syntax error is", () => {
		expect(holds({ type: "script_compiles", path: MAIN })).toBe(true);
		expect(verdictOf({ type: "script_compiles", path: "game.ServerScriptService.Broken" }).text).toContain(
			"Broken:1:7:",
		);
	});
});

describe("a check as it is written", () => {
	it("is kept with what it needs", () => {
		const parsed = parseCheck({ type: "instance_count", query: "Part", op: "==", n: "9" });
		expect(parsed).toEqual({ ok: true, value: { type: "instance_count", query: "Part", op: "==", n: 9 } });
		expect(describeCheck({ type: "instance_count", query: "Part", op: "==", n: 9 })).toBe(
			"instance_count n=9 op=== query=Part",
		);
	});

	it("is refused with what is wrong and what to write", () => {
		expect(refusal({ type: "instance_exist", path: "x" })).toContain('did you mean "instance_exists"');
		expect(refusal({ path: "x" })).toContain("known: instance_exists");
		expect(refusal({ type: "instance_exists" })).toContain("path");
		expect(refusal({ type: "instance_count", query: "Part", op: "about", n: 9 })).toContain("op");
		expect(refusal({ type: "no_new_errors_in_playtest" })).toContain("there is no play session here");
	});
});
