import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { FilePatch, ParsedPatchText } from "./parsed-patch";
import { joinTerminated } from "./parsed-patch";
import { HunkBuilder } from "./patch-hunk";
import type { Patch } from "./patch-input";
import { trim } from "./trim";

const CUT_OFF =
	"The patch has no *** End Patch line, so it may be cut off. Nothing was read; send the whole patch again.";

interface Section {
	readonly path: string;
	readonly action: "update" | "add" | "delete";
	readonly patches: Patch[];
	readonly content: string[];
	readonly hunks: HunkBuilder;
	moveTo?: string;
}

/** The `apply_patch` format; `undefined` when the text does not contain one. */
export function parseEnvelope(lines: readonly string[]): Outcome<ParsedPatchText> | undefined {
	const begin = lines.findIndex((line) => trim(line) === "*** Begin Patch");
	if (begin < 0) return undefined;
	const sections: Section[] = [];
	for (let at = begin + 1; at < lines.size(); at++) {
		if (trim(lines[at]!) === "*** End Patch") return finish(sections);
		const read = readLine(sections, lines[at]!, at + 1);
		if (!read.ok) return read;
	}
	return failure(CUT_OFF);
}

function finish(sections: readonly Section[]): Outcome<ParsedPatchText> {
	if (sections.size() === 0) return failure("The patch names no file: begin with *** Update File: <path>.");
	const files: FilePatch[] = [];
	for (const section of sections) {
		section.hunks.finish();
		const { path, action, moveTo, patches } = section;
		const content = action === "add" ? joinTerminated(section.content) : undefined;
		if (action === "update" && patches.size() === 0 && moveTo === undefined) {
			return failure(`The patch changes nothing in ${path}: add a hunk with - and + lines.`);
		}
		files.push({ path, action, moveTo, patches, content });
	}
	return success({ format: "apply_patch", files });
}

function readLine(sections: Section[], line: string, number: number): Outcome<undefined> {
	const header = readHeader(line);
	if (header !== undefined) {
		sections[sections.size() - 1]?.hunks.finish();
		sections.push(header);
		return success(undefined);
	}
	const section = sections[sections.size() - 1];
	if (section === undefined) {
		return trim(line) === ""
			? success(undefined)
			: failure(`Line ${number} of the patch comes before any *** Update File: line.`);
	}
	const [moveTo] = string.match(line, "^%*%*%* Move to:%s*(.-)%s*$");
	if (typeIs(moveTo, "string")) {
		section.moveTo = moveTo;
		return success(undefined);
	}
	return section.action === "update" ? readUpdateLine(section, line, number) : readAddedLine(section, line, number);
}

function readHeader(line: string): Section | undefined {
	const [verb, path] = string.match(line, "^%*%*%* (%a+) File:%s*(.-)%s*$") as LuaTuple<[string?, string?]>;
	const action = verb === "Update" ? "update" : verb === "Add" ? "add" : verb === "Delete" ? "delete" : undefined;
	if (action === undefined || path === undefined) return undefined;
	const patches: Patch[] = [];
	return { path, action, patches, content: [], hunks: new HunkBuilder(patches) };
}

function readUpdateLine(section: Section, line: string, number: number): Outcome<undefined> {
	if (trim(line) === "*** End of File") return success(undefined);
	const [anchor] = string.match(line, "^@@%s?(.*)$");
	if (!typeIs(anchor, "string")) return section.hunks.line(line, number);
	section.hunks.anchor(trim(anchor) === "@@" ? "" : trim(anchor));
	return success(undefined);
}

function readAddedLine(section: Section, line: string, number: number): Outcome<undefined> {
	if (string.sub(line, 1, 1) === "+") section.content.push(string.sub(line, 2));
	else if (trim(line) !== "")
		return failure(`Line ${number} of the patch does not begin with "+", as every line of an added file must.`);
	return success(undefined);
}
