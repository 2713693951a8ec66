import type { TaskEvent, Touched } from "../../agent/task-event";
import { failure, success } from "../../core/outcome";
import type { Outcome } from "../../core/outcome";

export interface BranchStart {
	/** The events up to the end of the step. */
	readonly events: readonly TaskEvent[];
	/** What the task did after it. */
	readonly later: readonly Touched[];
}

function stepCount(events: readonly TaskEvent[]): number {
	let count = 0;
	for (const event of events) if (event.type === "step.started") count = math.max(count, event.step);
	return count;
}

/** The beginning of a task up to the end of `step`; step 0 is the request alone. */
export function eventsUpToStep(events: readonly TaskEvent[], step: number): Outcome<BranchStart> {
	const steps = stepCount(events);
	if (step < 0 || step > steps || math.floor(step) !== step)
		return failure(`This task has the steps 0 to ${steps}; choose one of them to branch from.`);
	const cut = events.findIndex((event) => event.type === "step.started" && event.step === step + 1);
	const size = cut === -1 ? events.size() : cut;
	const later = new Array<Touched>();
	events.forEach((event, index) => {
		if (index < size || event.type !== "proposal.applied" || !event.ok || event.isDryRun) return;
		for (const touched of event.touched) later.push(touched);
	});
	return success({ events: events.filter((_, index) => index < size), later });
}
