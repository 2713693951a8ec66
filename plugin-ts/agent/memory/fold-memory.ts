import type { TaskEvent } from "../task-event";
import type { TaskState } from "../task-state";

/** Takes one event into what the task knows from earlier tasks and keeps for later ones. Called by `advance`. */
export function foldMemory({ memory }: TaskState, event: TaskEvent): void {
	switch (event.type) {
		case "memory.loaded":
			memory.extract = event.extract;
			memory.focus = event.focus;
			return;
		case "note.remembered":
			memory.notes.push(event.note);
			return;
		default:
			return;
	}
}
