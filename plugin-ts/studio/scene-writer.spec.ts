import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { ChangeHistoryService, ScriptEditorService, Workspace } from "@rbxts/services";
import type { PropertyBag } from "../core/instance-info";
import type { JsonValue } from "../core/json";
import { JSON_NULL } from "../core/json-kind";
import type { NewInstance } from "../core/operation";
import { createStudioScene } from "./create-studio-scene";
import { createStudioUndoHistory } from "./create-studio-undo-history";

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

function newInstance(className: string, name: string, more: Partial<NewInstance> = {}): NewInstance {
	return { className, name, props: {}, children: [], ...more };
}

function vector3(x: number, y: number, z: number): JsonValue {
	return { __t: "Vector3", x, y, z };
}

function valuesOf(path: string, keys?: readonly string[]): PropertyBag {
	const read = createStudioScene().properties(path, keys);
	assert(read.ok);
	return read.value.values;
}

describe("set", () => {
	it("sets properties, attributes and tags", () => {
		const part = addPart();
		part.AddTag("old");
		part.SetAttribute("Gone", 1);
		const outcome = createStudioScene().set(`${ROOT}.Wall`, {
			Anchored: true,
			Size: vector3(1, 2, 3),
			"@Level": 4,
			"@Gone": JSON_NULL,
			"#tags": ["new"],
		});
		expect(outcome).toEqual({ ok: true, value: true });
		expect([part.Anchored, part.Size, part.GetAttribute("Level"), part.GetAttribute("Gone") === undefined]).toEqual([
			true,
			new Vector3(1, 2, 3),
			4,
			true,
		]);
		expect(part.GetTags()).toEqual(["new"]);
	});

	it("names the property meant by a wrong one, and the way for what is no property", () => {
		addPart();
		const scene = createStudioScene();
		const errorOf = (props: PropertyBag) => {
			const outcome = scene.set(`${ROOT}.Wall`, props);
			return outcome.ok ? "set" : outcome.error;
		};
		expect(errorOf({ Anchord: true })).toContain(`Part has no property "Anchord"; did you mean "Anchored"`);
		expect(errorOf({ Mass: 3 })).toBe("Mass of Part is read-only: leave it out.");
		expect(errorOf({ Parent: { __t: "Instance", path: "game.Workspace" } })).toContain("move it");
		expect(errorOf({ Size: "big" })).toContain("Size of Wall");
	});

	it("undoes to exactly what was there", () => {
		const part = addPart();
		part.Color = Color3.fromRGB(1, 2, 3);
		ChangeHistoryService.ResetWaypoints();
		const scene = createStudioScene();
		const history = createStudioUndoHistory();
		const before = valuesOf(`${ROOT}.Wall`);
		history.record("Change the wall", () =>
			scene.set(`${ROOT}.Wall`, { Size: vector3(9, 9, 9), Transparency: 0.5, "@A": true, "#tags": ["x"] }),
		);
		expect(valuesOf(`${ROOT}.Wall`)).never.toEqual(before);
		history.undo();
		expect(valuesOf(`${ROOT}.Wall`)).toEqual(before);
	});
});

describe("create", () => {
	it("builds a whole tree, with references into itself and the text of its scripts", () => {
		const outcome = createStudioScene().create(
			ROOT,
			newInstance("Model", "Car", {
				props: { PrimaryPart: { __t: "Instance", path: `${ROOT}.Car.Body` } },
				children: [
					newInstance("Part", "Body", { props: { Anchored: true } }),
					newInstance("Script", "Drive", { source: "print('brumm')\r\n" }),
				],
			}),
		);
		expect(outcome).toEqual({ ok: true, value: `${ROOT}.Car` });
		const car = yard.FindFirstChild("Car") as Model;
		expect(car.PrimaryPart).toBe(car.FindFirstChild("Body"));
		expect(ScriptEditorService.GetEditorSource(car.FindFirstChild("Drive") as Script)).toBe("print('brumm')\n");
	});

	it("gives the path with the index a namesake makes necessary", () => {
		addPart();
		expect(createStudioScene().create(ROOT, newInstance("Part", "Wall"))).toEqual({
			ok: true,
			value: `${ROOT}["Wall"][2]`,
		});
	});

	it("leaves nothing behind when a part of the tree cannot be made", () => {
		const scene = createStudioScene();
		const broken = [
			newInstance("Prat", "Wheel"),
			newInstance("Part", "Wheel", { props: { Siz: 3 } }),
			newInstance("ObjectValue", "Wheel", { props: { Value: { __t: "Instance", path: "game.Workspace.Nowhere" } } }),
		];
		for (const child of broken) {
			const outcome = scene.create(ROOT, newInstance("Model", "Car", { children: [child] }));
			expect(outcome.ok).toBe(false);
			expect(yard.GetChildren()).toEqual([]);
		}
	});

	it("refuses classes that cannot be created and places below game", () => {
		const scene = createStudioScene();
		const errors = [scene.create(ROOT, newInstance("BasePart", "X")), scene.create("game", newInstance("Part", "X"))];
		expect(errors.map((outcome) => (outcome.ok ? "" : outcome.error))).toEqual([
			"BasePart cannot be created: it is made by the engine or only a base of other classes.",
			"Only services live directly in game: choose a parent such as game.Workspace.",
		]);
	});
});

describe("rename, move and remove", () => {
	it("give the path that holds afterwards", () => {
		const scene = createStudioScene();
		addPart("Gate");
		addPart();
		expect(scene.rename(`${ROOT}.Wall`, "Gate")).toEqual({ ok: true, value: `${ROOT}["Gate"][2]` });
		expect(scene.move(`${ROOT}["Gate"][2]`, `${ROOT}["Gate"][1]`)).toEqual({ ok: true, value: `${ROOT}.Gate.Gate` });
	});

	it("remove so that undo brings everything back where it was", () => {
		const part = addPart();
		const inner = addPart("Inner", part);
		ChangeHistoryService.ResetWaypoints();
		const history = createStudioUndoHistory();
		history.record("Remove the wall", () => createStudioScene().remove(`${ROOT}.Wall`));
		expect(part.Parent).toBeUndefined();
		history.undo();
		expect([part.Parent, inner.Parent]).toEqual([yard, part]);
	});

	it("refuse services and a move into itself", () => {
		addPart("Inner", addPart());
		const scene = createStudioScene();
		expect(scene.remove("game.Workspace").ok).toBe(false);
		expect(scene.rename("game.Lighting", "Sun").ok).toBe(false);
		expect(scene.move(`${ROOT}.Wall`, `${ROOT}.Wall.Inner`)).toEqual({
			ok: false,
			error: `${ROOT}.Wall cannot be moved into ${ROOT}.Wall.Inner, which is a part of it: choose a parent outside it.`,
		});
	});
});
