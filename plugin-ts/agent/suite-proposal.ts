import type { NewInstance, Operation } from "../core/operation";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { PlanStep } from "../core/plan";
import type { Ports } from "../core/ports";
import type { ProposalDraft } from "../core/proposal";
import type { ScriptText } from "../core/ports/scripts";
import { unifiedDiff } from "../text/unified";
import { evaluateCheck } from "../tools/checks/check-registry";
import { fingerprintScript, instanceFingerprint, scriptFingerprint } from "../tools/shared/fingerprint";
import { needsProof } from "./plan-text";
import type { SuiteCheck } from "./regression-suite";
import { SUITE_PATH, withChecks } from "./regression-suite";

/** The name under which the proposal goes, in place of a tool's. */
export const SUITE_TOOL = "regression_suite";

const FOLDER_PATH = "game.ServerStorage.Vector";

/**
 * Proposes to keep the checks of a finished plan with the place. Fails with the reason when there is nothing to write:
 * no check holds, all are kept already, or something else is in the suite's place.
 */
export function proposeSuite(plan: readonly PlanStep[], ports: Ports): Outcome<ProposalDraft> {
	const checks = passingChecks(plan, ports);
	if (checks.isEmpty()) return failure("No check of the plan holds, so none is kept.");
	const existing = ports.scripts.read(SUITE_PATH);
	if (!existing.ok && ports.scene.describe(SUITE_PATH).ok)
		return failure(`${SUITE_PATH} is not a script, so the checks were not kept.`);
	const text = withChecks(existing.ok ? existing.value.text : undefined, checks);
	if (!text.ok) return text;
	if (existing.ok) return changeSuite(existing.value, text.value, checks, ports);
	return createSuite(text.value, checks, ports);
}

function passingChecks(plan: readonly PlanStep[], ports: Ports): readonly SuiteCheck[] {
	const checks = new Array<SuiteCheck>();
	for (const step of plan) {
		if (!needsProof(step) || step.check === undefined) continue;
		if (evaluateCheck(step.check, ports).passed) checks.push({ intent: step.intent, check: step.check });
	}
	return checks;
}

function summaryOf(checks: readonly SuiteCheck[]): string {
	return `Keep ${checks.size()} ${checks.size() === 1 ? "check" : "checks"} with the place`;
}

function changeSuite(
	{ path, text: before }: ScriptText,
	text: string,
	checks: readonly SuiteCheck[],
	{ clock }: Ports,
): Outcome<ProposalDraft> {
	if (before === text) return failure("The place keeps these checks already.");
	return success({
		kind: "edit",
		category: "edit_script",
		summary: summaryOf(checks),
		operations: [{ type: "write_script", path, beforeHash: fingerprintScript(before), text }],
		reliesOn: [scriptFingerprint(path, before, { now: clock.wallTime() })],
		preview: { diff: unifiedDiff(path, before, text), rows: [], warnings: [] },
	});
}

function createSuite(source: string, checks: readonly SuiteCheck[], ports: Ports): Outcome<ProposalDraft> {
	const { scene, clock } = ports;
	const suite: NewInstance = { className: "ModuleScript", name: "Checks", props: {}, source, children: [] };
	const folder: NewInstance = { className: "Folder", name: "Vector", props: {}, children: [suite] };
	const hasFolder = scene.describe(FOLDER_PATH).ok;
	const parentPath = hasFolder ? FOLDER_PATH : "game.ServerStorage";
	const operation: Operation = { type: "create", parentPath, instance: hasFolder ? suite : folder };
	const relied = instanceFingerprint(parentPath, [], { scene, now: clock.wallTime() });
	if (!relied.ok) return relied;
	return success({
		kind: "edit",
		category: "new_script",
		summary: summaryOf(checks),
		operations: [operation],
		reliesOn: [relied.value],
		preview: { diff: unifiedDiff(SUITE_PATH, "", source), rows: [], warnings: [] },
	});
}
