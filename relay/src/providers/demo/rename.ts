import { pathsIn } from "./call-outcome.ts";
import type { PastCall } from "./conversation.ts";
import type { DemoCall, JobState, Scenario } from "./job.ts";
import { findPath } from "./request-text.ts";

const REQUEST = /\brename\s+(.+?)\s+(?:to|as|into)\s+(.+?)\s*$/is;
const KIND = /^(?:the\s+)?(?:(?:instance|object|part|model|folder|script|thing)\s+)?(?:(?:named|called)\s+)?/i;
const SELECTION = /^(?:(?:the|my|this)\s+)?(?:current(?:ly)?\s+)?(?:selected|selection|it$|this$|that$)/i;

const unquote = (text: string): string => text.replace(/^["'`“]+|["'`”]+[.!?]*$|[.!?]+$/g, "").trim();

const finderFor = (target: string): DemoCall => {
	if (SELECTION.test(target)) return { tool: "list_selection", args: {} };
	const name = unquote(target.replace(KIND, ""));
	const selector = /^[A-Za-z_]\w*$/.test(name) ? `#${name}` : `[Name = "${name.replaceAll('"', "")}"]`;
	return { tool: "query_instances", args: { selector } };
};

const locate = (
	target: string,
	calls: readonly PastCall[],
): { readonly path: string; readonly others: number } | JobState => {
	const path = findPath(target)?.path;
	if (path !== undefined) return { path, others: 0 };
	const finder = finderFor(target);
	const asked = calls.find(({ name, outcome }) => name === finder.tool && outcome !== "interrupted");
	if (asked === undefined) return { type: "read", call: finder, text: `I look for ${target}.` };
	const found = asked.outcome === "ok" ? pathsIn(asked.result) : [];
	if (found[0] !== undefined) return { path: found[0], others: found.length - 1 };
	return {
		type: "say",
		text: `I found nothing to rename for ${target}. Name it by its path, for example game.Workspace.Baseplate.`,
	};
};

/** "Rename Baseplate to Ground": by path, by name, or what is selected. */
export const rename: Scenario = (request) => {
	const match = REQUEST.exec(request);
	const target = match?.[1]?.trim();
	const newName = unquote(match?.[2] ?? "");
	if (target === undefined || newName === "") return undefined;
	return {
		title: `${unquote(target)} to ${newName}`,
		verb: "Rename",
		advance: (calls) => {
			const place = locate(target, calls);
			if (!("path" in place)) return place;
			const { path, others } = place;
			const note = others === 0 ? "" : ` (the first of ${others + 1} with that name)`;
			return {
				type: "writes",
				steps: [
					{
						tool: "rename_instance",
						args: { path, newName },
						target: path,
						intent: `Rename ${path} to ${newName}${note}`,
					},
				],
			};
		},
	};
};
