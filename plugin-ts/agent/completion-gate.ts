import type { ScriptReader } from "../tools/tool";
import { checkSyntax } from "../luau/parser";
import type { TaskState } from "./task-state";

/**
 * Why a task may not be called complete: plan steps that are still open, scripts written in this task that do not parse.
 * Each reason is one the model can act on; empty means the gate is open.
 */
export function completionGate(state: TaskState, scripts: ScriptReader): readonly string[] {
	const reasons = new Array<string>();
	const mayWrite = state.mode !== "ask" && state.mode !== "plan";
	state.plan.forEach((step, index) => {
		if (!mayWrite || step.status === "done" || step.status === "dropped") return;
		reasons.push(
			`Plan step ${index + 1} (${step.intent}) is ${step.status}: do it, or mark it done or dropped with update_plan.`,
		);
	});
	for (const path of state.touchedScripts) {
		const found = scripts.read(path);
		if (!found.ok) continue;
		const issue = checkSyntax(found.value.text)[0];
		if (issue !== undefined)
			reasons.push(`${path}:${issue.line}:${issue.column}: ${issue.message}. Fix it with patch_script.`);
	}
	return reasons;
}
