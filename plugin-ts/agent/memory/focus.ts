import type { MemoryNote } from "../../core/memory-note";
import type { PlanStep } from "../../core/plan";
import { isOpen } from "../plan-text";
import type { TaskState } from "../task-state";
import { onOneLine } from "./note-line";

/** A plan step in one line, as the focus of a later task. */
export function stepText({ intent, target }: PlanStep): string {
	const isNamed = target === "" || string.find(intent, target, 1, true)[0] !== undefined;
	return onOneLine(isNamed ? intent : `${intent} (${target})`);
}

/** What a task leaves to be done. */
export function openFocus({ plan }: Pick<TaskState, "plan">): readonly MemoryNote[] {
	return plan.filter(isOpen).map((step) => ({ section: "focus", text: stepText(step) }));
}

/** Focus notes of the place that steps of this task have done. */
export function finishedFocus({ plan, memory }: Pick<TaskState, "plan" | "memory">): readonly string[] {
	return memory.focus.filter((text) => isDoneBy(text, { plan }));
}

/** Whether a step of this task has done what a text says. */
export function isDoneBy(text: string, { plan }: Pick<TaskState, "plan">): boolean {
	const done = plan.filter((step) => step.status === "done");
	return done.some((step) => sameWords(text, stepText(step)) || sameWords(text, step.intent));
}

/** What earlier tasks left to be done and nobody has done since. */
export function unfinishedFocus(state: Pick<TaskState, "plan" | "memory">): readonly MemoryNote[] {
	return state.memory.unfinished.filter((text) => !isDoneBy(text, state)).map((text) => ({ section: "focus", text }));
}

function sameWords(a: string, b: string): boolean {
	return string.lower(onOneLine(a)) === string.lower(onOneLine(b));
}
