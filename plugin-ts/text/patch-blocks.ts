import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { Patch } from "./patch-input";
import type { FilePatch, ParsedPatchText } from "./parsed-patch";
import { linePatch } from "./parsed-patch";
import { isBlank, trim } from "./trim";

type Marker = "start" | "divider" | "end";

/** What a bar of one character means together with the word after it. */
const MARKERS: ReadonlyMap<string, Marker> = new Map<string, Marker>([
	["< SEARCH", "start"],
	["< ORIGINAL", "start"],
	["< HEAD", "start"],
	["- SEARCH", "start"],
	["- ORIGINAL", "start"],
	["= ", "divider"],
	["> REPLACE", "end"],
	["> UPDATED", "end"],
	["> ", "end"],
	["+ REPLACE", "end"],
	["+ UPDATED", "end"],
]);

interface Block {
	readonly startLine: number;
	readonly path?: string;
	readonly search: string[];
	readonly replace: string[];
	isReplacing: boolean;
}

/** SEARCH/REPLACE blocks; `undefined` when the text has none. Line numbers in errors count from 1 within the patch text. */
export function parseBlocks(lines: readonly string[]): Outcome<ParsedPatchText> | undefined {
	if (!lines.some((line) => markerOf(line) === "start")) return undefined;
	const blocks: Block[] = [];
	let open: Block | undefined;
	for (let at = 0; at < lines.size(); at++) {
		const line = lines[at]!;
		const marker = markerOf(line);
		const problem = misplaced(marker, open, at + 1);
		if (problem !== undefined) return failure(problem);
		if (marker === "start") {
			open = { startLine: at + 1, path: pathBefore(lines, at), search: [], replace: [], isReplacing: false };
		} else if (open !== undefined) {
			if (marker === "divider") open.isReplacing = true;
			else if (marker === undefined) (open.isReplacing ? open.replace : open.search).push(unescape(line));
			else {
				blocks.push(open);
				open = undefined;
			}
		}
	}
	if (open !== undefined) return failure(unfinished(open));
	return success({ format: "search-replace", files: groupByPath(blocks) });
}

function markerOf(line: string): Marker | undefined {
	const [bar, label] = string.match(line, "^([<=>%+%-]+)%s*([%u]*)>?%s*$") as LuaTuple<[string?, string?]>;
	if (bar === undefined || label === undefined || bar.size() < 5) return undefined;
	const mark = string.sub(bar, 1, 1);
	return bar === string.rep(mark, bar.size()) ? MARKERS.get(`${mark} ${label}`) : undefined;
}

function misplaced(marker: Marker | undefined, open: Block | undefined, line: number): string | undefined {
	if (marker === undefined) return undefined;
	if (marker === "start") return open === undefined ? undefined : unfinished(open);
	if (open === undefined) {
		return marker === "divider"
			? undefined
			: `Line ${line} of the patch ends a block that was never begun. Send complete SEARCH/REPLACE blocks.`;
	}
	if (marker === "end" && !open.isReplacing) {
		return `The block from line ${open.startLine} of the patch has no ======= line between SEARCH and REPLACE. Send it again with one.`;
	}
	if (marker === "divider" && open.isReplacing) {
		return `The block from line ${open.startLine} of the patch has two ======= lines. Write one that belongs to the script as \\=======.`;
	}
	return undefined;
}

function unfinished(block: Block): string {
	return `The block from line ${block.startLine} of the patch is not finished: it needs SEARCH, =======, REPLACE in this order. Nothing was read; send the whole patch again.`;
}

/** A line of the script that looks like a marker is written with a backslash before it. */
function unescape(line: string): string {
	const escaped = string.sub(line, 1, 1) === "\\" && markerOf(string.sub(line, 2)) !== undefined;
	return escaped ? string.sub(line, 2) : line;
}

/** Roo puts `:start_line:` hints and a dashed line before the text; places are found by their text here, so the hints are dropped. */
function withoutHints(search: readonly string[]): readonly string[] {
	let skipped = 0;
	while (skipped < search.size()) {
		const [hint] = string.find(search[skipped]!, "^:%a+_line:%s*%d+%s*$");
		if (hint === undefined) break;
		skipped++;
	}
	const [dashes] = string.find(search[skipped] ?? "", "^%-%-%-%-%-+%s*$");
	if (dashes !== undefined && skipped > 0) skipped++;
	return search.filter((_, at) => at >= skipped);
}

/** The line before a block, or before the code fence around it, when it looks like a path. */
function pathBefore(lines: readonly string[], start: number): string | undefined {
	let at = start - 1;
	while (at >= 0 && (isBlank(lines[at]!) || string.sub(trim(lines[at]!), 1, 3) === "```")) at--;
	const [path] = string.match(trim(lines[at] ?? ""), '^[`%*#%s]*([%w_%./\\%[%]"%-]+)[`%*:]*$');
	if (!typeIs(path, "string") || markerOf(path) !== undefined) return undefined;
	const [separator] = string.find(path, "[%./\\]%w");
	return separator === undefined ? undefined : path;
}

function groupByPath(blocks: readonly Block[]): FilePatch[] {
	const files: { path?: string; action: "update"; patches: Patch[] }[] = [];
	for (const block of blocks) {
		const current = files[files.size() - 1];
		const patch = linePatch(withoutHints(block.search), block.replace);
		if (current !== undefined && (block.path === undefined || block.path === current.path)) current.patches.push(patch);
		else files.push({ path: block.path, action: "update", patches: [patch] });
	}
	return files;
}
