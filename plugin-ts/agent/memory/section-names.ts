import type { MemorySection } from "../../core/memory-note";

/** Headings a new memory is written with. */
export const SECTION_TITLES: { readonly [S in MemorySection]: string } = {
	charter: "Charter",
	conventions: "Conventions",
	key_paths: "Key paths",
	decisions: "Decisions",
	manual_fixes: "Manual fixes",
	focus: "Focus",
};

/** What people call the sections, in small letters and without anything else. */
const NAMES: { readonly [name: string]: MemorySection | undefined } = {
	charter: "charter",
	goal: "charter",
	goals: "charter",
	about: "charter",
	convention: "conventions",
	conventions: "conventions",
	style: "conventions",
	rules: "conventions",
	keypath: "key_paths",
	keypaths: "key_paths",
	paths: "key_paths",
	decision: "decisions",
	decisions: "decisions",
	manualfix: "manual_fixes",
	manualfixes: "manual_fixes",
	fixes: "manual_fixes",
	focus: "focus",
	focuschain: "focus",
	todo: "focus",
	todos: "focus",
	next: "focus",
};

/** The section a heading means, whatever its case and spelling of blanks. */
export function sectionNamed(title: string): MemorySection | undefined {
	return NAMES[string.lower(string.gsub(title, "[^%a]", "")[0])];
}
