import { describe, expect, it } from "@rbxts/jest-globals";
import type { JsonValue } from "../core/json";
import type { PlanStep } from "../core/plan";
import { callTool, createFakeContext, refusalFrom } from "./fakes/create-fake-context";

const step = (intent: string): PlanStep => ({ tool: "", target: "", intent, status: "pending" });

const call = (tool: string, args: JsonValue, plan: readonly PlanStep[] = []) =>
	callTool(tool, args, createFakeContext({ plan }));

describe("start_plan", () => {
	it("takes steps as text and in full", () => {
		const check = { type: "instance_exists", path: "game.Workspace.Grid" };
		const full = { tool: "create_instance", target: "game.Workspace.Grid", intent: "Make the grid", check };
		const output = call("start_plan", { steps: ["Look around", full] });
		assert(output.ok && output.value.type === "plan_started");
		expect(output.value.steps).toEqual([step("Look around"), { ...full, status: "pending" }]);
	});

	it("refuses tools and checks that do not exist", () => {
		expect(refusalFrom(call("start_plan", { steps: [{ tool: "create_part", intent: "x" }] }))).toContain(
			"Step 1: there is no tool create_part",
		);
		expect(
			refusalFrom(call("start_plan", { steps: [{ intent: "x", check: { type: "instance_exist", path: "x" } }] })),
		).toContain('did you mean "instance_exists"');
		expect(refusalFrom(call("start_plan", { steps: [{ intent: "x", check: { type: "instance_exists" } }] }))).toContain(
			"Step 1: the check instance_exists: path",
		);
	});
});

describe("update_plan", () => {
	it("understands the short form", () => {
		const output = call("update_plan", { completedStep: 1, nextStep: 2 }, [step("a"), step("b")]);
		assert(output.ok && output.value.type === "plan_updated");
		expect(output.value.updates).toEqual([
			{ index: 1, status: "done" },
			{ index: 2, status: "in_progress" },
		]);
	});

	it("refuses a step that is not there", () => {
		expect(refusalFrom(call("update_plan", { completedStep: 3 }, [step("a")]))).toBe(
			"The plan has 1 steps; there is no step 3. Steps count from 1.",
		);
		expect(refusalFrom(call("update_plan", { completedStep: 1 }))).toBe("There is no plan yet. Call start_plan first.");
	});
});

describe("complete", () => {
	it("takes its summary under the names models use", () => {
		for (const args of [{ summary: "Done." }, { text: "Done." }] as readonly JsonValue[]) {
			const output = call("final_message", args);
			assert(output.ok && output.value.type === "complete");
			expect(output.value.summary).toBe("Done.");
		}
	});
});
