import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { PlanStep, PlanStepStatus, PlanStepUpdate } from "../core/plan";
import { s } from "../model/schema";
import type { Infer } from "../model/schema";
import type { Tool } from "./tool";

const stepNumber = s.integer({ minimum: 1 });

const parameters = s.object(
	{
		steps: s.array(s.object({ index: stepNumber, status: s.choice(["done", "in_progress", "dropped"]) })),
		completedStep: stepNumber,
		nextStep: stepNumber,
		notes: s.string(),
	},
	{ optional: ["steps", "completedStep", "nextStep", "notes"] },
);

/** Marks progress of the plan; steps count from 1. */
export const updatePlan: Tool<typeof parameters> = {
	name: "update_plan",
	kind: "plan",
	description: "Mark plan steps; index counts from 1. completedStep and nextStep are a short form.",
	parameters,
	run(args, context) {
		const updates = updatesOf(args);
		if (updates.isEmpty() && args.notes === undefined)
			return failure("Nothing to update: give steps, completedStep, nextStep or notes.");
		const checked = checkIndexes(updates, context.plan);
		return checked.ok ? success({ type: "plan_updated", updates, notes: args.notes }) : checked;
	},
};

function updatesOf({ steps, completedStep, nextStep }: Infer<typeof parameters>): readonly PlanStepUpdate[] {
	const updates: PlanStepUpdate[] = [...(steps ?? [])];
	const mark = (index: number | undefined, status: PlanStepStatus) => {
		if (index !== undefined) updates.push({ index, status });
	};
	mark(completedStep, "done");
	mark(nextStep, "in_progress");
	return updates;
}

function checkIndexes(updates: readonly PlanStepUpdate[], plan: readonly PlanStep[]): Outcome<true> {
	if (plan.isEmpty()) return failure("There is no plan yet. Call start_plan first.");
	const beyond = updates.find((update) => update.index > plan.size());
	if (beyond === undefined) return success(true);
	return failure(`The plan has ${plan.size()} steps; there is no step ${beyond.index}. Steps count from 1.`);
}
