import type { TaskEvent } from "../task-event";
import type { TaskState } from "../task-state";
import { editText } from "./edit-text";
import { isWithin } from "./is-within";
import type { MemoryState } from "./memory-state";
import { withChange } from "./own-lines";

type EventOf<T extends TaskEvent["type"]> = Extract<TaskEvent, { readonly type: T }>;

function takeLoaded(memory: MemoryState, event: EventOf<"memory.loaded">): void {
	const { extract, focus, unfinished, lessons, fixes } = event;
	memory.extract = extract;
	memory.focus = focus;
	memory.unfinished = unfinished;
	memory.lessons = lessons;
	for (const { path, text } of fixes) {
		const lines = text.split("\n").map((line, index) => ({ line: index + 1, text: line }));
		const own = withChange(memory.edits.get(path)?.own, { lines, removed: [] });
		memory.edits.set(path, { hash: "", own, isNew: false });
	}
}

function takeEdit({ memory, notes }: TaskState, event: EventOf<"script.user_edited">): void {
	const { path, hash } = event;
	const known = memory.edits.get(path);
	const isWorthNoting = event.when !== "approval" && event.lines.size() + event.removed.size() > 0;
	const isNew = isWorthNoting || known?.isNew === true;
	memory.edits.set(path, { hash, own: withChange(known?.own, event), isNew });
	// The text as the user changed it in an approval is in the answer the model gets.
	if (event.when !== "approval") notes.push(editText(event));
}

/** The user's lines go along when their script, or something above it, gets another path. */
function followPaths({ memory, proposal }: TaskState, { ok, isDryRun, touched }: EventOf<"proposal.applied">): void {
	if (!ok || isDryRun || proposal === undefined || memory.edits.isEmpty()) return;
	proposal.proposal.operations.forEach((operation, index) => {
		const moved = touched[index];
		if (moved === undefined || (operation.type !== "rename" && operation.type !== "move")) return;
		for (const [path, edit] of [...memory.edits]) {
			if (!isWithin(path, operation.path)) continue;
			memory.edits.delete(path);
			memory.edits.set(moved.path + string.sub(path, operation.path.size() + 1), edit);
		}
	});
}

/** Takes one event into what the task knows from earlier tasks and keeps for later ones. Called by `advance`, before the state takes it. */
export function foldMemory(state: TaskState, event: TaskEvent): void {
	if (event.type === "memory.loaded") takeLoaded(state.memory, event);
	else if (event.type === "script.user_edited") takeEdit(state, event);
	else if (event.type === "proposal.applied") followPaths(state, event);
	else if (event.type === "note.remembered") state.memory.notes.push(event.note);
}
