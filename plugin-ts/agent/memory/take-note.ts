import type { MemoryNote } from "../../core/memory-note";
import type { CallRun } from "../call-run";
import type { TaskEventBody } from "../task-event";
import { toolError, toolResult } from "../tool-answers";
import { onOneLine } from "./note-line";

const MAX_BYTES = 500;
const MOST_NOTES = 30;

const NOT_KEPT = "Noted for this task only: nothing is written in this mode. Say it in your summary.";

/** Takes a note of the model; it is offered to the user when the task ends. */
export function takeNote({ call, state, settings }: CallRun, given: MemoryNote): readonly TaskEventBody[] {
	if (settings.projectMemory === "off")
		return [toolError(call, "The project memory is switched off in the settings. Go on without it.")];
	const note: MemoryNote = { ...given, text: onOneLine(given.text) };
	if (note.text.size() > MAX_BYTES)
		return [toolError(call, `A note is one line of at most ${MAX_BYTES} bytes. Keep what later tasks need.`)];
	const mayKeep = state.mode === "act" || state.mode === "auto";
	const taken = state.memory.notes;
	if (taken.some((known) => known.section === note.section && known.text === note.text))
		return [toolResult(call, "Noted already.")];
	if (taken.size() >= MOST_NOTES)
		return [toolError(call, `A task takes ${MOST_NOTES} notes at most. Go on without it.`)];
	return [
		{ type: "note.remembered", note },
		toolResult(call, mayKeep ? "Noted; when the task completes the user is asked to keep it." : NOT_KEPT),
	];
}
