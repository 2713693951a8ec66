import { describe, expect, it } from "@rbxts/jest-globals";
import { runSession } from "../../agent/fakes/killable-session";
import { createFakePorts } from "../../core/fakes/create-fake-ports";
import { fence, plainLine } from "./fence";
import { taskMarkdown } from "./task-markdown";

const MAIN = "game.ServerScriptService.Main";

function exported(): string {
	const ports = createFakePorts({
		instances: {
			ServerScriptService: [{ className: "Script", name: "Main", source: "-- ```not a fence```\nprint('one')\n" }],
		},
	});
	const { events } = runSession({
		ports,
		replies: [
			{ tool: "start_plan", args: { steps: [{ intent: "Print 1", tool: "patch_script", target: MAIN }] } },
			{ tool: "read_script", args: { path: MAIN } },
			{ tool: "patch_script", args: { path: MAIN, patches: [{ find: "'one'", replace: "'1'" }] } },
			{ tool: "update_plan", args: { steps: [{ index: 1, status: "done" }] } },
		],
	});
	return taskMarkdown(events);
}

describe("a task as Markdown", () => {
	it("tells goal, plan, steps, diffs, decisions, outcome and cost", () => {
		const text = exported();
		for (const part of [
			"# Do it",
			"- Outcome: completed (done)",
			"- [x] Print 1",
			"### Step 3",
			"+print('1')",
			"Approved by the user.",
			`Applied: ${MAIN} written.`,
			"tokens in",
			"> All done.",
		])
			expect([part, string.find(text, part, 1, true)[0] !== undefined]).toEqual([part, true]);
	});

	it("keeps backticks of a diff inside its block", () => {
		const text = exported();
		expect(string.find(text, "\n````diff\n", 1, true)[0]).toBeDefined();
		expect(string.find(text, " -- ```not a fence```", 1, true)[0]).toBeDefined();
	});

	it("makes fences longer than any run of backticks", () => {
		for (const count of $range(0, 12)) {
			const block = fence(`a\n${string.rep("`", count)}\nb`);
			const [marks] = string.match(block, "^`+") as LuaTuple<[string]>;
			expect(marks.size()).toBe(math.max(3, count + 1));
			expect(block.sub(-marks.size())).toBe(marks);
		}
	});

	it("takes nothing of a line for Markdown", () => {
		expect(plainLine("a *b*\n# c `d` [e](f) <g> | h_i")).toBe("a \\*b\\* \\# c \\`d\\` \\[e\\](f) \\<g\\> \\| h\\_i");
	});

	it("writes something for any events", () => {
		expect(taskMarkdown([])).toMatch("# Task");
		expect(taskMarkdown([{ type: "user.said", text: "hi", seq: 1, ts: 0, taskId: "t" }])).toMatch("hi");
	});
});
