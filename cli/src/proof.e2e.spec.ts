import type { ScriptedReply } from "@vector/relay/testing";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { VectorRun } from "./testing/run-vector.ts";

const PLAN = callReply("start_plan", {
	steps: [
		{
			tool: "create_instance",
			target: "game.Workspace.Arena",
			intent: "Make the arena",
			stage: "map",
			check: { type: "property_equals", path: "game.Workspace.Arena", property: "Size", value: [40, 1, 40] },
		},
		{
			intent: "Only one arena",
			stage: "map",
			check: { type: "instance_count", query: "#Arena", root: "game.Workspace", op: "==", n: 1 },
		},
	],
});
const CREATE = callReply("create_instance", {
	className: "Part",
	parentPath: "game.Workspace",
	props: { Name: "Arena", Anchored: true, Size: [20, 1, 40] },
});
const WIDEN = callReply("set_properties", { path: "game.Workspace.Arena", props: { Size: [40, 1, 40] } });
const SHRINK = callReply("set_properties", { path: "game.Workspace.Arena", props: { Size: [4, 1, 4] } });
const MARK = callReply("update_plan", {
	steps: [
		{ index: 1, status: "done" },
		{ index: 2, status: "done" },
	],
});
const DONE = callReply("complete", { summary: "The arena is there." });

async function runAgainst(
	script: readonly ScriptedReply[],
	place: string,
	...args: readonly string[]
): Promise<VectorRun & { readonly told: string }> {
	const upstream = await startFakeUpstream(script);
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" };
	const run = await runVector(["run", "Make an arena", "--place", place, "--approve", "all", ...args], { env });
	await upstream.close();
	return { ...run, told: JSON.stringify(upstream.requests) };
}

const resultOf = (place: string): string => place.replace(".rbxl", ".vector.rbxl");

describe("proof of a plan", () => {
	it("holds completion until every check passes, keeps the checks, and runs them again", async () => {
		const place = copyPlace("baseplate-566.rbxl");
		const run = await runAgainst([PLAN, CREATE, MARK, DONE, WIDEN, DONE], place, "--json");
		expect(run.code).toBe(0);
		const verdicts = run.events.filter((event) => event.type === "check.finished");
		expect(verdicts.map((event) => [event["stepIndex"], event["passed"]])).toEqual([
			[1, false],
			[2, true],
			[1, true],
			[2, true],
		]);
		expect(verdicts[0]).toMatchObject({
			check: { type: "property_equals", property: "Size" },
			text: "game.Workspace.Arena.Size is Vector3(20, 1, 40), wanted Vector3(40, 1, 40).",
		});
		expect(run.told).toContain("Not complete yet");
		const offered = run.events.filter((event) => event.type === "proposal.created").at(-1);
		expect(offered).toMatchObject({ tool: "regression_suite", summary: "Keep 2 checks with the place" });

		const again = await runVector(["check", "--place", resultOf(place), "--json"]);
		expect(again.code).toBe(0);
		expect(JSON.parse(again.stdout)).toMatchObject([
			{ intent: "Make the arena", passed: true },
			{ intent: "Only one arena", passed: true },
		]);

		const broken = await runAgainst([SHRINK, DONE], resultOf(place), "--in-place");
		expect(broken.code).toBe(0);
		const failing = await runVector(["check", "--place", resultOf(place)]);
		expect(failing.code).toBe(1);
		expect(failing.stdout).toContain("✗ Make the arena: game.Workspace.Arena.Size is Vector3(4, 1, 4)");
		expect(failing.stdout).toContain("1 of 2 checks pass.");
	});

	it("prints stages and verdicts for a person", async () => {
		const run = await runAgainst([PLAN, CREATE, WIDEN, MARK, DONE], copyPlace("baseplate-566.rbxl"));
		expect(run.stdout).toContain("  map\n  [ ] 1. Make the arena");
		expect(run.stdout).toContain("✓ step 2: #Arena below game.Workspace matches 1.");
	});

	it("refuses to check a place that keeps no checks", async () => {
		const none = await runVector(["check", "--place", copyPlace("baseplate-566.rbxl")]);
		expect(none.code).toBe(2);
		expect(none.stderr).toContain("This place keeps no checks");
	});
});
