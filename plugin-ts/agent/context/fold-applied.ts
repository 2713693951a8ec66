import type { TaskEvent, Touched } from "../task-event";
import type { TaskState } from "../task-state";
import { oneLine } from "./call-label";
import type { ContextState, ReadRecord } from "./context-state";

type Applied = Extract<TaskEvent, { readonly type: "proposal.applied" }>;

const MAX_ERROR = 200;

/** A read stays in force through a write when it shows scripts and none of them was touched. */
function survives(read: ReadRecord, touched: ReadonlySet<string>): boolean {
	return read.tool === "read_script" && !read.shows.isEmpty() && read.shows.every((shown) => !touched.has(shown.path));
}

/** Drops what a write made untrue, and keeps what it left behind. */
function takeTouched(context: ContextState, touched: readonly Touched[], state: TaskState): void {
	const paths = new Set(touched.map((entry) => entry.path));
	const movesPaths = touched.some((entry) => entry.change === "renamed" || entry.change === "moved");
	for (const [key, read] of [...context.reads]) {
		// A new name changes the paths of everything below, and which path means which of several namesakes.
		if (movesPaths || !survives(read, paths)) context.reads.delete(key);
	}
	if (movesPaths) context.facts.clear();
	for (const { path, change, hash, from } of touched) {
		context.touched.set(path, { change, hash });
		context.left.delete(path);
		if (from !== undefined) context.left.add(from);
		if (change === "removed") context.left.add(path);
		if (hash === undefined) context.facts.delete(path);
		else context.facts.set(path, { of: "script", value: hash, step: state.step });
	}
}

/** Takes what became of an approved proposal. */
export function foldApplied(context: ContextState, event: Applied, state: TaskState): void {
	const dry = event.isDryRun ? " (dry run)" : "";
	const text = event.ok ? `${event.undoName}${dry}` : `${event.undoName}: ${oneLine(event.error ?? "", MAX_ERROR)}`;
	const outcome = event.ok ? "applied" : "failed";
	context.decisions.push({ step: state.step, outcome, text });
	context.steps.push({ step: state.step, at: event.ts, tool: "", text: `${outcome}: ${text}`, isFine: event.ok });
	if (event.ok && !event.isDryRun) takeTouched(context, event.touched, state);
}
