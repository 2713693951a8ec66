import { describe, expect, it } from "@rbxts/jest-globals";
import type { PlanStep } from "../core/plan";
import { editPlan } from "./plan-edit";
import type { PlanEditStep } from "./plan-edit";

const step = (intent: string, given: Partial<PlanStep> = {}): PlanStep => ({
	tool: "",
	target: "",
	intent,
	status: "pending",
	...given,
});
const PLAN = [step("a", { status: "done" }), step("b", { status: "in_progress" }), step("c")];

const changes = (...edits: readonly PlanEditStep[]) => {
	const edited = editPlan(PLAN, edits);
	return edited.ok ? edited.value.changes : edited.error;
};

describe("editPlan", () => {
	it("says in words what the user changed", () => {
		expect(changes({ from: 1 }, { from: 3 }, { from: 2 })).toEqual(["changed the order"]);
		expect(changes({ from: 1 }, { from: 2, status: "dropped" }, { from: 3 })).toEqual(['step 2 "b" is now dropped']);
		expect(changes({ from: 1 }, { from: 2 }, { from: 3, intent: "C" }, { intent: "d" })).toEqual([
			'step 3 now reads "C", not "c"',
			'added step 4 "d"',
		]);
		expect(changes({ from: 1 })).toEqual(['removed "b"', 'removed "c"']);
		const check = { type: "instance_exists", path: "Workspace" };
		expect(changes({ from: 1, check }, { from: 2 }, { from: 3 })).toEqual(['changed the check of step 1 "a"']);
	});

	it("refuses what makes no plan", () => {
		expect(changes({ from: 4 })).toContain("there is no step 4");
		expect(changes({ from: 1 }, { from: 1 })).toContain("given twice");
		expect(changes({ intent: "" })).toContain("say what the step is for");
		expect(changes({ from: 1, status: "in_progress" }, { from: 2 })).toContain("Only one step");
		expect(changes({ from: 1, check: { type: "instance_exist" } })).toContain("instance_exists");
		expect(changes({ from: 1 }, { from: 2 }, { from: 3 })).toBe("The plan is already like this.");
	});
});
