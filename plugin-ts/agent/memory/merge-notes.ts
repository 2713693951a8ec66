import type { JsonObject } from "../../core/json";
import { printJson } from "../../core/json-print";
import { MEMORY_SECTIONS } from "../../core/memory-note";
import type { MemoryNote, MemorySection } from "../../core/memory-note";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { trim } from "../../core/trim";
import { detectEol } from "../../text/lines";
import { parseMemory, printMemory } from "./memory-text";
import type { MemoryLine } from "./memory-text";
import { onOneLine, printNoteLine, readNoteLine } from "./note-line";
import { SECTION_TITLES } from "./section-names";

/** What is to be kept with the place. */
export interface MemoryAdditions {
	readonly notes: readonly MemoryNote[];
	/** Focus notes that are done now. */
	readonly doneFocus: readonly string[];
	/** Anchors that hold today. */
	readonly holding: readonly JsonObject[];
	/** "2026-11-21" */
	readonly today: string;
}

export interface MergedMemory {
	readonly text: string;
	/** Notes that were not there before. */
	readonly added: number;
}

const HEADER = [
	"-- Project memory of this place, kept by Vector: what is worth knowing from task to task.",
	"-- One note a line below its heading; edit, add and delete as you like. Vector adds lines and renews dates.",
	"-- A note may end in a check that must hold for it to be true, as JSON, and the day it was last verified.",
	"-- Data only: nothing requires this module, and requiring it would only give this text.",
	"return [==[",
];

const CLOSING = "]==]";

/**
 * The memory's text with these notes kept: lines are added at the end of their sections, and nothing else changes but the
 * days of verified notes and the boxes of finished focus. Fails for a script that is no memory, and when nothing is new.
 */
export function mergeNotes(memoryText: string | undefined, additions: MemoryAdditions): Outcome<MergedMemory> {
	const before = parseMemory(memoryText ?? emptyMemory());
	if (!before.isMemory) return failure("does not look like a project memory, so it was left alone.");
	const lines = before.lines.map((line) => renewed(line, additions));
	const isTicked = lines.some((line, index) => line.note?.isDone !== before.lines[index]!.note?.isDone);
	const eol = detectEol(memoryText ?? "") === "\r\n" ? "\r" : "";
	let { closing } = before;
	let added = 0;
	for (const note of additions.notes) {
		const line = lineOf(note, additions.today);
		if (lines.some((present) => isSame(present, line))) continue;
		added += 1;
		closing += insert(lines, { ...line, raw: line.raw + eol }, closing, eol);
	}
	if (added === 0 && !isTicked) return failure("keeps these notes already.");
	return success({ text: printMemory({ lines }), added });
}

function emptyMemory(): string {
	const sections = MEMORY_SECTIONS.map((section) => `# ${SECTION_TITLES[section]}`);
	return [...HEADER, sections.join("\n\n"), CLOSING, ""].join("\n");
}

function lineOf({ section, text, anchor }: MemoryNote, today: string): MemoryLine {
	const isDone = section === "focus" ? false : undefined;
	const raw = printNoteLine({ text, anchor, date: today, isDone });
	return { raw, section, note: readNoteLine(raw) };
}

/** Compares notes without case, blanks and a full stop at the end. */
function essence(text: string): string {
	return trim(string.gsub(string.lower(onOneLine(text)), "[%s.]+", " ")[0]);
}

function isSame(present: MemoryLine, wanted: MemoryLine): boolean {
	if (present.note === undefined || wanted.note === undefined || present.section !== wanted.section) return false;
	if (wanted.note.text === "") return printJson(present.note.anchor ?? {}) === printJson(wanted.note.anchor ?? {});
	return present.note.isDone !== true && essence(present.note.text) === essence(wanted.note.text);
}

/** Puts a line at the end of its section, which is opened when it is missing; returns how many lines that made. */
function insert(lines: MemoryLine[], line: MemoryLine, closing: number, eol: string): number {
	const at = placeFor(lines, line.section!, closing);
	if (at !== undefined) {
		lines.insert(at, line);
		return 1;
	}
	const title = SECTION_TITLES[line.section!];
	const opened: readonly MemoryLine[] = [{ raw: eol }, { raw: `# ${title}${eol}`, title, section: line.section }, line];
	opened.forEach((part, index) => lines.insert(closing + index, part));
	return opened.size();
}

/** Behind the last note of the section, or behind its heading. */
function placeFor(lines: readonly MemoryLine[], section: MemorySection, closing: number): number | undefined {
	let at: number | undefined;
	lines.forEach((line, index) => {
		if (index < closing && line.section === section) at = index + 1;
	});
	return at;
}

/** Only lines with a date or an open box are Vector's to change, and only there. */
function renewed(line: MemoryLine, { doneFocus, holding, today }: MemoryAdditions): MemoryLine {
	const { note, section } = line;
	if (note === undefined) return line;
	const isFinished = section === "focus" && note.isDone === false && isListed(note.text, doneFocus);
	let raw = line.raw;
	if (isFinished) raw = string.gsub(raw, "%[ %]", "[x]", 1)[0];
	if (note.date !== undefined && note.anchor !== undefined) {
		const identity = printJson(note.anchor);
		if (holding.some((anchor) => printJson(anchor) === identity))
			raw = string.gsub(raw, "%d%d%d%d%-%d%d%-%d%d(%)%s*)$", `${today}%1`)[0];
	}
	return raw === line.raw ? line : { ...line, raw, note: readNoteLine(raw) };
}

function isListed(text: string, list: readonly string[]): boolean {
	return list.some((entry) => essence(entry) === essence(text));
}
