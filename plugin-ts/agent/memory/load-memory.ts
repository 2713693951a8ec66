import type { Ports } from "../../core/ports";
import type { Settings } from "../../core/settings";
import { guardError } from "../safety/untrusted-text";
import type { TaskEventBody } from "../task-event";
import { mergeLessons } from "../lessons/merge-lessons";
import { dayOf } from "./day";
import { memoryExtract } from "./memory-extract";
import { MEMORY_PATH } from "./memory-path";
import { parseMemory } from "./memory-text";
import { editsSinceWritten } from "./notice-edits";
import type { EditScope } from "./notice-edits";
import { loadPlaceRecord } from "./place-record";
import type { PlaceRecord } from "./place-record";
import { notesOf } from "./read-notes";
import { verifyNotes } from "./verify-notes";
import type { VerifiedNote } from "./verify-notes";

/** The place's notes, each held to the place as it is now; none when it keeps no memory. */
export function readMemory(ports: Ports, settings: Settings): readonly VerifiedNote[] {
	const found = ports.scripts.read(MEMORY_PATH);
	if (!found.ok) return [];
	const today = dayOf(ports.clock.wallTime());
	return verifyNotes(notesOf(parseMemory(found.value.text)), ports, { today, staleDays: settings.memoryStaleDays });
}

/** What a task is told of earlier ones when it starts, as events, so that resuming it tells the same. */
export function loadMemory(scope: EditScope): readonly TaskEventBody[] {
	const { ports, settings } = scope;
	const record = loadPlaceRecord(ports);
	const loaded = loadedEvent(record, ports, settings);
	const edits = settings.protectManualFixes ? editsSinceWritten(record.written, scope) : [];
	return loaded === undefined ? edits : [loaded, ...edits];
}

function loadedEvent(record: PlaceRecord, ports: Ports, settings: Settings): TaskEventBody | undefined {
	const isOn = settings.projectMemory !== "off";
	const notes = isOn ? readMemory(ports, settings) : [];
	const unfinished = isOn ? record.unfinished.map((step) => step.text) : [];
	const lessons = settings.decisionMemory ? mergeLessons(record.lessons, [], ports.clock.wallTime(), settings) : [];
	const extract = memoryExtract(notes, unfinished, settings.memoryExtractBytes);
	if (extract === undefined && lessons.isEmpty()) return undefined;
	const guarded = extract === undefined ? undefined : guardError(extract, settings);
	return {
		type: "memory.loaded",
		extract: guarded?.content,
		untrusted: guarded?.untrusted,
		notes: notes.size(),
		focus: notes.filter((note) => note.section === "focus" && note.isDone !== true).map((note) => note.text),
		unfinished,
		lessons,
		fixes: fixesOf(notes),
		problems: problemsOf(notes),
	};
}

/** Lines that notes on manual fixes say are the user's, as far as they still stand. */
function fixesOf(notes: readonly VerifiedNote[]): readonly { readonly path: string; readonly text: string }[] {
	const fixes = new Array<{ readonly path: string; readonly text: string }>();
	for (const { section, standing, anchor } of notes) {
		if (section !== "manual_fixes" || standing !== "holds" || anchor?.type !== "script_contains") continue;
		fixes.push({ path: tostring(anchor.path), text: tostring(anchor.text) });
	}
	return fixes;
}

/** What the memory's owner may want to mend. */
function problemsOf(notes: readonly VerifiedNote[]): readonly string[] {
	const problems = new Array<string>();
	for (const { line, text, problem, standing, finding } of notes) {
		if (problem !== undefined) problems.push(`Line ${line} of ${MEMORY_PATH} was read as plain text: ${problem}`);
		if (standing === "broken") problems.push(`No longer true (line ${line} of ${MEMORY_PATH}): ${text} ${finding}`);
	}
	return problems;
}
