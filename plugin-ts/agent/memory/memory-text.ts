import type { MemorySection } from "../../core/memory-note";
import { trim } from "../../core/trim";
import { readNoteLine } from "./note-line";
import type { NoteLine } from "./note-line";
import { sectionNamed } from "./section-names";

/** A line of the memory as it stands, and what it means. Comments, empty lines and the Luau around the text mean nothing. */
export interface MemoryLine {
	readonly raw: string;
	/** The section a heading opens or a note stands in; absent below a heading of the user's own and before the first one. */
	readonly section?: MemorySection;
	/** The words of a heading. */
	readonly title?: string;
	readonly note?: NoteLine;
}

/** A place's project memory: every line of it, so that printing gives back what the user wrote. */
export interface MemoryText {
	readonly lines: readonly MemoryLine[];
	/** Index of the line that ends the text inside the script, or the number of lines when there is none. */
	readonly closing: number;
	/** False for a script that is something else. */
	readonly isMemory: boolean;
}

/** Reads a memory, however it was edited. Never fails: lines that mean nothing are kept as they are. */
export function parseMemory(text: string): MemoryText {
	const raws = text.split("\n");
	const frame = findFrame(raws);
	const lines = new Array<MemoryLine>();
	let isMemory = frame.hasOpening;
	let heading: Pick<MemoryLine, "section" | "title"> = {};
	raws.forEach((raw, index) => {
		const line = index < frame.from || index >= frame.closing ? { raw } : readLine(raw, heading.section);
		if (line.title !== undefined) heading = line;
		if (line.title !== undefined && line.section !== undefined) isMemory = true;
		lines.push(line);
	});
	return { lines, closing: frame.closing, isMemory };
}

/** The memory's text, byte for byte as it was read. */
export function printMemory({ lines }: Pick<MemoryText, "lines">): string {
	return lines.map((line) => line.raw).join("\n");
}

interface Frame {
	readonly hasOpening: boolean;
	/** Index of the first line of the text inside. */
	readonly from: number;
	readonly closing: number;
}

/** Where the Luau string begins and ends; people may have chosen other brackets, or taken the Luau away. */
function findFrame(raws: readonly string[]): Frame {
	const opening = raws.findIndex((raw) => string.find(raw, "^%s*return%s*%[=*%[")[0] !== undefined);
	const [level] = string.match(raws[opening] ?? "", "%[(=*)%[");
	const bracket = `^%s*%]${level ?? "=*"}%]`;
	const closing = raws.findIndex((raw, index) => index > opening && string.find(raw, bracket)[0] !== undefined);
	return { hasOpening: opening >= 0, from: opening + 1, closing: closing < 0 ? raws.size() : closing };
}

function readLine(raw: string, section: MemorySection | undefined): MemoryLine {
	const line = trim(raw);
	if (line === "" || string.sub(line, 1, 2) === "--") return { raw };
	const title = titleOf(line);
	if (title !== undefined) return { raw, title, section: sectionNamed(title) };
	return { raw, section, note: readNoteLine(line) };
}

/** `# Title` always is a heading; `[Title]` and `Title:` are when they name a section. */
function titleOf(line: string): string | undefined {
	const [marked] = string.match(line, "^#+%s*(.-)%s*#*$");
	if (marked !== undefined) return tostring(marked);
	const [bracketed] = string.match(line, "^%[([%a _]+)%]$");
	const [labelled] = string.match(line, "^([%a _]+):$");
	const title = bracketed ?? labelled;
	return title !== undefined && sectionNamed(tostring(title)) !== undefined ? tostring(title) : undefined;
}
