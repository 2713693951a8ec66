import type { JsonObject } from "./json";

/** The parts of a place's project memory. */
export type MemorySection = "charter" | "conventions" | "key_paths" | "decisions" | "manual_fixes" | "focus";

/** In the order in which a new memory has them. */
export const MEMORY_SECTIONS: readonly MemorySection[] = [
	"charter",
	"conventions",
	"key_paths",
	"decisions",
	"manual_fixes",
	"focus",
];

/** Something worth knowing in later tasks. */
export interface MemoryNote {
	readonly section: MemorySection;
	/** One line. */
	readonly text: string;
	/** A check that holds as long as the note is true. */
	readonly anchor?: JsonObject;
}
