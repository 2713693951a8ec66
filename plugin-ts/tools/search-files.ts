import { success } from "../core/outcome";
import { s } from "../model/schema";
import { splitLines } from "../text/lines";
import { normalisePath } from "./shared/paths";
import { fitItems, headOf } from "./shared/result-cap";
import type { LineMatcher } from "./shared/line-matcher";
import { patternMatcher, plainMatcher } from "./shared/line-matcher";
import type { Tool, ToolContext } from "./tool";

const DEFAULT_RESULTS = 50;
/** Hits are counted up to here; a query that matches more is not worth the time. */
const MAX_COUNTED = 2000;
const MAX_LINE = 300;

const parameters = s.object(
	{
		query: s.string({ minLength: 1, description: "plain text or Lua pattern" }),
		root: s.string(),
		isCaseSensitive: s.boolean(),
		maxResults: s.integer({ minimum: 1, maximum: 500 }),
	},
	{ optional: ["root", "isCaseSensitive", "maxResults"] },
);

interface Hit {
	readonly path: string;
	readonly line: number;
	readonly lines: readonly string[];
}

/** Lines of scripts that hold a text; when none does and the query is a Lua pattern, lines that match it. */
export const searchFiles: Tool<typeof parameters> = {
	name: "search_files",
	kind: "read",
	description: "Search the text of all scripts; gives path:line: text.",
	parameters,
	run(args, context) {
		const root = args.root === undefined ? success(undefined) : normalisePath(args.root, context);
		if (!root.ok) return root;
		const plain = search(root.value, plainMatcher(args.query, args.isCaseSensitive === true), context);
		const pattern = plain.isEmpty() ? patternMatcher(args.query) : undefined;
		const hits = pattern === undefined ? plain : search(root.value, pattern, context);
		const how = pattern !== undefined && !hits.isEmpty() ? " (as a Lua pattern, case-sensitive)" : "";
		return success({ type: "result", content: report(hits, how, args.maxResults ?? DEFAULT_RESULTS), shows: [] });
	},
};

function search(root: string | undefined, matches: LineMatcher, context: ToolContext): readonly Hit[] {
	const hits = new Array<Hit>();
	for (const { path } of context.scripts.list(root)) {
		const target = context.scripts.read(path);
		if (target.ok && hits.size() < MAX_COUNTED && matches.mayMatch(target.value.text)) {
			const lines = splitLines(target.value.text);
			lines.forEach((text, index) => {
				if (matches.isMatch(text)) hits.push({ path, line: index + 1, lines });
			});
		}
		context.pause?.();
	}
	return hits;
}

function report(hits: readonly Hit[], how: string, maxResults: number): string {
	if (hits.isEmpty()) return "No matches.";
	const shelf = fitItems(hits.map(printHit), (text) => text.size() + 1, maxResults);
	const count = hits.size() >= MAX_COUNTED ? `at least ${MAX_COUNTED}` : `${hits.size()}`;
	const cut = shelf.leftOut > 0 ? `; ${shelf.items.size()} shown, narrow the query or the root for the rest` : "";
	return `${shelf.items.join("\n")}\n${count} matches${how}${cut}`;
}

function printHit({ path, line, lines }: Hit): string {
	const before = lines[line - 2];
	const after = lines[line];
	const rows = [`${path}:${line}: ${shorten(lines[line - 1]!)}`];
	if (before !== undefined && before !== "") rows.unshift(`  ${line - 1}| ${shorten(before)}`);
	if (after !== undefined && after !== "") rows.push(`  ${line + 1}| ${shorten(after)}`);
	return rows.join("\n");
}

function shorten(line: string): string {
	return line.size() > MAX_LINE ? `${headOf(line, MAX_LINE)}… [${line.size()} characters]` : line;
}
