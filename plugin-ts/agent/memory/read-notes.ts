import type { MemorySection } from "../../core/memory-note";
import type { MemoryText } from "./memory-text";
import type { NoteLine } from "./note-line";

/** A note with where it stands. */
export interface FoundNote extends NoteLine {
	/** Absent below a heading of the user's own. */
	readonly section?: MemorySection;
	/** The heading above it, as it stands; absent before the first one. */
	readonly title?: string;
	/** Line in the memory's script, from 1. */
	readonly line: number;
}

/** Every note of a memory in order; none for a script that is something else. */
export function notesOf({ lines, isMemory }: MemoryText): readonly FoundNote[] {
	const notes = new Array<FoundNote>();
	let title: string | undefined;
	if (!isMemory) return notes;
	lines.forEach((line, index) => {
		if (line.title !== undefined) title = line.title;
		const isEmpty = line.note?.text === "" && line.note.anchor === undefined;
		if (line.note !== undefined && !isEmpty)
			notes.push({ ...line.note, section: line.section, title, line: index + 1 });
	});
	return notes;
}
