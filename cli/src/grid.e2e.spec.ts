import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector, sha256 } from "./testing/run-vector.ts";

const GRID = "Build a 3x3 grid of parts under Workspace.Grid";

async function inspectGrid(place: string): Promise<readonly { readonly className: string }[]> {
	const inspected = await runVector(["inspect", place, "--selector", "Model#Grid, Model#Grid > Part", "--json"]);
	return JSON.parse(inspected.stdout) as readonly { readonly className: string }[];
}

describe("the main job on a baseplate", () => {
	it("builds one model with nine parts in ten approvals or fewer and leaves the input alone", async () => {
		const place = copyPlace("baseplate-566.rbxl");
		const before = sha256(place);
		const run = await runVector(["run", GRID, "--place", place, "--approve", "all", "--provider", "demo", "--json"]);

		expect(run.stderr).toBe("");
		expect(run.code).toBe(0);
		expect(sha256(place)).toBe(before);
		const applied = run.events.filter((event) => event.type === "proposal.applied" && event["ok"] === true);
		expect(applied.length).toBeGreaterThan(0);
		expect(applied.length).toBeLessThanOrEqual(10);
		expect(run.events.some((event) => event.type === "plan.changed")).toBe(true);
		expect(run.events.at(-1)).toMatchObject({ type: "task.finished", outcome: "completed" });
		expect(run.events.map((event) => event.seq)).toEqual(run.events.map((_, index) => index + 1));

		const grid = await inspectGrid(place.replace(".rbxl", ".vector.rbxl"));
		expect(grid.filter((instance) => instance.className === "Model")).toHaveLength(1);
		expect(grid.filter((instance) => instance.className === "Part")).toHaveLength(9);
	});

	it("writes nothing and stops with code 3 when every proposal is rejected", async () => {
		const place = copyPlace("baseplate-566.rbxl");
		const run = await runVector(["run", GRID, "--place", place, "--approve", "none", "--provider", "demo", "--json"]);
		expect(run.code).toBe(3);
		expect(run.events.at(-1)).toMatchObject({ outcome: "stopped", reason: "rejected" });
		expect(run.events.filter((event) => event.type === "proposal.applied")).toHaveLength(0);
		expect(existsSync(place.replace(".rbxl", ".vector.rbxl"))).toBe(false);
	});

	it("previews without writing in a dry run", async () => {
		const place = copyPlace("baseplate-566.rbxl");
		const run = await runVector([
			"run",
			GRID,
			"--place",
			place,
			"--approve",
			"all",
			"--mode",
			"dry-run",
			"--provider",
			"demo",
		]);
		expect(run.stdout).toContain("Nothing was written.");
		expect(existsSync(place.replace(".rbxl", ".vector.rbxl"))).toBe(false);
	});
});
