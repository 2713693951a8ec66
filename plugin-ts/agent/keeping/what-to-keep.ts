import type { Settings } from "../../core/settings";
import { needsProof } from "../plan-text";
import { finishedFocus } from "../memory/focus";
import type { TaskState } from "../task-state";

/** The name under which the proposal goes, in place of a tool's: by what it keeps. */
export const KEEPING_TOOLS = { checks: "regression_suite", notes: "project_memory", both: "keep_with_place" } as const;

const TOOLS: readonly string[] = [KEEPING_TOOLS.checks, KEEPING_TOOLS.notes, KEEPING_TOOLS.both];

/** Whether a proposal is Vector's own offer to keep something with the place, and no part of the task's work. */
export function isKeeping(tool: string): boolean {
	return TOOLS.includes(tool);
}

function mayWrite({ mode }: TaskState): boolean {
	return mode === "act" || mode === "auto";
}

/** The plan's checks are worth keeping once something was written. */
export function wantsSuite(state: TaskState, settings: Settings): boolean {
	return (
		settings.regressionSuite === "offer" && mayWrite(state) && state.appliedCount > 0 && state.plan.some(needsProof)
	);
}

/** Something was noted, the user mended something by hand, or a focus of the place is done. */
export function wantsMemory(state: TaskState, settings: Settings): boolean {
	if (settings.projectMemory === "off" || !mayWrite(state)) return false;
	return !state.memory.notes.isEmpty() || hasNewFixes(state) || !finishedFocus(state).isEmpty();
}

function hasNewFixes({ memory }: TaskState): boolean {
	for (const [, { isNew }] of memory.edits) if (isNew) return true;
	return false;
}
