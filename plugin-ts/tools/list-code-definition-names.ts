import type { Outcome } from "../core/outcome";
import { success } from "../core/outcome";
import { s } from "../model/schema";
import type { Definition } from "../luau/outline";
import { outline } from "../luau/outline";
import { splitLines } from "../text/lines";
import { normalisePath } from "./shared/paths";
import { fitItems } from "./shared/result-cap";
import type { Tool, ToolContext } from "./tool";

/** Scripts looked at in one call; a place can hold thousands. */
const MAX_SCRIPTS = 200;

const parameters = s.object(
	{ path: s.string({ description: "a script or a container; default: all scripts" }) },
	{ optional: ["path"] },
);

/** Functions, methods, types and exported fields of a script, or of every script below an instance. */
export const listCodeDefinitionNames: Tool<typeof parameters> = {
	name: "list_code_definition_names",
	kind: "read",
	description: "List scripts with their functions, methods, types and exported fields by line.",
	parameters,
	run(args, context) {
		const root: Outcome<string | undefined> =
			args.path === undefined ? success(undefined) : normalisePath(args.path, context);
		if (!root.ok) return root;
		const scripts = context.scripts.list(root.value);
		if (scripts.isEmpty())
			return success({ type: "result", content: `There are no scripts below ${root.value ?? "game"}.`, shows: [] });
		const looked = scripts.filter((_, index) => index < MAX_SCRIPTS);
		const entries = looked.map(({ path, className }) => describeScript(path, className, context));
		const shelf = fitItems(entries, (entry) => entry.size() + 1, MAX_SCRIPTS);
		const leftOut = scripts.size() - shelf.items.size();
		const cut = leftOut > 0 ? `\n${leftOut} more scripts not shown; give a path further down` : "";
		return success({ type: "result", content: `${shelf.items.join("\n")}${cut}`, shows: [] });
	},
};

function describeScript(path: string, className: string, context: ToolContext): string {
	const target = context.scripts.read(path);
	context.pause?.();
	if (!target.ok) return `${path} (${className}): ${target.error}`;
	const { text } = target.value;
	const rows = outline(text, context.pause).map(printDefinition);
	return [`${path} (${className}, ${splitLines(text).size()} lines)`, ...rows].join("\n");
}

function printDefinition({ line, endLine, signature, container }: Definition): string {
	const indent = container === undefined ? "  " : "    ";
	return `${indent}${line === endLine ? line : `${line}-${endLine}`}: ${signature}`;
}
