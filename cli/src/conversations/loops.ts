import { callReply, textReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf, folder, read } from "./shared.ts";

const LOOK = callReply("list_children", { parentPath: "game.Workspace" });
const MISS = read("game.ServerScriptService.Nothing");
const times = <T>(count: number, turn: T): readonly T[] => Array.from({ length: count }, () => turn);

export const loops: readonly Conversation[] = [
	{
		name: "is stopped before it makes the same call a fifth time, having been warned",
		model: times(5, LOOK),
		ends: "stopped repeat",
		check: (talk) => {
			expect(lastResult(talk.requests[2])).not.toContain("with the same arguments");
			expect(lastResult(talk.requests[3])).toContain("This is call 3 of the same tool with the same arguments");
			expect(eventsOf(talk, "tool.called")).toHaveLength(4);
			expect(eventsOf(talk, "task.paused")[0]).toMatchObject({ reason: "repeat" });
		},
	},
	{
		name: "does not get out of a loop by other calls in between, nor by the order of arguments",
		model: [
			callReply("search_files", { query: "Prices", root: "game" }),
			LOOK,
			callReply("search_files", { root: "game", query: "Prices" }),
			read("game.ReplicatedStorage.Prices"),
			callReply("search_files", '{ "query":"Prices" , "root":"game" }'),
			folder("Between"),
			callReply("search_files", { query: "Prices", root: "game" }),
			callReply("search_files", { root: "game", query: "Prices" }),
		],
		ends: "stopped repeat",
		changes: { "Workspace.Between": "created Folder" },
	},
	{
		name: "that takes the warning to heart may go on",
		model: [...times(3, LOOK), folder("Other"), DONE],
		ends: "completed done",
		changes: { "Workspace.Other": "created Folder" },
	},
	{
		name: "is stopped after five failures in a row, however different they are",
		model: [1, 2, 3, 4, 5].map((n) => read(`game.ServerScriptService.Nothing${n}`)),
		ends: "stopped breaker",
		check: (talk) => expect(eventsOf(talk, "tool.finished").every(({ ok }) => ok === false)).toBe(true),
	},
	{
		name: "may fail often, as long as something works in between",
		model: [
			MISS,
			read("game.ServerScriptService.No"),
			LOOK,
			read("game.Workspace.No"),
			read("game.No"),
			folder("Yes"),
			DONE,
		],
		ends: "completed done",
		changes: { "Workspace.Yes": "created Folder" },
	},
	{
		name: "keeps what was approved when the step limit ends the task",
		args: ["--max-steps", "3"],
		model: [folder("A"), folder("B"), folder("C")],
		ends: "stopped step_limit",
		changes: { "Workspace.A": "created Folder", "Workspace.B": "created Folder", "Workspace.C": "created Folder" },
	},
	{
		name: "that says it is done three times while the plan is open is stopped at the gate",
		model: [
			callReply("start_plan", { steps: ["Paint the shop"] }),
			...[1, 2, 3].map((n) => callReply("complete", { summary: `Done ${n}.` })),
		],
		ends: "stopped gate",
		check: (talk) => {
			expect(eventsOf(talk, "completion.refused")).toHaveLength(3);
			expect(lastResult(talk.requests[2])).toContain("Plan step 1 (Paint the shop) is pending");
		},
	},
	{
		name: "that only talks while its plan is open is stopped in bounded time",
		model: [callReply("start_plan", { steps: ["Paint the shop"] }), ...times(6, textReply("Almost there!"))],
		ends: "stopped breaker",
	},
	{
		name: "that proposes what is there already is told so instead of asking the user again",
		model: [
			folder("Once"),
			...times(2, callReply("set_properties", { path: "game.Workspace.Once", props: { Archivable: true } })),
			DONE,
		],
		ends: "completed done",
		changes: { "Workspace.Once": "created Folder" },
		check: (talk) => {
			expect(lastResult(talk.requests[2])).toContain("nothing to change");
			expect(eventsOf(talk, "proposal.created")).toHaveLength(1);
		},
	},
];
