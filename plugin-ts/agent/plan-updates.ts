import type { PlanStep, PlanStepUpdate } from "../core/plan";

/**
 * The plan after the model marked steps. One step is in progress at a time: starting another puts the former back to
 * pending, because only what is said to be done counts as done.
 */
export function applyPlanUpdates(plan: readonly PlanStep[], updates: readonly PlanStepUpdate[]): readonly PlanStep[] {
	const started = lastUpdate(updates, (update) => update.status === "in_progress")?.index;
	return plan.map((step, index) => {
		const update = lastUpdate(updates, (candidate) => candidate.index === index + 1);
		const status = update?.status ?? step.status;
		const isOvertaken = status === "in_progress" && started !== undefined && started !== index + 1;
		return { ...step, status: isOvertaken ? "pending" : status };
	});
}

function lastUpdate(
	updates: readonly PlanStepUpdate[],
	isWanted: (update: PlanStepUpdate) => boolean,
): PlanStepUpdate | undefined {
	let found: PlanStepUpdate | undefined;
	for (const update of updates) if (isWanted(update)) found = update;
	return found;
}
