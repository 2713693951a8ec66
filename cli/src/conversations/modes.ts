import { callReply, textReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult, messagesOf, toolsOf } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf, folder, read } from "./shared.ts";

export const modes: readonly Conversation[] = [
	{
		name: "in ask mode has no tool that writes, and is refused one it calls all the same",
		args: ["--mode", "ask"],
		model: [folder("Sneaky"), callReply("complete", { summary: "The shop sells three things." })],
		ends: "completed done",
		check: (talk) => {
			expect(toolsOf(talk.requests[0])).not.toContain("create_instance");
			expect(lastResult(talk.requests[1])).toContain("not available in ask mode");
		},
	},
	{
		name: "in plan mode looks, plans, and writes nothing",
		args: ["--mode", "plan"],
		model: [
			read("game.ReplicatedStorage.Prices"),
			callReply("complete", { summary: "Too early." }),
			callReply("start_plan", {
				steps: [{ tool: "patch_script", target: "game.ReplicatedStorage.Prices", intent: "Lower the prices" }],
			}),
			callReply("complete", { summary: "One step." }),
		],
		ends: "completed done",
		check: (talk) => {
			expect(lastResult(talk.requests[2])).toContain("call start_plan first");
			expect(eventsOf(talk, "plan.changed")[0]?.["steps"]).toMatchObject([{ intent: "Lower the prices" }]);
		},
	},
	{
		name: "in a dry run shows and decides everything and writes nothing",
		args: ["--mode", "dry-run"],
		approve: [{ decision: "approve" }, { decision: "reject" }],
		model: [folder("Ghost"), callReply("delete_instance", { path: "game.Workspace.Shop" }), DONE],
		ends: "completed done",
		check: (talk) => {
			expect(eventsOf(talk, "proposal.applied").map((event) => event["isDryRun"])).toEqual([true]);
			expect(lastResult(talk.requests[1])).toContain("dry run: nothing was written");
		},
	},
	{
		name: "in auto mode writes what the rules allow and asks before it deletes",
		args: ["--mode", "auto"],
		approve: [{ decision: "reject", reason: "not the shop" }],
		model: [
			folder("Quick"),
			read("game.ReplicatedStorage.Prices"),
			callReply("patch_script", {
				path: "game.ReplicatedStorage.Prices",
				patches: [{ find: "Potion = 5", replace: "Potion = 4" }],
			}),
			callReply("rename_instance", { path: "game.Workspace.Quick", newName: "Quicker" }),
			callReply("delete_instance", { path: "game.Workspace.Shop" }),
			DONE,
		],
		ends: "completed done",
		check: (talk) => {
			const decisions = eventsOf(talk, "proposal.decided").map((event) => `${event["by"]} ${event["decision"]}`);
			expect(decisions.at(-1)).toBe("user reject");
			expect(decisions[0]).toBe("auto approve");
			expect(talk.after.has("Workspace.Shop.Counter")).toBe(true);
		},
		changes: { "Workspace.Quicker": "created Folder", "ReplicatedStorage.Prices": "Source" },
	},
	{
		name: "sees what the user has open and selected, and never in the system message",
		args: ["--open", "game.ServerScriptService.ShopServer", "--select", "game.Workspace.Shop.Roof"],
		model: [callReply("get_active_script", {}), callReply("list_selection", {}), DONE],
		ends: "completed done",
		check: ({ requests }) => {
			const [system, user] = messagesOf(requests[0]);
			expect(user?.content).toContain("Active script: game.ServerScriptService.ShopServer");
			expect(user?.content).toContain("game.Workspace.Shop.Roof");
			expect(system?.content).not.toContain("ShopServer");
			expect(lastResult(requests[1])).toContain("local function priceOf(item)");
			expect(lastResult(requests[2])).toContain("game.Workspace.Shop.Roof");
		},
	},
	{
		name: "sends the same beginning with every request, so that it can be cached",
		model: [read("game.ReplicatedStorage.Prices"), folder("A"), textReply("Hm."), DONE],
		ends: "completed done",
		changes: { "Workspace.A": "created Folder" },
		check: ({ requests }) => {
			const stable = requests.map(({ body }) =>
				JSON.stringify([body["tools"], messagesOf({ body } as never).slice(0, 2)]),
			);
			expect(new Set(stable).size).toBe(1);
		},
	},
];
