import { describe, expect, it } from "vitest";

import { ALL_TOOLS, callsOf, converse, summaryOf, toolsOf } from "../../testing/converse.ts";
import { answer } from "./answer.ts";
import { pathsIn, readOutcome } from "./call-outcome.ts";
import { readConversation } from "./conversation.ts";

const tools = ALL_TOOLS.map((name) => ({ type: "function", function: { name } }));
const user = (content: string): object => ({ role: "user", content });
const reply = (messages: readonly object[], offered: readonly object[] = tools): ReturnType<typeof answer> =>
	answer(readConversation({ messages, tools: offered }));

describe("the demo", () => {
	it("tells what it can do when it does not know the request", () => {
		const said = converse("Write me a pathfinding system");
		expect(toolsOf(said)).toEqual(["complete"]);
		expect(summaryOf(said)).toContain("Build a 3x3 grid of parts");
	});

	it("does not take the client's context for the request", () => {
		expect(summaryOf(converse("What is this?"))).toContain("offline demo");
	});

	it("stops when the user says so, and says what was done", () => {
		const said = converse("Build a 3x3 grid of parts", {
			interject: (index) => (index === 2 ? "Stop, please" : undefined),
		});
		expect(toolsOf(said)).toEqual(["start_plan", "create_instance", "create_instance", "complete"]);
		expect(summaryOf(said)).toMatch(/^Stopped as you asked\./);
	});

	it("hears other remarks and goes on", () => {
		const said = converse("Build a 1x2 grid of parts", {
			interject: (index) => (index === 1 ? "make them blue" : undefined),
		});
		expect(said[2]?.text).toContain('You said: "make them blue"');
		expect(callsOf(said, "create_instance")).toHaveLength(3);
	});

	it("takes a new request in the middle of another", () => {
		const said = converse("Build a 3x3 grid of parts", {
			interject: (index) => (index === 2 ? "No: rename Workspace.Baseplate to Ground" : undefined),
		});
		expect(toolsOf(said).slice(-2)).toEqual(["rename_instance", "complete"]);
	});

	it("starts over with the next request after a finished one", () => {
		const done = [
			user("Rename Workspace.A to B"),
			{ role: "assistant", tool_calls: [{ id: "1", function: { name: "complete", arguments: "{}" } }] },
			{ role: "tool", tool_call_id: "1", content: "Completed." },
			user("thanks, what else?"),
		];
		expect(reply(done).call?.args["summary"]).toContain("offline demo");
	});

	it("does not go on for ever when completion is refused", () => {
		const said = converse("Rename Workspace.A to B", {
			respond: ({ tool }) => (tool === "complete" ? "Not complete yet:\n- the plan is open" : undefined),
			maxReplies: 5,
		});
		const summaries = callsOf(said, "complete").map(({ summary }) => summary);
		expect(new Set(summaries).size).toBe(4);
		expect(summaries.at(-1)).toContain("the plan is open");
	});

	it("is not misled by the nudge to make a call", () => {
		const nudge = user("Your reply held no tool call. Answer with exactly one tool call: use `message` to talk.");
		expect(reply([user("Rename Workspace.A to B"), nudge])).toMatchObject({
			text: "Rename game.Workspace.A to B.",
			call: { tool: "rename_instance" },
		});
	});

	it("summarises when it is offered no tools", () => {
		const messages = [
			user("Rename Workspace.A to B"),
			{
				role: "assistant",
				tool_calls: [
					{ id: "1", function: { name: "rename_instance", arguments: '{"path":"game.Workspace.A","newName":"B"}' } },
				],
			},
			{ role: "tool", tool_call_id: "1", content: "Approved and applied." },
			user("Summarise the conversation so far."),
		];
		expect(reply(messages, []).text).toBe(
			"Goal: Rename Workspace.A to B\nSo far:\n- rename_instance game.Workspace.A: ok",
		);
	});

	it("answers the same conversation the same way, and survives nonsense", () => {
		expect(reply([user("Build a small house")])).toEqual(reply([user("Build a small house")]));
		for (const body of [
			undefined,
			1,
			{},
			{ messages: "x" },
			{ messages: [1, { role: "tool" }, { role: "assistant", tool_calls: [{}] }], tools: [{}] },
		]) {
			expect(answer(readConversation(body)).text).toEqual(expect.any(String));
		}
	});
});

describe("tool results", () => {
	it.each([
		["Approved and applied.\n[]", "ok"],
		['{"path":"game.Workspace.A"}', "ok"],
		["Rejected by the user; nothing was written.", "rejected"],
		["Error: The user already rejected exactly this. Take another way.", "failed"],
		['{"ok":false,"error":"no"}', "failed"],
		['{"decision":"rejected"}', "rejected"],
		["Error: approved, but nothing was written: no", "failed"],
		["Not run: only the first tool call of a reply is run.", "interrupted"],
		["Not complete yet:\n- x", "failed"],
		["1 | error('x')", "ok"],
	])("%s means %s", (result, outcome) => {
		expect(readOutcome(result)).toBe(outcome);
	});

	it("name paths in JSON or in text", () => {
		expect(pathsIn('{"matches":[{"path":"game.A[\\"x y\\"]"},{"path":"game.B"}]}')).toEqual([
			'game.A["x y"]',
			"game.B",
		]);
		expect(pathsIn('- game.Workspace["My.Part"][2] (Part), game.Lighting.Sky and game.')).toEqual([
			'game.Workspace["My.Part"][2]',
			"game.Lighting.Sky",
		]);
	});
});
