import { callReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf } from "./shared.ts";
import { script } from "./shop-place.ts";

export const building: readonly Conversation[] = [
	{
		name: "builds a model with parts, attributes and tags below what is selected",
		args: ["--select", "game.Workspace.Shop"],
		model: [
			callReply("create_instance", {
				className: "Model",
				props: { Name: "Shelf", "@Level": 2, "#tags": ["Furniture"] },
				children: [
					{ className: "Part", props: { Name: "Board", Size: [4, 1, 2], Color: "#ff8800", Anchored: true } },
					{ className: "PointLight", props: { Name: "Light", Brightness: 3 } },
				],
			}),
			DONE,
		],
		ends: "completed done",
		changes: {
			"Workspace.Shop.Shelf": "created Model",
			"Workspace.Shop.Shelf.Board": "created Part",
			"Workspace.Shop.Shelf.Light": "created PointLight",
		},
		check: ({ after }) => {
			expect(after.get("Workspace.Shop.Shelf")?.properties).toMatchObject({
				Tags: '{"Tags":["Furniture"]}',
				Attributes: expect.stringContaining("Level"),
			});
			expect(after.get("Workspace.Shop.Shelf.Board")?.properties["Size"]).toContain("[4,1,2]");
		},
	},
	{
		name: "makes missing parents in the same approval",
		model: [
			callReply("create_instance", {
				className: "Part",
				parentPath: "game.Workspace.Castle.Tower",
				props: { Name: "Wall" },
			}),
			DONE,
		],
		ends: "completed done",
		changes: {
			"Workspace.Castle": "created Model",
			"Workspace.Castle.Tower": "created Model",
			"Workspace.Castle.Tower.Wall": "created Part",
		},
		check: (talk) => expect(eventsOf(talk, "proposal.applied")).toHaveLength(1),
	},
	{
		name: "keeps names that need quotes apart, and the second of two with the same name",
		model: [
			callReply("create_instance", {
				className: "Folder",
				parentPath: "game.Workspace",
				props: { Name: 'Tür [A].1 "x"' },
			}),
			(request) => {
				const [{ path }] = JSON.parse(lastResult(request).split("\n")[1]!) as [{ readonly path: string }];
				return callReply("create_instance", { className: "Folder", parentPath: path, props: { Name: "Inner" } });
			},
			callReply("set_properties", { path: 'game.Workspace.Shop["Door"][2]', props: { Transparency: 0.25 } }),
			DONE,
		],
		ends: "completed done",
		changes: {
			'Workspace.Tür [A].1 "x"': "created Folder",
			'Workspace.Tür [A].1 "x".Inner': "created Folder",
			"Workspace.Shop.Door[2]": "Transparency",
		},
	},
	{
		name: "sets every match of a selector in one undo step",
		model: [callReply("set_properties", { query: ".Coin", props: { Color: "#ffd700", "@Value": 5 } }), DONE],
		ends: "completed done",
		changes: Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`Workspace.Coins.Coin${n}`, "Attributes, Color"])),
		check: (talk) => expect(eventsOf(talk, "proposal.applied")).toHaveLength(1),
	},
	{
		name: "shows who names an instance before it is deleted, and deletes nothing else",
		place: { ServerScriptService: [script("Guard", "print(workspace.Shop.Counter.Name)\n")] },
		model: [callReply("delete_instance", { path: "game.Workspace.Shop.Counter" }), DONE],
		ends: "completed done",
		changes: { "Workspace.Shop.Counter": "removed" },
		check: (talk) => {
			expect(JSON.stringify(eventsOf(talk, "proposal.created")[0]?.["warnings"])).toContain("Guard");
		},
	},
	{
		name: "renames, is told the new path, and has the old one refused",
		model: [
			callReply("rename_instance", { path: "game.Workspace.Shop", newName: "Market" }),
			callReply("set_properties", { path: "game.Workspace.Shop.Roof", props: { Transparency: 0 } }),
			callReply("set_properties", { path: "game.Workspace.Market.Roof", props: { Transparency: 0 } }),
			DONE,
		],
		ends: "completed done",
		changes: {
			...Object.fromEntries(
				["", ".Counter", ".Door", ".Door[2]", ".Roof"].map((end) => [`Workspace.Shop${end}`, "removed"]),
			),
			"Workspace.Market": "created Model",
			...Object.fromEntries(
				[".Counter", ".Door", ".Door[2]", ".Roof"].map((end) => [`Workspace.Market${end}`, "created Part"]),
			),
		},
		check: ({ requests }) => {
			expect(lastResult(requests[1])).toContain("game.Workspace.Market");
			expect(lastResult(requests[2])).toContain('no child named "Shop"');
		},
	},
	{
		name: "refuses classes, properties and values that do not exist, naming near ones, before anybody is asked",
		approve: "none",
		model: [
			callReply("create_instance", { className: "Prat", parentPath: "game.Workspace" }),
			callReply("set_properties", { path: "game.Workspace.Shop.Roof", props: { Colour: "#ff0000" } }),
			callReply("set_properties", { path: "game.Workspace.Shop.Roof", props: { Material: "Plastik" } }),
			callReply("delete_instance", { path: "game.Workspace" }),
			DONE,
		],
		ends: "completed done",
		check: (talk) => {
			const results = [1, 2, 3, 4].map((index) => lastResult(talk.requests[index]));
			expect(results.map((text) => text.startsWith("Error: "))).toEqual([true, true, true, true]);
			expect(results[0]).toContain("Part");
			expect(results[1]).toContain("Color");
			expect(results[2]).toContain("Plastic");
			expect(eventsOf(talk, "proposal.created")).toEqual([]);
		},
	},
];
