import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { startFakeUpstream } from "@vector/relay/testing";
import type { FakeUpstream } from "@vector/relay/testing";
import type { HeadlessStudio } from "@vector/studio";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PLUGIN_MODEL } from "./paths.ts";
import { openPlugin } from "./run/open-plugin.ts";
import { connectPlugin } from "./run/plugin-session.ts";
import { findRelay } from "./run/relay-choice.ts";
import { runTask } from "./run/run-task.ts";
import type { RawEvent } from "./run/task-events.ts";
import { PANEL } from "./testing/panel-chunk.ts";
import { placeContents } from "./testing/place-contents.ts";
import { copyPlace, runVector, sha256 } from "./testing/run-vector.ts";
import { nextOfTwenty } from "./testing/twenty-steps.ts";

interface Listed {
	readonly taskId: string;
	readonly goal: string;
	readonly outcome?: string;
	readonly touched: readonly string[];
	readonly branchedFrom?: { readonly taskId: string; readonly step: number };
}

let upstream: FakeUpstream;

beforeAll(async () => {
	upstream = await startFakeUpstream([], { otherwise: nextOfTwenty });
});
afterAll(() => upstream.close());

const env = () => ({ OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" });

describe("the tasks of ledgers", () => {
	const place = copyPlace("baseplate-566.rbxl");
	const output = place.replace(".rbxl", ".vector.rbxl");
	const ledger = place.replace(".rbxl", ".vector.ledger.jsonl");
	let taskId = "";

	const list = async (...args: readonly string[]): Promise<readonly Listed[]> => {
		const run = await runVector(["tasks", dirname(place), "--json", ...args]);
		expect(run.stderr).toBe("");
		return JSON.parse(run.stdout) as readonly Listed[];
	};

	beforeAll(async () => {
		const run = await runVector(["run", "Build an arena", "--place", place, "--approve", "all", "--json"], {
			env: env(),
		});
		expect(run.code).toBe(0);
		taskId = String(run.events[0]?.["taskId"]);
	});

	it("are listed, and found by the words of request and paths", async () => {
		expect(await list()).toMatchObject([{ taskId, goal: "Build an arena", outcome: "completed", ledger }]);
		expect((await list())[0]?.touched).toContain("game.Workspace.Arena.Floor");
		expect(await list("--search", "ARENA pillar")).toHaveLength(1);
		expect(await list("--search", "arena spaceship")).toEqual([]);
		const text = await runVector(["tasks", ledger]);
		expect(text.stdout).toContain("Build an arena");
	});

	it("are written down as Markdown", async () => {
		const file = place.replace(".rbxl", ".md");
		expect((await runVector(["export", ledger, "--out", file])).code).toBe(0);
		const text = readFileSync(file, "utf8");
		for (const part of [
			"# Build an arena",
			"- Outcome: completed",
			"### Step 20",
			"+print('1')",
			"Approved by the user.",
		])
			expect(text).toContain(part);
		expect((await runVector(["export", ledger])).stdout).toBe(text);
	});

	it("can be done another way from any step, with what they left in the place told", async () => {
		const before = [sha256(ledger), sha256(output)];
		const out = place.replace(".rbxl", ".branch.rbxl");
		const args = ["--resume", taskId, "--from-step", "6", "--approve", "all", "--json"];
		const branch = await runVector(["run", "Paint it red", ...args, "--place", output, "--out", out], { env: env() });
		expect(branch.stderr).toBe("");
		expect(branch.code).toBe(0);
		expect(branch.events[0]).toMatchObject({ type: "task.resumed", branchedFrom: { taskId, step: 6 } });
		expect(JSON.stringify(branch.events[0]?.["changed"])).toContain("game.Workspace.Hall");
		expect([sha256(ledger), sha256(output)]).toEqual(before);
		const tasks = await list("--search", "arena");
		expect(tasks.find((task) => task.branchedFrom !== undefined)).toMatchObject({ branchedFrom: { taskId, step: 6 } });
		expect(upstream.requests.some(({ text }) => text.includes("Paint it red"))).toBe(true);

		const again = place.replace(".rbxl", ".again.rbxl");
		const fromInput = await runVector(["run", ...args, "--place", place, "--out", again], { env: env() });
		expect(fromInput.code).toBe(0);
		expect(JSON.stringify(fromInput.events[0]?.["changed"])).toContain("is gone although this task left it there");
		expect(placeContents(again).length).toBeGreaterThan(placeContents(place).length);
	});

	it("are not written over by their branches, and are named when they are not there", async () => {
		const args = ["run", "--from-step", "6", "--place", place, "--approve", "all"];
		const over = await runVector([...args, "--resume", taskId], { env: env() });
		expect([over.code, over.stderr]).toEqual([2, expect.stringContaining("write over the task")]);
		const unknown = await runVector([...args, "--resume", "nobody"], { env: env() });
		expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("no ledger of task nobody")]);
		const far = await runVector([...args, "--resume", taskId, "--from-step", "99", "--out", `${place}.x.rbxl`], {
			env: env(),
		});
		expect([far.code, far.stderr]).toEqual([2, expect.stringContaining("steps 0 to 20")]);
	});

	it("are read up to where a ledger is damaged", async () => {
		const torn = place.replace(".rbxl", ".torn.ledger.jsonl");
		const text = readFileSync(ledger, "utf8");
		writeFileSync(torn, text.slice(0, Math.floor(text.length / 2)));
		const tasks = (await list()) as readonly (Listed & { readonly ledger: string })[];
		expect(tasks.find((task) => task.ledger === torn)).toMatchObject({ taskId, goal: "Build an arena" });
		expect(tasks.find((task) => task.ledger === torn)?.outcome).toBeUndefined();
		expect(existsSync(torn)).toBe(true);
	});
});

const proposalOf = (event: RawEvent): string => (event["proposal"] as { readonly id: string }).id;

/** All that the panel shows, as one text. */
async function panelTexts(studio: HeadlessStudio): Promise<string> {
	return String(await studio.execute(`${PANEL} return texts()`));
}

describe("the plugin's own history, in the settings of the plugin", () => {
	it("holds every event of a task, and lists, exports, branches and deletes it", async () => {
		const relay = await findRelay(undefined, env());
		const { studio, plugin } = await openPlugin(copyPlace("baseplate-566.rbxl"));
		try {
			await plugin.request({ type: "configure", settings: { relayUrl: relay.url, relayToken: "" } });
			const approve = async () => ({ decision: "approve" }) as const;
			const finished = await runTask(plugin, { type: "start", goal: "Build an arena", mode: "act" }, { approve });
			expect(finished.outcome).toBe("completed");
			const [task] = (await plugin.request({ type: "tasks", search: "arena" })) as readonly Listed[];
			expect(task).toMatchObject({ goal: "Build an arena", outcome: "completed", place: { id: 0 } });
			const text = String(await plugin.request({ type: "export_task", taskId: task!.taskId }));
			expect(text).toContain("### Step 20");
			await expect(plugin.request({ type: "resume", taskId: task!.taskId })).rejects.toThrow("is completed");
			const branch = await plugin.request({ type: "branch", taskId: task!.taskId, step: 19 });
			await plugin.request({ type: "stop" });
			const tasks = (await plugin.request({ type: "tasks" })) as readonly Listed[];
			expect(tasks.map(({ taskId }) => taskId)).toEqual([branch, task!.taskId]);
			await plugin.request({ type: "delete_task", taskId: task!.taskId });
			expect(await plugin.request({ type: "tasks" })).toHaveLength(1);
		} finally {
			await studio.close();
			await relay.close();
		}
	});

	it("offers the task again after the plugin was reloaded in the middle, and goes on with the proposal that waited", async () => {
		const relay = await findRelay(undefined, env());
		const settings = { relayUrl: relay.url, relayToken: "" };
		const { studio, plugin } = await openPlugin(copyPlace("baseplate-566.rbxl"));
		try {
			await plugin.request({ type: "configure", settings });
			const proposals: string[] = [];
			const third = new Promise<void>((resolve) =>
				plugin.onEvent((event) => {
					if (event.type === "proposal.created") proposals.push(proposalOf(event));
					if (proposals.length === 3) resolve();
				}),
			);
			const approve = async () => {
				if (proposals.length >= 3) await new Promise(() => {});
				return { decision: "approve" } as const;
			};
			void runTask(plugin, { type: "start", goal: "Build an arena", mode: "act" }, { approve });
			await third;
			await studio.unloadPlugin();
			await studio.loadPlugin(PLUGIN_MODEL);
			await vi.waitFor(async () => expect(await panelTexts(studio)).toContain("(not finished)"), 10_000);

			const reloaded = await connectPlugin(studio);
			await reloaded.request({ type: "configure", settings });
			const [task] = (await reloaded.request({ type: "tasks" })) as readonly Listed[];
			expect(task?.outcome).toBeUndefined();
			let resumed: RawEvent | undefined;
			const done = new Promise<RawEvent>((resolve) =>
				reloaded.onEvent((event) => {
					if (event.type === "task.resumed") resumed = event;
					if (event.type === "proposal.created") decide(proposalOf(event));
					if (event.type === "task.finished") resolve(event);
				}),
			);
			const decide = (proposalId: string): void =>
				void reloaded.request({ type: "decide", proposalId, decision: { decision: "approve" } });
			await studio.execute(`${PANEL} click("Resume")`);
			expect(resumed).toMatchObject({ waitsFor: "decision" });
			const text = String(await reloaded.request({ type: "export_task", taskId: task!.taskId }));
			expect(text.match(/\*\*Proposal\*\*/g)).toHaveLength(3);
			decide(proposals[2]!);
			expect((await done)["outcome"]).toBe("completed");
			const shown = await panelTexts(studio);
			expect(shown).toContain("Resumed.");
			expect(shown).not.toContain("(not finished)");
			await studio.execute(`${PANEL} send("/resume arena")`);
			expect(await panelTexts(studio)).toContain("Build an arena (completed)");
			await studio.execute(`${PANEL} click("Delete")`);
			expect(await reloaded.request({ type: "tasks" })).toEqual([]);
		} finally {
			await studio.close();
			await relay.close();
		}
	});
});
