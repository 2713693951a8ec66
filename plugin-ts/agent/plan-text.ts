import type { PlanStep } from "../core/plan";
import { describeCheck } from "../tools/checks/check-registry";

/** The plan as the model and the user read it, one numbered line a step. */
export function planText(steps: readonly PlanStep[]): string {
	return steps
		.map(({ status, intent, stage, check }, index) => {
			const where = stage === undefined ? "" : ` (${stage})`;
			const proof = check === undefined ? "" : ` [check: ${describeCheck(check)}]`;
			return `${index + 1}. [${status}]${where} ${intent}${proof}`;
		})
		.join("\n");
}

/** Steps that still have to be done. */
export function isOpen({ status }: PlanStep): boolean {
	return status === "pending" || status === "in_progress";
}

/** Steps whose check has to hold before the task is complete. */
export function needsProof({ status, check }: PlanStep): boolean {
	return check !== undefined && status !== "dropped";
}
