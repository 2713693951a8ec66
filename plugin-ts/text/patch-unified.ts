import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { FilePatch, ParsedPatchText } from "./parsed-patch";
import { HunkBuilder } from "./patch-hunk";
import type { Patch } from "./patch-input";
import { trim } from "./trim";

interface HunkHeader {
	readonly oldCount: number;
	readonly newCount: number;
	readonly section: string;
}

/** A unified diff; `undefined` when the text has no hunk header. Line numbers are not trusted: hunks are found by their text. */
export function parseUnified(lines: readonly string[]): Outcome<ParsedPatchText> | undefined {
	if (!lines.some((line) => headerOf(line) !== undefined)) return undefined;
	const files: (FilePatch & { readonly patches: Patch[] })[] = [];
	let path: string | undefined;
	for (let at = 0; at < lines.size(); at++) {
		const header = headerOf(lines[at]!);
		path = pathOf(lines, at) ?? path;
		if (header === undefined) continue;
		let file = files[files.size() - 1];
		if (file === undefined || file.path !== path) {
			file = { path, action: "update", patches: [] };
			files.push(file);
		}
		const following = readHunk(lines, at + 1, header, file.patches);
		if (!following.ok) return following;
		at = following.value - 1;
	}
	return success({ format: "unified", files });
}

function headerOf(line: string): HunkHeader | undefined {
	const [oldCount, newCount, section] = string.match(line, "^@@ %-%d+,?(%d*) %+%d+,?(%d*) @@%s?(.*)$") as LuaTuple<
		[string?, string?, string?]
	>;
	if (oldCount === undefined || newCount === undefined) return undefined;
	return { oldCount: tonumber(oldCount) ?? 1, newCount: tonumber(newCount) ?? 1, section: trim(section ?? "") };
}

/** The path of a `---`/`+++` pair that begins at a line, without git's `a/` and `b/` and without a time stamp. */
function pathOf(lines: readonly string[], at: number): string | undefined {
	const [oldPath] = string.match(lines[at]!, "^%-%-%- ([^\t]+)") as LuaTuple<[string?]>;
	const [newPath] = string.match(lines[at + 1] ?? "", "^%+%+%+ ([^\t]+)") as LuaTuple<[string?]>;
	if (oldPath === undefined || newPath === undefined) return undefined;
	const path = newPath === "/dev/null" ? oldPath : newPath;
	const [, isGit] = string.gsub(oldPath, "^a/", "");
	return isGit > 0 || oldPath === "/dev/null" ? string.gsub(path, "^[ab]/", "")[0] : path;
}

/**
 * Reads to the end of a hunk and returns the line after it. The counts in the header only serve to tell a removed line that looks like a
 * file header from one; where they are wrong, as models' counts are, the hunk ends at the next header.
 */
function readHunk(lines: readonly string[], from: number, header: HunkHeader, patches: Patch[]): Outcome<number> {
	const hunk = new HunkBuilder(patches);
	hunk.anchor(header.section);
	let [oldLeft, newLeft] = [header.oldCount, header.newCount];
	let at = from;
	for (; at < lines.size(); at++) {
		const line = lines[at]!;
		const prefix = string.sub(line, 1, 1);
		const isCounted = oldLeft > 0 || newLeft > 0;
		if (headerOf(line) !== undefined || (!isCounted && endsHunk(lines, at))) break;
		const read = hunk.line(line, at + 1);
		if (!read.ok) return read;
		if (prefix !== "+" && prefix !== "\\") oldLeft--;
		if (prefix !== "-" && prefix !== "\\") newLeft--;
	}
	const before = patches.size();
	hunk.finish();
	return patches.size() > before
		? success(at)
		: failure(`The hunk before line ${at + 1} of the patch is empty. Send the whole patch again.`);
}

function endsHunk(lines: readonly string[], at: number): boolean {
	const [isBody] = string.find(lines[at]!, "^[ %+%-\\]");
	return isBody === undefined || pathOf(lines, at) !== undefined;
}
