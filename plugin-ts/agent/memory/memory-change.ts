import type { JsonObject } from "../../core/json";
import type { MemoryNote } from "../../core/memory-note";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { Ports } from "../../core/ports";
import { evaluateCheck } from "../../tools/checks/check-registry";
import type { KeptScript } from "../keeping/kept-script";
import { findKeptScript } from "../keeping/kept-script";
import type { TaskState } from "../task-state";
import { dayOf } from "./day";
import { fixNotes } from "./fix-notes";
import { finishedFocus, openFocus, unfinishedFocus } from "./focus";
import { MEMORY_PATH } from "./memory-path";
import { parseMemory } from "./memory-text";
import { mergeNotes } from "./merge-notes";
import { notesOf } from "./read-notes";

/**
 * The place's memory with what this task noted. Notes whose anchor does not hold are left out. Fails with the reason when
 * there is nothing to write.
 */
export function memoryChange(state: TaskState, ports: Ports): Outcome<KeptScript> {
	const found = findKeptScript(MEMORY_PATH, ports);
	if (!found.ok) return found;
	const before = found.value;
	const taken = [...state.memory.notes, ...fixNotes(state, ports), ...openFocus(state), ...unfinishedFocus(state)];
	const notes = taken.filter((note) => isTrue(note, ports));
	const doneFocus = finishedFocus(state);
	if (notes.isEmpty() && doneFocus.isEmpty()) return failure("Nothing that was noted still holds, so no note is kept.");
	const holding = before === undefined ? [] : holdingAnchors(before.text, ports);
	const today = dayOf(ports.clock.wallTime());
	const merged = mergeNotes(before?.text, { notes, doneFocus, holding, today });
	if (!merged.ok) return failure(`${MEMORY_PATH} ${merged.error}`);
	const { text, added } = merged.value;
	const what = added === 0 ? "the finished focus" : `${added} ${added === 1 ? "note" : "notes"}`;
	return success({ name: "Memory", what, before, text });
}

function isTrue({ anchor }: MemoryNote, ports: Ports): boolean {
	return anchor === undefined || evaluateCheck(anchor, ports).passed;
}

function holdingAnchors(text: string, ports: Ports): readonly JsonObject[] {
	const anchors = new Array<JsonObject>();
	for (const { anchor } of notesOf(parseMemory(text)))
		if (anchor !== undefined && evaluateCheck(anchor, ports).passed) anchors.push(anchor);
	return anchors;
}
