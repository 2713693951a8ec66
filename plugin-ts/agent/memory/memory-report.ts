import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { Ports } from "../../core/ports";
import type { Settings } from "../../core/settings";
import { readMemory } from "./load-memory";
import { noteText } from "./memory-extract";
import { MEMORY_PATH } from "./memory-path";
import { SECTION_TITLES } from "./section-names";
import type { NoteStanding, VerifiedNote } from "./verify-notes";

const MARKS: { readonly [S in NoteStanding]: string } = { holds: "✓", broken: "✗", stale: "?", unverified: "-" };

/** The place's notes for a person, as they stand now: by heading, each with whether it still holds. */
export function memoryReport(ports: Ports, settings: Settings): Outcome<string> {
	const notes = readMemory(ports, settings);
	if (notes.isEmpty())
		return failure(`This place keeps no notes (${MEMORY_PATH}). They are offered at the end of a task that took some.`);
	const lines = new Array<string>();
	let title: string | undefined;
	for (const note of notes) {
		const above = titleOf(note);
		if (above !== title) lines.push(above);
		title = above;
		lines.push(`${note.isDone === true ? "[x]" : MARKS[note.standing]} ${noteText(note)}`);
	}
	return success(lines.join("\n"));
}

function titleOf({ section, title = "" }: VerifiedNote): string {
	return section === undefined ? title : SECTION_TITLES[section];
}
