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
	const done = plan.filter((step) => step.status === "done");
	return memory.focus.filter((text) =>
		done.some((step) => sameWords(text, stepText(step)) || sameWords(text, step.intent)),
	);
}

function sameWords(a: string, b: string): boolean {
	return string.lower(onOneLine(a)) === string.lower(onOneLine(b));
}
