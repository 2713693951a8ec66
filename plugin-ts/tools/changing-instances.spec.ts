import { describe, expect, it } from "@rbxts/jest-globals";
import type { FakeInstance } from "../core/fakes/fake-place";
import type { JsonValue } from "../core/json";
import { callTool, createFakeContext, draftFrom, refusalFrom } from "./fakes/create-fake-context";

const door: FakeInstance = { className: "Part", name: "Door" };

const placeOf = (Workspace: readonly FakeInstance[], selectedPaths: readonly string[] = []) =>
	createFakeContext({
		instances: {
			Workspace,
			ServerScriptService: [
				{ className: "Script", name: "Main", source: "local d = workspace.Door\nd.Anchored = true\n" },
			],
		},
		selectedPaths,
	});

const propose = (tool: string, args: JsonValue, context = placeOf([door])) => draftFrom(callTool(tool, args, context));
const refuse = (tool: string, args: JsonValue, context = placeOf([door])) => refusalFrom(callTool(tool, args, context));

describe("create_instance", () => {
	it("prepends missing ancestors under Workspace as Models", () => {
		const draft = propose("create_instance", {
			className: "Part",
			parentPath: "game.Workspace.Grid",
			props: { Name: "Part_1_1", Size: [4, 1, 4] },
		});
		expect(draft.summary).toBe("Create Part game.Workspace.Grid.Part_1_1");
		expect(draft.operations).toEqual([
			{
				type: "create",
				parentPath: "game.Workspace",
				instance: { className: "Model", name: "Grid", props: {}, children: [] },
			},
			{
				type: "create",
				parentPath: "game.Workspace.Grid",
				instance: {
					className: "Part",
					name: "Part_1_1",
					props: { Size: { __t: "Vector3", x: 4, y: 1, z: 4 } },
					children: [],
				},
			},
		]);
		expect(draft.reliesOn.map((fingerprint) => fingerprint.path)).toEqual(["game.Workspace"]);
	});

	it("makes nothing up outside Workspace", () => {
		expect(refuse("create_instance", { className: "Folder", parentPath: "game.ServerStorage.Maps.Old" })).toBe(
			'game.ServerStorage has no child named "Maps"; it has no children.',
		);
	});

	it("goes into the one selected instance, else into Workspace", () => {
		expect(
			propose("create_instance", { className: "PointLight" }, placeOf([door], ["game.Workspace.Door"])).summary,
		).toBe("Create PointLight game.Workspace.Door.PointLight");
		expect(propose("create_instance", { className: "Folder" }).summary).toBe("Create Folder game.Workspace.Folder");
	});

	it("builds children from loose descriptions", () => {
		const children = [
			"PointLight",
			{ className: "Part", name: "Step", Anchored: true, children: [{ ClassName: "Folder" }] },
		];
		const draft = propose("create_instance", { className: "Model", name: "House", children });
		expect(draft.summary).toBe("Create Model game.Workspace.House (4 instances)");
		const [operation] = draft.operations;
		assert(operation?.type === "create");
		expect(operation.instance.children[1]).toEqual({
			className: "Part",
			name: "Step",
			props: { Anchored: true },
			children: [{ className: "Folder", name: "Folder", props: {}, children: [] }],
		});
	});

	it("counts as a new script when it brings one", () => {
		const children = [{ className: "Script", name: "Run", source: "print(1)\n" }];
		const draft = propose("create_instance", { className: "Model", children });
		expect(draft.category).toBe("new_script");
		expect(string.find(draft.preview.diff!, "+print(1)", 1, true)[0] !== undefined).toBe(true);
	});

	it("refuses classes that cannot be created", () => {
		expect(refuse("create_instance", { className: "Prat" })).toBe('There is no class Prat; did you mean "Part"?');
		expect(refuse("create_instance", { className: "Lighting" })).toBe(
			"Lighting is a service: it exists already as game.Lighting and cannot be created.",
		);
		expect(refuse("create_instance", { className: "BasePart" })).toBe(
			"BasePart cannot be created. Use Part, WedgePart, MeshPart or SpawnLocation.",
		);
		expect(refuse("create_instance", { className: "Model", children: ["Part", "Terrain"] })).toBe(
			"children[1]: Terrain cannot be created. Use a class that can be, e.g. Part, Model or Folder.",
		);
	});

	it("refuses unknown and read-only properties and values that do not fit", () => {
		expect(refuse("create_instance", { className: "Part", props: { Sise: [1, 1, 1] } })).toBe(
			'Part has no property Sise; did you mean "Size"?',
		);
		expect(refuse("create_instance", { className: "Part", props: { Mass: 3 } })).toBe(
			"Mass of Part is read-only. Leave it out.",
		);
		expect(
			string.find(
				refuse("create_instance", { className: "Part", props: { Material: "Woood" } }),
				"Wood",
				1,
				true,
			)[0] !== undefined,
		).toBe(true);
	});

	it("refuses placeholder code in new scripts", () => {
		const refusal = refuse("create_instance", { className: "Script", props: { Source: "-- TODO: write this" } });
		expect(string.find(refusal, "placeholder code", 1, true)[0] !== undefined).toBe(true);
	});
});

describe("set_properties", () => {
	it("proposes typed values with what they were", () => {
		const draft = propose("set_properties", {
			path: "game.Workspace.Door",
			props: { Material: "Wood", "@Locked": true },
		});
		expect(draft.summary).toBe("Set @Locked, Material of game.Workspace.Door");
		expect(draft.preview.rows.map((row) => row.label)).toEqual(["@Locked", "Material"]);
		expect(draft.operations).toEqual([
			{
				type: "set",
				path: "game.Workspace.Door",
				props: { "@Locked": true, Material: { __t: "EnumItem", enumType: "Material", name: "Wood" } },
			},
		]);
	});

	it("sets every match of a query as one proposal", () => {
		const draft = propose(
			"set_properties",
			{ query: "Part#Door", props: { Anchored: true } },
			placeOf([door, door, { className: "Part", name: "Wall" }]),
		);
		expect(draft.summary).toBe("Set Anchored of 2 matches of Part#Door");
		expect(draft.operations.size()).toBe(2);
		expect(draft.reliesOn.size()).toBe(2);
	});

	it("refuses what is set already", () => {
		expect(refuse("set_properties", { path: "game.Workspace.Door", props: { Anchored: false } })).toBe(
			"All of these properties already have these values; there is nothing to change.",
		);
	});

	it("points to the right tool for names and script texts", () => {
		expect(refuse("set_properties", { path: "game.Workspace.Door", props: { Name: "Gate" } })).toBe(
			"Name is changed with rename_instance, not as a property.",
		);
		expect(refuse("set_properties", { path: "game.ServerScriptService.Main", props: { Source: "x" } })).toBe(
			"Source is not a property here: change a script's text with patch_script or apply_edit.",
		);
	});
});

describe("rename_instance", () => {
	it("shows which scripts name the instance", () => {
		const draft = propose("rename_instance", { path: "game.Workspace.Door", newName: "Gate" });
		expect(draft.summary).toBe("Rename game.Workspace.Door to Gate");
		expect(draft.preview.warnings).toEqual([
			"1 line of a script names Door:\ngame.ServerScriptService.Main:1: local d = workspace.Door",
		]);
	});

	it("refuses to guess among siblings that share the name", () => {
		expect(refuse("rename_instance", { path: "game.Workspace.Door", newName: "Gate" }, placeOf([door, door]))).toBe(
			'2 children of game.Workspace are named "Door". Say which one: game.Workspace["Door"][1], game.Workspace["Door"][2].',
		);
		const draft = propose(
			"rename_instance",
			{ path: 'game.Workspace["Door"][2]', newName: "Gate" },
			placeOf([door, door]),
		);
		expect(draft.operations).toEqual([{ type: "rename", path: 'game.Workspace["Door"][2]', newName: "Gate" }]);
	});

	it("takes the one selected instance, and asks when there is not exactly one", () => {
		expect(propose("rename_instance", { newName: "Gate" }, placeOf([door], ["game.Workspace.Door"])).summary).toBe(
			"Rename game.Workspace.Door to Gate",
		);
		expect(refuse("rename_instance", { newName: "Gate" })).toBe(
			"No path was given and nothing is selected. Give the path.",
		);
	});

	it("leaves services alone", () => {
		expect(refuse("rename_instance", { path: "game.Lighting", newName: "Sun" })).toBe(
			"game.Lighting is a service and cannot be renamed. Name an instance below it.",
		);
	});
});

describe("delete_instance", () => {
	it("shows what goes and relies on every script that goes", () => {
		const model: FakeInstance = {
			className: "Model",
			name: "Shop",
			children: [door, { className: "Script", name: "Sell", source: "print(1)" }],
		};
		const draft = propose("delete_instance", { path: "game.Workspace.Shop" }, placeOf([model]));
		expect(draft.category).toBe("delete");
		expect(draft.summary).toBe("Delete Model game.Workspace.Shop");
		expect(draft.preview.rows).toEqual([
			{ label: "game.Workspace.Shop", before: "Model" },
			{ label: "Instances below it", before: "2" },
			{ label: "game.Workspace.Shop.Sell", before: "Script, 1 line" },
		]);
		expect(draft.reliesOn.map((fingerprint) => fingerprint.of)).toEqual(["instance", "script"]);
	});
});
