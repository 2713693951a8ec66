import type { MemoryNote } from "../../core/memory-note";
import type { Ports } from "../../core/ports";
import { oneLine } from "../context/call-label";
import type { TaskState } from "../task-state";
import type { OwnLines } from "./own-lines";
import { revertedLines } from "./reverted-lines";

const MAX_QUOTE = 120;

/** Notes on what the user changed by hand while the task ran, as far as it is still so: one for each script. */
export function fixNotes({ memory }: Pick<TaskState, "memory">, { scripts }: Ports): readonly MemoryNote[] {
	const notes = new Array<MemoryNote>();
	for (const [path, { own, isNew }] of memory.edits) {
		const present = scripts.read(path);
		const note = isNew && present.ok ? noteOn(path, present.value.text, own) : undefined;
		if (note !== undefined) notes.push(note);
	}
	return notes.sort((a, b) => a.text < b.text);
}

function noteOn(path: string, present: string, own: OwnLines): MemoryNote | undefined {
	const { lost: standing } = revertedLines(present, "", own);
	const [longest] = [...standing].sort((a, b) => a.text.size() > b.text.size());
	if (longest !== undefined) {
		const more = standing.size() > 1 ? ` and ${standing.size() - 1} more lines` : "";
		const text = `${path}: the user wrote "${oneLine(longest.text, MAX_QUOTE)}"${more}; keep that.`;
		return { section: "manual_fixes", text, anchor: { type: "script_contains", path, text: longest.text } };
	}
	const { restored } = revertedLines("", present, own);
	const gone = own.removed.find((line) => !restored.some((entry) => entry.text === line));
	if (gone === undefined) return undefined;
	return { section: "manual_fixes", text: `${path}: the user took out "${oneLine(gone, MAX_QUOTE)}"; leave it out.` };
}
