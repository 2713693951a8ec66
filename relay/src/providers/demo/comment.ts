import { pathsIn } from "./call-outcome.ts";
import type { PastCall } from "./conversation.ts";
import type { JobState, Scenario } from "./job.ts";
import { findPath } from "./request-text.ts";

const QUOTED = /"([^"]+)"|“([^”]+)”|`([^`]+)`|(?<!\w)'([^']+)'(?!\w)/;
const SAID =
	/\b(?:saying|that says|which says|reading|with the text)\s*:?\s+(.+?)(?:\s+(?:at|to|on|in) (?:the )?(?:top|start|beginning)\b.*)?$/is;
const NAMED =
	/\b(?:top|start|beginning) of (?:the )?(?:script |module |file )?(?:named |called )?([A-Za-z_]\w*)|\b(?:script|module) (?:named|called) ([A-Za-z_]\w*)/i;
const NOT_A_NAME =
	/^(?:an?|the|this|that|my|it|its|script|module|file|active|current|currently|open|opened|every|each|all|saying|says|which|with|reading|using|and|in|from)$/i;

const textIn = (request: string): string | undefined => {
	const quoted = QUOTED.exec(request)
		?.slice(1)
		.find((text) => text !== undefined);
	return (quoted ?? SAID.exec(request)?.[1])?.trim();
};

const nameIn = (request: string): string | undefined => {
	const match = NAMED.exec(request);
	const name = match?.[1] ?? match?.[2];
	return name === undefined || NOT_A_NAME.test(name) ? undefined : name;
};

const commentLines = (text: string): string =>
	text
		.split(/\r?\n/)
		.map((line) => `-- ${line.replace(/^\s*--\s?/, "")}\n`)
		.join("");

/** Where the script is: named by path, found by name, or the one that is open. */
const locate = (request: string, calls: readonly PastCall[]): { readonly path: string } | JobState => {
	const path = findPath(request)?.path;
	if (path !== undefined) return { path };
	const name = nameIn(request);
	const tool = name === undefined ? "get_active_script" : "query_instances";
	const call = { tool, args: name === undefined ? {} : { selector: `LuaSourceContainer#${name}` } };
	const asked = calls.find((past) => past.name === tool && past.outcome !== "interrupted");
	if (asked === undefined)
		return { type: "read", call, text: name === undefined ? "I look which script is open." : `I look for ${name}.` };
	const found = asked.outcome === "ok" ? pathsIn(asked.result)[0] : undefined;
	if (found !== undefined) return { path: found };
	const what = name === undefined ? "No script is open" : `There is no script called ${name}`;
	return {
		type: "say",
		text: `${what}. Open a script, or name one by its path, for example game.ServerScriptService.Main.`,
	};
};

/** "Insert a comment at the top of the script": finds the script, reads it, edits its first line. */
export const comment: Scenario = (request) => {
	if (!/\bcomment\b/i.test(request) || !/\b(?:insert|add|put|write|prepend|top|start|beginning)\b/i.test(request))
		return undefined;
	const source = findPath(request)?.source;
	const text = textIn(source === undefined ? request : request.replace(source, ""));
	return {
		title: "a comment at the top of the script",
		verb: "Insert",
		advance: (calls) => {
			const place = locate(request, calls);
			if (!("path" in place)) return place;
			const { path } = place;
			const lastFailure = calls.findLastIndex(({ name, outcome }) => name === "apply_edit" && outcome === "failed");
			const read = calls
				.slice(lastFailure + 1)
				.find(({ name, outcome }) => name === "read_script" && outcome !== "interrupted");
			const isGivenUp = calls.filter(({ name, outcome }) => name === "apply_edit" && outcome === "failed").length > 1;
			if (read === undefined && !isGivenUp)
				return { type: "read", call: { tool: "read_script", args: { path } }, text: `I read ${path} first.` };
			if (read?.outcome === "failed") return { type: "say", text: `I cannot read ${path}: ${read.result}` };
			const lines = commentLines(text ?? `${path.replace(/^.*\./, "")}: looked at by Vector`);
			const hasTried = calls.some(({ name }) => name === "apply_edit");
			if (!hasTried && read?.result.includes(lines.trim()) === true)
				return { type: "say", text: `The comment is already in ${path}.` };
			const start = { line: 0, character: 0 };
			const args = { path, edits: [{ start, end: start, text: lines }] };
			return {
				type: "writes",
				steps: [{ tool: "apply_edit", args, target: path, intent: `Insert the comment at the top of ${path}` }],
			};
		},
	};
};
