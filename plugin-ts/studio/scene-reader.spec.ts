import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { Workspace } from "@rbxts/services";
import type { PropertyBag } from "../core/instance-info";
import type { JsonValue } from "../core/json";
import { JSON_NULL } from "../core/json-kind";
import { createSceneReader } from "./scene-reader";

const ROOT = "game.Workspace.Yard";
let yard: Folder;

beforeEach(() => {
	yard = new Instance("Folder");
	yard.Name = "Yard";
	yard.Parent = Workspace;
});

afterEach(() => {
	yard.Parent = undefined;
});

function addPart(name = "Wall", parent: Instance = yard): Part {
	const part = new Instance("Part");
	part.Name = name;
	part.Parent = parent;
	return part;
}

function vector3(x: number, y: number, z: number): JsonValue {
	return { __t: "Vector3", x, y, z };
}

function valuesOf(path: string, keys?: readonly string[]): PropertyBag {
	const read = createSceneReader().properties(path, keys);
	assert(read.ok);
	return read.value.values;
}

describe("reading", () => {
	it("describes an instance", () => {
		addPart();
		expect(createSceneReader().describe("Workspace/Yard")).toEqual({
			ok: true,
			value: { path: ROOT, name: "Yard", className: "Folder", childCount: 1 },
		});
	});

	it("lists children in order, namesakes apart", () => {
		for (const name of ["Wall", "Roof", "Wall"]) addPart(name);
		const children = createSceneReader().children(ROOT);
		expect(children.ok && children.value.map((child) => child.path)).toEqual([
			`${ROOT}["Wall"][1]`,
			`${ROOT}.Roof`,
			`${ROOT}["Wall"][2]`,
		]);
	});

	it("lists only the services of the Explorer below game", () => {
		const children = createSceneReader().children("game");
		const names = children.ok ? children.value.map((child) => child.className) : [];
		expect(names).toContain("Workspace");
		expect(names).never.toContain("HttpService");
	});

	it("finds instances by selector, below a root or in the whole place", () => {
		addPart().AddTag("Brick");
		const scene = createSceneReader();
		for (const root of [ROOT, undefined]) {
			const found = scene.query("Part.Brick", root);
			expect(found.ok && found.value.map((match) => match.path)).toEqual([`${ROOT}.Wall`]);
		}
	});

	it("keeps an instance's identity over a new name and a new parent", () => {
		const part = addPart();
		const scene = createSceneReader();
		const before = scene.identity(`${ROOT}.Wall`);
		part.Name = "Gate";
		part.Parent = Workspace;
		const after = scene.identity("game.Workspace.Gate");
		part.Parent = undefined;
		expect(before.ok && after.ok && before.value === after.value).toBe(true);
	});
});

describe("properties", () => {
	it("gives values by key, and lists what it cannot read", () => {
		const part = addPart();
		part.Size = new Vector3(1, 2, 3);
		part.SetAttribute("Level", 4);
		part.AddTag("b");
		part.AddTag("a");
		const read = createSceneReader().properties(`${ROOT}.Wall`, [
			"Size",
			"ClassName",
			"Parent",
			"@Level",
			"#tags",
			"Sise",
			"@None",
		]);
		expect(read).toEqual({
			ok: true,
			value: {
				values: {
					Size: vector3(1, 2, 3),
					ClassName: "Part",
					Parent: { __t: "Instance", path: ROOT },
					"@Level": 4,
					"#tags": ["a", "b"],
				},
				skipped: ["Sise", "@None"],
			},
		});
	});

	it("never takes a child for a property", () => {
		addPart("Inner", addPart());
		const read = createSceneReader().properties(`${ROOT}.Wall`, ["Inner"]);
		expect(read.ok && read.value.skipped).toEqual(["Inner"]);
	});

	it("lists only what is not at its default", () => {
		const part = addPart();
		part.Anchored = true;
		part.SetAttribute("Level", 4);
		const values = valuesOf(`${ROOT}.Wall`);
		expect([values.Anchored, values["@Level"]]).toEqual([true, 4]);
		expect([values.CanCollide, values.Name, values.Parent, values["#tags"]]).toEqual([]);
	});

	it("gives null for a reference to nothing", () => {
		const model = new Instance("Model");
		model.Parent = yard;
		expect(valuesOf(`${ROOT}.Model`, ["PrimaryPart"]).PrimaryPart).toBe(JSON_NULL);
	});
});

describe("classes", () => {
	it("knows a class with its inherited properties", () => {
		const part = createSceneReader().classInfo("Part");
		expect([part?.isCreatable, part?.isService, part?.isScript]).toEqual([true, false, false]);
		expect(part?.properties.get("Anchored")?.canWrite).toBe(true);
		expect(part?.properties.get("ClassName")?.canWrite).never.toBe(true);
		expect(part?.properties.get("Material")).toEqual({
			name: "Material",
			valueType: "EnumItem",
			enumType: "Material",
			canRead: true,
			canWrite: true,
		});
	});

	it("knows services, scripts and what does not exist", () => {
		const scene = createSceneReader();
		expect(scene.classInfo("Lighting")?.isService).toBe(true);
		expect(scene.classInfo("LocalScript")?.isScript).toBe(true);
		expect(scene.classInfo("Prat")).toBeUndefined();
		expect(scene.classNames()).toContain("Part");
		expect(scene.enumItems("PartType")).toContain("Ball");
		expect(scene.enumItems("Nothing")).toBeUndefined();
	});
});
