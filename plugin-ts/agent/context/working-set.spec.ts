import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { createTaskWriter } from "./fakes/task-writer";
import { times } from "./fakes/times";
import { projectHistory } from "./project-history";
import { staleBatch } from "./stale-batch";
import { workingSet } from "./working-set";

const LIST = { parentPath: "game.Workspace" };

function textOf(task: ReturnType<typeof createTaskWriter>): string {
	const message = workingSet(task.state, DEFAULT_SETTINGS);
	return message?.role === "user" ? message.text : "";
}

describe("the facts of the moment", () => {
	it("are left out before anything happened", () => {
		expect(workingSet(createTaskWriter("Do it").state, DEFAULT_SETTINGS)).toBeUndefined();
	});

	it("name the current plan step, the last steps, versions of scripts and what has not changed", () => {
		const task = createTaskWriter("Do it");
		const step = { tool: "patch_script", target: "game.A", intent: "Fix the loop" };
		task.plan([
			{ ...step, status: "done" },
			{ ...step, intent: "Add coins", status: "in_progress" },
		]);
		task.read("list_children", LIST, "{}");
		task.read("read_script", { path: "game.A" }, "text", "abc123");
		const text = textOf(task);
		expect(text).toMatch("Current step 2 %[in_progress%]: Add coins");
		expect(text).toMatch("1: list_children%(game.Workspace%)");
		expect(text).toMatch("game.A #abc123 %(step 2%)");
		expect(text).toMatch("list_children%(game.Workspace%), step 1");
	});

	it("forget what a write made untrue and keep the written script's new version", () => {
		const task = createTaskWriter("Do it");
		task.read("list_children", LIST, "{}");
		task.read("read_script", { path: "game.A" }, "text", "old1");
		task.apply("Patch A", [{ path: "game.A", change: "written", hash: "new2" }]);
		const text = textOf(task);
		expect(text).toMatch("game.A #new2");
		expect(text).never.toMatch("old1");
		expect(text).never.toMatch("not changed by you since");
	});

	it("are bounded however long the task is", () => {
		const task = createTaskWriter("Do it");
		for (const index of $range(1, 200)) task.read("read_script", { path: `game.S${index}` }, "text", `hash${index}`);
		expect(textOf(task).size()).toBeLessThan(4_000);
	});
});

describe("outdated reads", () => {
	const LONG = string.rep("x", 9_000);

	it("stay until enough of them have gathered, then go together", () => {
		const task = createTaskWriter("Do it");
		times(3, () => task.read("list_children", LIST, LONG));
		expect(staleBatch(task.state, DEFAULT_SETTINGS).size()).toBe(0);
		task.read("list_children", LIST, LONG);
		const batch = staleBatch(task.state, DEFAULT_SETTINGS);
		expect(batch.size()).toBe(3);
		task.add({ type: "context.deduped", indexes: batch });
		const results = projectHistory(task.state).filter((message) => message.role === "tool");
		expect(results.map((message) => (message.role === "tool" ? message.content.size() < 100 : false))).toEqual([
			true,
			true,
			true,
			false,
		]);
		expect(staleBatch(task.state, DEFAULT_SETTINGS).size()).toBe(0);
	});
});
