import type { JsonObject } from "../core/json";
import { printJson } from "../core/json-print";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { PlanStep, PlanStepStatus } from "../core/plan";
import { parseCheck } from "../tools/checks/check-registry";

/** One step of the plan as the user wants it. What is left out stays as it was in the step it comes `from`. */
export interface PlanEditStep {
	/** Number of the step in the plan so far, from 1; absent for a new step. */
	readonly from?: number;
	readonly tool?: string;
	readonly target?: string;
	readonly intent?: string;
	readonly stage?: string;
	readonly status?: PlanStepStatus;
	readonly check?: JsonObject;
}

/** The plan after an edit, with what is different in words. */
export interface EditedPlan {
	readonly steps: readonly PlanStep[];
	readonly changes: readonly string[];
}

/**
 * The user's edit of a plan: the whole list as it shall be, in order. Steps that are not named by any `from` are removed.
 * Fails when a number names no step or comes twice, a step says nothing, a check is malformed, or nothing changes.
 */
export function editPlan(plan: readonly PlanStep[], edits: readonly PlanEditStep[]): Outcome<EditedPlan> {
	const steps = new Array<PlanStep>();
	const changes = new Array<string>();
	const used = new Set<number>();
	for (const edit of edits) {
		const position = steps.size() + 1;
		const former = formerOf(plan, edit.from, used);
		if (!former.ok) return former;
		const step = editStep(former.value, edit);
		if (!step.ok) return failure(`Step ${position}: ${step.error}`);
		steps.push(step.value);
		for (const change of changesOf(former.value, step.value, position)) changes.push(change);
	}
	plan.forEach((step, index) => {
		if (!used.has(index + 1)) changes.push(`removed "${step.intent}"`);
	});
	if (isReordered(edits)) changes.push("changed the order");
	if (steps.filter((step) => step.status === "in_progress").size() > 1)
		return failure("Only one step can be in progress. Set the others to pending.");
	return changes.isEmpty() ? failure("The plan is already like this.") : success({ steps, changes });
}

/**
 * The plan of plan mode as a task starts on it: with the user's edits, without what was dropped, nothing begun. Fails as
 * `editPlan` does, and when nothing is left.
 */
export function acceptPlan(
	plan: readonly PlanStep[],
	edits: readonly PlanEditStep[] | undefined,
): Outcome<readonly PlanStep[]> {
	const edited = edits === undefined ? undefined : editPlan(plan, edits);
	if (edited?.ok === false) return edited;
	const kept = (edited?.value.steps ?? plan).filter((step) => step.status !== "dropped");
	if (kept.isEmpty()) return failure("No step of the plan is left to build.");
	return success(kept.map((step) => ({ ...step, status: "pending" as const })));
}

/** The step an edit starts from; undefined for a new one. Each can be used once. */
function formerOf(
	plan: readonly PlanStep[],
	from: number | undefined,
	used: Set<number>,
): Outcome<PlanStep | undefined> {
	if (from === undefined) return success(undefined);
	if (plan[from - 1] === undefined) return failure(`The plan has ${plan.size()} steps; there is no step ${from}.`);
	if (used.has(from)) return failure(`Step ${from} is given twice.`);
	used.add(from);
	return success(plan[from - 1]);
}

const BLANK: PlanStep = { tool: "", target: "", intent: "", status: "pending" };

function editStep(former: PlanStep | undefined, edit: PlanEditStep): Outcome<PlanStep> {
	const check = edit.check === undefined ? success(former?.check) : parseCheck(edit.check);
	if (!check.ok) return check;
	const step = { ...BLANK, ...former, ...edit, check: check.value, from: undefined };
	return step.intent === "" ? failure("say what the step is for (intent).") : success(step);
}

function changesOf(former: PlanStep | undefined, step: PlanStep, position: number): readonly string[] {
	if (former === undefined) return [`added step ${position} "${step.intent}"`];
	const changes = new Array<string>();
	if (former.intent !== step.intent)
		changes.push(`step ${position} now reads "${step.intent}", not "${former.intent}"`);
	if (former.status !== step.status) changes.push(`step ${position} "${step.intent}" is now ${step.status}`);
	if (former.tool !== step.tool || former.target !== step.target || former.stage !== step.stage)
		changes.push(`changed what step ${position} "${step.intent}" works on`);
	if (step.check !== undefined && printJson(step.check) !== printJson(former.check ?? {}))
		changes.push(`changed the check of step ${position} "${step.intent}"`);
	return changes;
}

function isReordered(edits: readonly PlanEditStep[]): boolean {
	let highest = 0;
	for (const { from } of edits) {
		if (from === undefined) continue;
		if (from < highest) return true;
		highest = from;
	}
	return false;
}
