import type { TaskEvent } from "../task-event";
import type { TaskState } from "../task-state";

type Resumed = Extract<TaskEvent, { readonly type: "task.resumed" }>;

function changedText({ changed, branchedFrom }: Resumed): string {
	const start =
		branchedFrom === undefined
			? "The task was interrupted and goes on now."
			: `The task goes on from step ${branchedFrom.step} of an earlier one, another way than then; the place is as it is now.`;
	const lines = changed.map(({ path, what }) => `- ${path} ${what}`);
	return `${start} The place is not as you know it:\n${lines.join("\n")}\nRead again what you rely on, and keep what others did.`;
}

/** What is known of a changed script or instance is forgotten, so that it must be read before it is edited. */
function forget({ reads, context }: TaskState, path: string): void {
	reads.delete(path);
	context.facts.delete(path);
	for (const [key, read] of [...context.reads]) {
		if (read.shows.some((shown) => shown.path === path)) context.reads.delete(key);
	}
}

/** Takes up a task that was interrupted, stopped or failed; what waited for the user waits again. */
export function foldResumed(state: TaskState, event: Resumed): void {
	// The same model call is made again, as the same step.
	if (event.interrupted === "model") state.step -= 1;
	if (state.finished !== undefined) state.completion = undefined;
	state.finished = undefined;
	state.modelFailure = undefined;
	for (const { path } of event.changed) forget(state, path);
	if (!event.changed.isEmpty()) state.notes.push(changedText(event));
}
