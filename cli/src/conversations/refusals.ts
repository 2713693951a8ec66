import { callReply, textReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf, folder } from "./shared.ts";

const REMOVE = callReply("delete_instance", { path: "game.Workspace.Coins" });

export const refusals: readonly Conversation[] = [
	{
		name: "does not get the same proposal past the user twice, and finds another way",
		approve: [{ decision: "reject", reason: "I like the coins" }, { decision: "approve" }],
		model: [REMOVE, REMOVE, folder("Chest"), DONE],
		ends: "completed done",
		changes: { "Workspace.Chest": "created Folder" },
		check: (talk) => {
			expect(lastResult(talk.requests[1])).toContain("I like the coins");
			expect(lastResult(talk.requests[2])).toContain("already rejected exactly this");
			expect(eventsOf(talk, "proposal.created")).toHaveLength(2);
		},
	},
	{
		name: "stops with everything as it was when the user rejects all",
		approve: "none",
		model: [folder("One"), folder("Two"), callReply("complete", { summary: "You wanted none of it." })],
		ends: "stopped rejected",
		check: (talk) => expect(talk.events.at(-1)?.["summary"]).toBe("You wanted none of it."),
	},
	{
		name: "that will not help is asked once for a tool call, and its words then end the task",
		model: [textReply("I cannot help with that."), textReply("I really cannot.")],
		ends: "completed done",
		check: (talk) => {
			expect(talk.requests[1]?.text).toContain("Your reply held no tool call");
			expect(talk.events.at(-1)?.["summary"]).toBe("I really cannot.");
		},
	},
	{
		name: "that asks where nobody can answer is told to choose, and goes on",
		model: [callReply("ask_user", { question: "Red or blue?", options: ["red", "blue"] }), folder("Red"), DONE],
		ends: "completed done",
		changes: { "Workspace.Red": "created Folder" },
		check: (talk) => {
			expect(eventsOf(talk, "question.asked")[0]).toMatchObject({ question: "Red or blue?", options: ["red", "blue"] });
			expect(lastResult(talk.requests[1])).toContain("Choose the safest sensible option");
		},
	},
	{
		name: "hears what the user adds to an approval",
		approve: [{ decision: "approve", note: "and please no more than one" }],
		model: [folder("One"), DONE],
		ends: "completed done",
		changes: { "Workspace.One": "created Folder" },
		check: (talk) => expect(lastResult(talk.requests[1])).toContain("and please no more than one"),
	},
	{
		name: "can have some of its proposals refused without losing the others",
		approve: [{ decision: "approve" }, { decision: "reject" }, { decision: "approve" }],
		model: [folder("A"), folder("B"), folder("C"), DONE],
		ends: "completed done",
		changes: { "Workspace.A": "created Folder", "Workspace.C": "created Folder" },
	},
	{
		name: "is told when only one script's text can be approved with changes",
		approve: [{ decision: "approve_with_changes", text: "print(1)\n" }],
		model: [folder("A"), DONE],
		ends: "completed done",
		check: (talk) => {
			expect(lastResult(talk.requests[1])).toContain("Only a change of a single script");
			expect(eventsOf(talk, "proposal.applied")[0]).toMatchObject({ ok: false });
		},
	},
];
