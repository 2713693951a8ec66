import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { PlanStep } from "../../core/plan";
import type { Ports } from "../../core/ports";
import { evaluateCheck } from "../../tools/checks/check-registry";
import type { KeptScript } from "./kept-script";
import { findKeptScript } from "./kept-script";
import { needsProof } from "../plan-text";
import type { SuiteCheck } from "../regression-suite";
import { SUITE_PATH, withChecks } from "../regression-suite";

/**
 * The place's suite with the checks of a finished plan. Fails with the reason when there is nothing to write: no check
 * holds, all are kept already, or something else is in the suite's place.
 */
export function suiteChange(plan: readonly PlanStep[], ports: Ports): Outcome<KeptScript> {
	const checks = passingChecks(plan, ports);
	if (checks.isEmpty()) return failure("No check of the plan holds, so none is kept.");
	const found = findKeptScript(SUITE_PATH, ports);
	if (!found.ok) return found;
	const before = found.value;
	const text = withChecks(before?.text, checks);
	if (!text.ok) return text;
	if (before?.text === text.value) return failure("The place keeps these checks already.");
	const what = `${checks.size()} ${checks.size() === 1 ? "check" : "checks"}`;
	return success({ name: "Checks", what, before, text: text.value });
}

function passingChecks(plan: readonly PlanStep[], ports: Ports): readonly SuiteCheck[] {
	const checks = new Array<SuiteCheck>();
	for (const step of plan) {
		if (!needsProof(step) || step.check === undefined) continue;
		if (evaluateCheck(step.check, ports).passed) checks.push({ intent: step.intent, check: step.check });
	}
	return checks;
}
