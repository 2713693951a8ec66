import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import type { ScriptedReply } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector } from "./testing/run-vector.ts";

const FOLDERS = 12;

/** A model that creates twelve folders, one a step, reading from the conversation how far it has come. */
function nextFolder(text: string): ScriptedReply {
	const done = new Set(text.match(/Step_\d+/g)).size;
	if (done >= FOLDERS) return callReply("complete", { summary: "All folders are there." });
	return callReply("create_instance", {
		className: "Folder",
		parentPath: "game.Workspace",
		props: { Name: `Step_${done + 1}` },
	});
}

async function foldersIn(place: string): Promise<readonly string[]> {
	const run = await runVector(["inspect", place, "--selector", "Workspace > Folder", "--json"]);
	return (JSON.parse(run.stdout) as readonly { readonly name: string }[]).map(({ name }) => name).sort();
}

const expected = Array.from({ length: FOLDERS }, (_, index) => `Step_${index + 1}`).sort();

/** Starts the task, ends it with `signal` after `appliedBefore` changes plus a short random delay, and resumes it. */
async function interruptAndResume(
	signal: NodeJS.Signals,
	appliedBefore: number,
	delayMs: number,
): Promise<readonly string[]> {
	const upstream = await startFakeUpstream([], { otherwise: (request) => nextFolder(request.text) });
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" };
	const place = copyPlace("baseplate-566.rbxl");
	const args = ["--place", place, "--approve", "all", "--json"];
	await runVector(["run", "Create twelve folders", ...args], {
		env,
		onStart: (kill, output) => {
			const timer = setInterval(async () => {
				if (output().split('"proposal.applied"').length - 1 < appliedBefore) return;
				clearInterval(timer);
				await sleep(delayMs);
				kill(signal);
			}, 5);
			timer.unref();
		},
	});
	const [firstLine] = readFileSync(place.replace(".rbxl", ".vector.ledger.jsonl"), "utf8").split("\n");
	const { taskId } = JSON.parse(firstLine!) as { readonly taskId: string };
	const resumed = await runVector(["run", "--resume", taskId, ...args], { env });
	await upstream.close();
	expect(resumed.stderr).toBe("");
	expect(resumed.code).toBe(0);
	const output = place.replace(".rbxl", ".vector.rbxl");
	expect(existsSync(output)).toBe(true);
	return foldersIn(output);
}

describe("an interrupted run", () => {
	it("stops cleanly on SIGINT with what was approved saved, and goes on", async () => {
		expect(await interruptAndResume("SIGINT", 3, 0)).toEqual(expected);
	});

	it.each([
		[1, 0],
		[4, 7],
		[8, 23],
	])(
		"killed after %i changes and %i ms, it ends with the place the uninterrupted run has",
		async (applied, delayMs) => {
			expect(await interruptAndResume("SIGKILL", applied, delayMs)).toEqual(expected);
		},
	);
});
