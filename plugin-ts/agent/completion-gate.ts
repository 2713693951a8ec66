import { checkSyntax } from "../luau/parser";
import { describeCheck, evaluateCheck } from "../tools/checks/check-registry";
import type { CheckContext } from "../tools/checks/check-type";
import { isOpen, needsProof } from "./plan-text";
import type { TaskEventBody } from "./task-event";
import type { TaskState } from "./task-state";

export type CheckFinished = Extract<TaskEventBody, { readonly type: "check.finished" }>;

/** What looking at a task that is said to be complete came to. */
export interface CompletionReview {
	/** A verdict for each check of the plan. */
	readonly verdicts: readonly CheckFinished[];
	/** Why the task may not be called complete, each something the model can act on; empty means the gate is open. */
	readonly reasons: readonly string[];
}

/**
 * Looks whether a task may be called complete: plan steps that are still open, checks that do not hold, scripts written
 * in this task that do not parse. A dry run wrote nothing, so its checks prove nothing and are left out.
 */
export function reviewCompletion(state: TaskState, context: CheckContext): CompletionReview {
	const mayWrite = state.mode !== "ask" && state.mode !== "plan";
	const verdicts = mayWrite && state.mode !== "dry-run" ? evaluateChecks(state, context) : [];
	const reasons = [
		...(mayWrite ? openSteps(state) : []),
		...verdicts.filter((verdict) => !verdict.passed).map((verdict) => failedCheck(verdict, state)),
		...brokenScripts(state, context),
	];
	if (state.mode === "plan" && state.plan.isEmpty() && state.gateRefusals === 0)
		reasons.push("Plan mode ends with a plan: call start_plan first, or complete again if there is nothing to plan.");
	return { verdicts, reasons };
}

function evaluateChecks(state: TaskState, context: CheckContext): readonly CheckFinished[] {
	const verdicts = new Array<CheckFinished>();
	state.plan.forEach((step, index) => {
		if (!needsProof(step) || step.check === undefined) return;
		const { passed, text } = evaluateCheck(step.check, context);
		verdicts.push({ type: "check.finished", stepIndex: index + 1, check: step.check, passed, text });
	});
	return verdicts;
}

function openSteps({ plan }: TaskState): readonly string[] {
	const reasons = new Array<string>();
	plan.forEach((step, index) => {
		if (!isOpen(step)) return;
		reasons.push(
			`Plan step ${index + 1} (${step.intent}) is ${step.status}: do it, or mark it done or dropped with update_plan.`,
		);
	});
	return reasons;
}

function failedCheck({ stepIndex, check, text }: CheckFinished, { plan }: TaskState): string {
	const intent = plan[stepIndex - 1]?.intent ?? "";
	return `The check of plan step ${stepIndex} (${intent}) fails. ${describeCheck(check)}: ${text} Make it true; if the step cannot be done or the check itself is wrong, drop the step with update_plan and tell the user.`;
}

function brokenScripts({ touchedScripts }: TaskState, { scripts }: CheckContext): readonly string[] {
	const reasons = new Array<string>();
	for (const path of touchedScripts) {
		const found = scripts.read(path);
		if (!found.ok) continue;
		const issue = checkSyntax(found.value.text)[0];
		if (issue !== undefined)
			reasons.push(`${path}:${issue.line}:${issue.column}: ${issue.message}. Fix it with patch_script.`);
	}
	return reasons;
}
