import type { Patch } from "./patch-input";

/** What a patch text says about one script. */
export interface FilePatch {
	/** The script's path as written in the text, where it names one. */
	readonly path?: string;
	readonly action: "update" | "add" | "delete";
	readonly moveTo?: string;
	/** For `update`. */
	readonly patches: readonly Patch[];
	/** The whole new text, for `add`. */
	readonly content?: string;
}

export interface ParsedPatchText {
	readonly format: "search-replace" | "apply_patch" | "unified";
	readonly files: readonly FilePatch[];
}

/** A patch over whole lines, as every text format writes them. */
export function linePatch(
	oldLines: readonly string[],
	newLines: readonly string[],
	after: readonly string[] = [],
): Patch {
	return {
		find: joinTerminated(oldLines),
		replace: joinTerminated(newLines),
		wholeLines: true,
		after: after.size() > 0 ? after : undefined,
	};
}

export function joinTerminated(lines: readonly string[]): string {
	return lines.size() > 0 ? `${lines.join("\n")}\n` : "";
}
