import type { ScriptedReply } from "@vector/relay/testing";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import { afterEach, describe, expect, it } from "vitest";
import { openPlugin } from "./run/open-plugin.ts";
import { findRelay } from "./run/relay-choice.ts";
import { PANEL } from "./testing/panel-chunk.ts";
import { copyPlace } from "./testing/run-vector.ts";

interface Panel {
	/** Runs a chunk that has `click(text)`, `send(text)` and `texts()`. */
	readonly play: (chunk: string) => Promise<unknown>;
	/** Waits until the panel shows a text; returns all it shows. */
	readonly shown: (wanted: string) => Promise<string>;
	readonly workspaceNames: () => Promise<unknown>;
}

let close: () => Promise<unknown> = async () => undefined;

async function openPanel(replies: readonly ScriptedReply[], settings: object = {}): Promise<Panel> {
	const { studio, plugin } = await openPlugin(copyPlace("baseplate-566.rbxl"));
	const upstream = await startFakeUpstream(replies);
	const relay = await findRelay(undefined, {
		OPENAI_BASE_URL: upstream.url,
		OPENAI_API_KEY: "key",
		OPENAI_MODEL: "test-model",
	});
	close = () => Promise.all([studio.close(), relay.close(), upstream.close()]);
	await plugin.request({ type: "configure", settings: { relayUrl: relay.url, regressionSuite: "off", ...settings } });
	const play = (chunk: string): Promise<unknown> => studio.execute(PANEL + chunk, "panel");
	const shown: Panel["shown"] = async (wanted) => {
		await expect.poll(() => play("return texts()"), { timeout: 60_000, interval: 200 }).toContain(wanted);
		return String(await play("return texts()"));
	};
	await shown("Send");
	return {
		play,
		shown,
		workspaceNames: () =>
			studio.execute(`local names = {}
				for _, each in workspace:GetChildren() do
					if each:IsA("Folder") then table.insert(names, each.Name) end
				end
				return names`),
	};
}

afterEach(() => close());

const folder = (name: string): ScriptedReply =>
	callReply("create_instance", { className: "Folder", parentPath: "game.Workspace", props: { Name: name } });
const PLAN = callReply("start_plan", {
	steps: [
		{
			tool: "create_instance",
			target: "game.Workspace.Grid",
			intent: "Make the grid",
			check: { type: "instance_exists", path: "game.Workspace.Grid" },
		},
	],
});
const MARK = callReply("update_plan", { steps: [{ index: 1, status: "done" }] });
const DONE = callReply("complete", { summary: "All is done." });

describe("the panel", () => {
	it("shows the plan, the card, the verdict and what it costs", async () => {
		const panel = await openPanel([PLAN, folder("Grid"), MARK, DONE]);
		const empty = await panel.shown("Dry run");
		expect(empty).not.toContain("cached");
		expect(empty).not.toContain("⚠");
		await panel.play(`send("Make a grid")`);
		expect(await panel.shown("Create Folder game.Workspace.Grid")).toContain("Make the grid (with check)");
		await panel.play(`click("Apply")`);
		const done = await panel.shown("All is done.");
		expect(done).toContain("Make the grid (check ✓)");
		expect(done).toMatch(/\d in \(\d+ % cached\) · \d+ out/);
		expect(await panel.workspaceNames()).toEqual(["Grid"]);
	});

	it("makes a plan in plan mode and builds it with a button", async () => {
		const panel = await openPanel([PLAN, DONE, folder("Grid"), MARK, DONE]);
		await panel.play(`click("Plan") send("A grid")`);
		await panel.shown("Build");
		await panel.play(`click("Build")`);
		await panel.shown("Create Folder game.Workspace.Grid");
		await panel.play(`click("Reject")`);
		expect(await panel.shown("Rejected")).not.toContain("Build");
	});

	it("applies at once what the user switched on for auto mode, and undoes it by command", async () => {
		const remove = callReply("delete_instance", { path: "game.Workspace.Grid" });
		const panel = await openPanel([folder("Grid"), folder("Other"), remove, DONE]);
		await panel.play(`send("/auto") click("☐ delete")`);
		await panel.shown("☑ delete");
		await panel.play(`send("Make a grid and another, delete the grid")`);
		await panel.shown("All is done.");
		expect(await panel.workspaceNames()).toEqual(["Other"]);
		await panel.play(`send("/undo")`);
		await panel.shown("Undone: Delete Folder game.Workspace.Grid");
		expect(await panel.workspaceNames()).toEqual(expect.arrayContaining(["Grid", "Other"]));
	});

	it("says what fails too often and what is switched off, and goes on after a pause with one click", async () => {
		const misses = [1, 2, 3, 4, 5].map((depth) => callReply("list_children", { parentPath: "game.Nowhere", depth }));
		const panel = await openPanel([...misses, DONE], { useErrorPredictor: false });
		await panel.play(`send("Look around")`);
		const paused = await panel.shown("Continue");
		expect(paused).toContain("5 failures in a row");
		expect(paused).toContain("Switched off: Error predictor.");
		await panel.play(`click("Continue")`);
		expect(await panel.shown("All is done.")).toContain("⚠ The tool list_children failed in 5 of its last 5 calls.");
	});

	it("answers commands and names the list for one it does not know", async () => {
		const panel = await openPanel([]);
		await panel.play(`send("/help")`);
		await panel.shown("/cost: what this task has used and will probably use");
		await panel.play(`send("/dance")`);
		await panel.shown("There is no command /dance. /help lists them.");
		await panel.play(`send("/cost")`);
		await panel.shown("Nothing has been used yet.");
		await panel.play(`send("/new")`);
		expect(await panel.shown("Ask for a change.")).not.toContain("/dance");
	});

	it("draws the end of a long chat, and what came earlier when asked", async () => {
		const lines = Array.from({ length: 110 }, (_, index) =>
			callReply("message", { text: `Line ${index + 1} of the tale.`, phase: "update" }, "And then:"),
		);
		const panel = await openPanel([...lines, DONE], { maxSteps: 200 });
		await panel.play(`send("Tell a tale")`);
		const end = await panel.shown("All is done.");
		expect(end).toContain("Line 110 of the tale.");
		expect(end).not.toContain("Line 1 of the tale.");
		const button = /\d+ earlier/.exec(end)?.[0];
		await panel.play(`click("${button}")`);
		expect(await panel.shown("Line 1 of the tale.")).not.toContain(" earlier");
	});
});
