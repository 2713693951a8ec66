import { callReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { sourceOf } from "../testing/place-changes.ts";
import { lastResult } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf, read } from "./shared.ts";
import { PRICES, ROUNDS, SHOP_SERVER } from "./shop-place.ts";

const SERVER = "game.ServerScriptService.ShopServer";
const CHANGED = { "ServerScriptService.ShopServer": "Source" };

const patch = (path: string, find: string, replace: string) =>
	callReply("patch_script", { path, patches: [{ find, replace }] });

export const editing: readonly Conversation[] = [
	{
		name: "reads a script, patches it exactly, and shows the diff first",
		model: [read(SERVER), patch(SERVER, "return Prices[item]", "return Prices[item] or 0"), DONE],
		ends: "completed done",
		changes: CHANGED,
		check: (talk) => {
			expect(sourceOf(talk.after, "ServerScriptService.ShopServer")).toBe(
				SHOP_SERVER.replace("return Prices[item]", "return Prices[item] or 0"),
			);
			expect(eventsOf(talk, "proposal.created")[0]?.["diff"]).toContain("+\treturn Prices[item] or 0");
			expect(lastResult(talk.requests[1])).toContain("local function priceOf(item)");
		},
	},
	{
		name: "changes one line of a script with CRLF line ends and says nothing wrong of the others",
		model: [
			read("game.ServerScriptService.Rounds"),
			patch("game.ServerScriptService.Rounds", "local rounds = 3\n", "local rounds = 5\n"),
			DONE,
		],
		ends: "completed done",
		changes: { "ServerScriptService.Rounds": "Source" },
		check: ({ after }) =>
			expect(sourceOf(after, "ServerScriptService.Rounds")).toBe(ROUNDS.replaceAll("\r\n", "\n").replace("3", "5")),
	},
	{
		name: "may not edit by position what it has not read",
		model: [
			callReply("apply_edit", {
				path: SERVER,
				edits: [{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: "--!strict\n" }],
			}),
			read(SERVER),
			callReply("apply_edit", {
				path: SERVER,
				edits: [{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: "--!strict\n" }],
			}),
			DONE,
		],
		ends: "completed done",
		changes: CHANGED,
		check: ({ after, requests }) => {
			expect(lastResult(requests[1])).toContain("was not read in this task");
			expect(sourceOf(after, "ServerScriptService.ShopServer")).toBe(`--!strict\n${SHOP_SERVER}`);
		},
	},
	{
		name: "is refused a patch that fits two places, with their lines, and makes it unique",
		model: [
			read(SERVER),
			patch(SERVER, "item)", "itemName)"),
			patch(
				SERVER,
				"local function priceOf(item)\n\treturn Prices[item]",
				"local function priceOf(itemName)\n\treturn Prices[itemName]",
			),
			DONE,
		],
		ends: "completed done",
		changes: CHANGED,
		check: ({ requests }) => expect(lastResult(requests[2])).toMatch(/lines? 4.*8/s),
	},
	{
		name: "is shown the nearest lines when the text to replace is not there",
		model: [read(SERVER), patch(SERVER, "return Price[item]", "return 0"), DONE],
		ends: "completed done",
		check: ({ requests }) => expect(lastResult(requests[2])).toContain("return Prices[item]"),
	},
	{
		name: "builds on the text the user put in place of its own",
		approve: [{ decision: "approve_with_changes", text: "return {\n\tSword = 50,\n}\n" }, { decision: "approve" }],
		model: [
			read("game.ReplicatedStorage.Prices"),
			patch("game.ReplicatedStorage.Prices", "Sword = 100", "Sword = 90"),
			patch("game.ReplicatedStorage.Prices", "Sword = 50", "Sword = 45"),
			DONE,
		],
		ends: "completed done",
		changes: { "ReplicatedStorage.Prices": "Source" },
		check: ({ after, requests }) => {
			expect(lastResult(requests[2])).toContain("Sword = 50");
			expect(sourceOf(after, "ReplicatedStorage.Prices")).toBe("return {\n\tSword = 45,\n}\n");
		},
	},
	{
		name: "may not leave placeholders, broken code or forbidden calls in a script",
		approve: "none",
		model: [
			read(SERVER),
			patch(SERVER, "print(player.Name, item, price)", "-- rest of code here"),
			patch(SERVER, "print(player.Name, item, price)", "if price then"),
			patch(SERVER, "print(player.Name, item, price)", 'loadstring("print(1)")()'),
			patch(SERVER, "print(player.Name, item, price)", "require(123456)"),
			DONE,
		],
		ends: "completed done",
		check: (talk) => {
			expect(lastResult(talk.requests[2])).toContain("placeholder");
			expect(lastResult(talk.requests[3])).toContain("no longer be valid Luau");
			expect(lastResult(talk.requests[4])).toContain("loadstring");
			expect(lastResult(talk.requests[5])).toContain("require");
			expect(eventsOf(talk, "proposal.created")).toEqual([]);
		},
	},
	{
		name: "may write patches as SEARCH/REPLACE blocks or in the apply_patch grammar",
		model: [
			read("game.ReplicatedStorage.Prices"),
			callReply("patch_script", {
				path: "game.ReplicatedStorage.Prices",
				patches: "<<<<<<< SEARCH\n\tShield = 80,\n=======\n\tShield = 70,\n>>>>>>> REPLACE\n",
			}),
			callReply("patch_script", {
				path: "game.ReplicatedStorage.Prices",
				patches:
					"*** Begin Patch\n*** Update File: game.ReplicatedStorage.Prices\n@@\n-\tPotion = 5,\n+\tPotion = 6,\n*** End Patch\n",
			}),
			DONE,
		],
		ends: "completed done",
		changes: { "ReplicatedStorage.Prices": "Source" },
		check: ({ after }) =>
			expect(sourceOf(after, "ReplicatedStorage.Prices")).toBe(
				PRICES.replace("Shield = 80", "Shield = 70").replace("Potion = 5", "Potion = 6"),
			),
	},
	{
		name: "writes a new script with the text the user preferred",
		approve: [{ decision: "approve_with_changes", text: "return {}\n", note: "keep it empty for now" }],
		model: [
			callReply("open_or_create_script", {
				parentPath: "game.ReplicatedStorage",
				name: "Config",
				className: "ModuleScript",
				source: "return { debug = true }\n",
			}),
			DONE,
		],
		ends: "completed done",
		changes: { "ReplicatedStorage.Config": "created ModuleScript" },
		check: ({ after, requests }) => {
			expect(sourceOf(after, "ReplicatedStorage.Config")).toBe("return {}\n");
			expect(lastResult(requests[1])).toContain("keep it empty for now");
		},
	},
	{
		name: "is told that a change is already there instead of proposing it again",
		model: [
			read("game.ReplicatedStorage.Prices"),
			patch("game.ReplicatedStorage.Prices", "Sword = 100", "Sword = 100"),
			DONE,
		],
		ends: "completed done",
		check: ({ requests }) => expect(lastResult(requests[2])).toMatch(/already|nothing to change|same/),
	},
];
