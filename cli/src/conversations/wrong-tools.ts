import { callReply, chatReply, textReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult, messagesOf } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf, folder } from "./shared.ts";

const MADE = { "Workspace.Made": "created Folder" };
const ARGS = { className: "Folder", parentPath: "game.Workspace", props: { Name: "Made" } };

export const wrongTools: readonly Conversation[] = [
	{
		name: "that calls a tool that does not exist is told the nearest ones",
		model: [callReply("create_instanc", ARGS), callReply("run_shell", { command: "rm -rf /" }), folder("Made"), DONE],
		ends: "completed done",
		changes: MADE,
		check: (talk) => {
			expect(lastResult(talk.requests[1])).toContain("create_instance");
			expect(lastResult(talk.requests[2])).toContain("There is no tool run_shell");
		},
	},
	{
		name: "that leaves out or mistypes arguments is told which, and nothing is proposed",
		model: [
			callReply("create_instance", { parentPath: "game.Workspace" }),
			callReply("create_instance", { className: 5, parentPath: "game.Workspace" }),
			callReply("patch_script", { path: "game.ReplicatedStorage.Prices", patches: [] }),
			callReply("query_instances", "[1, 2]"),
			folder("Made"),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
		check: (talk) => {
			expect(lastResult(talk.requests[1])).toContain("className");
			expect(lastResult(talk.requests[2])).toContain("There is no class 5");
			expect(lastResult(talk.requests[3])).toContain("patches");
			expect(eventsOf(talk, "tool.finished").map(({ ok }) => ok)).toEqual([false, false, false, false]);
			expect(eventsOf(talk, "proposal.created")).toHaveLength(1);
		},
	},
	{
		name: "may make slips in its JSON that have one meaning",
		model: [
			callReply(
				"create_instance",
				"{'className': 'Folder', 'parentPath': 'game.Workspace', 'props': {'Name': 'Made',},}",
			),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
	},
	{
		name: "whose arguments were cut off is asked again, never guessed at",
		model: [
			callReply("create_instance", '{"className":"Folder","parentPath":"game.Workspace","props":{"Name":"Mad'),
			folder("Made"),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
		check: (talk) => expect(eventsOf(talk, "tool.finished")[0]).toMatchObject({ ok: false }),
	},
	{
		name: "that makes three calls at once has the first one run and every one answered",
		model: [
			chatReply({
				calls: ["Made", "Second", "Third"].map((name, index) => ({
					name: "create_instance",
					args: { ...ARGS, props: { Name: name } },
					id: `id-${index}`,
				})),
			}),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
		check: ({ requests }) => {
			const answers = messagesOf(requests[1]).filter(({ role }) => role === "tool");
			expect(answers.map((message) => message.tool_call_id)).toEqual(["id-0", "id-1", "id-2"]);
			expect(answers[1]?.content).toContain("Not run: only the first tool call");
		},
	},
	{
		name: "that gives every call the same id is still answered",
		model: ["Made", "Again"]
			.map((name) =>
				chatReply({ calls: [{ name: "create_instance", args: { ...ARGS, props: { Name: name } }, id: "same" }] }),
			)
			.concat(DONE),
		ends: "completed done",
		changes: { ...MADE, "Workspace.Again": "created Folder" },
	},
	{
		name: "that writes its call as text is understood",
		model: [
			textReply(
				'I make a folder.\n<create_instance>\n<className>Folder</className>\n<parentPath>game.Workspace</parentPath>\n<props>{"Name": "Made"}</props>\n</create_instance>',
			),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
	},
	{
		name: "that says nothing at all is asked again",
		model: [textReply(""), folder("Made"), DONE],
		ends: "completed done",
		changes: MADE,
	},
	{
		name: "that encodes nested arguments twice is understood",
		model: [callReply("create_instance", { ...ARGS, props: JSON.stringify(ARGS.props) }), DONE],
		ends: "completed done",
		changes: MADE,
	},
	{
		name: "may call the end by its other name",
		model: [folder("Made"), callReply("final_message", { text: "All done." })],
		ends: "completed done",
		changes: MADE,
		check: (talk) => expect(talk.events.at(-1)?.["summary"]).toBe("All done."),
	},
];
