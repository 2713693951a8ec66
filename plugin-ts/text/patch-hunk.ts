import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { linePatch } from "./parsed-patch";
import type { Patch } from "./patch-input";

/** Collects the ` `, `-` and `+` lines of one hunk. */
export class HunkBuilder {
	private oldLines: string[] = [];
	private newLines: string[] = [];
	private anchors: string[] = [];
	/** Completely empty lines are context too, unless nothing follows them: then they only separate hunks. */
	private emptyLines = 0;
	private hasBody = false;

	constructor(private readonly patches: Patch[]) {}

	/** Begins a hunk, or adds an outer anchor when no line has followed the last one. */
	anchor(text: string): void {
		if (this.hasBody) this.finish();
		if (text !== "") this.anchors.push(text);
	}

	/** Adds a line of the hunk; fails when it has no prefix that says what it is. */
	line(text: string, number: number): Outcome<undefined> {
		if (text === "") {
			this.emptyLines++;
			return success(undefined);
		}
		const prefix = string.sub(text, 1, 1);
		if (prefix === "\\") return success(undefined);
		if (prefix !== " " && prefix !== "-" && prefix !== "+") {
			return failure(
				`Line ${number} of the patch begins with none of " ", "-", "+" or "@@": ${string.sub(text, 1, 80)}\nPrefix every line of a hunk and send the whole patch again.`,
			);
		}
		this.flushEmptyLines();
		this.hasBody = true;
		const content = string.sub(text, 2);
		if (prefix !== "+") this.oldLines.push(content);
		if (prefix !== "-") this.newLines.push(content);
		return success(undefined);
	}

	finish(): void {
		if (this.hasBody) this.patches.push(linePatch(this.oldLines, this.newLines, this.anchors));
		this.oldLines = [];
		this.newLines = [];
		this.anchors = [];
		this.emptyLines = 0;
		this.hasBody = false;
	}

	private flushEmptyLines(): void {
		for (let count = 0; count < this.emptyLines; count++) {
			if (!this.hasBody) break;
			this.oldLines.push("");
			this.newLines.push("");
		}
		this.emptyLines = 0;
	}
}
