import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { Mode } from "../core/settings";
import { suggestName } from "../core/values/nearest";
import type { ToolSchema } from "../model/types";
import { applyEdit } from "./apply-edit";
import { askUser } from "./ask-user";
import { complete } from "./complete";
import { createInstance } from "./create-instance";
import { deleteInstance } from "./delete-instance";
import { getActiveScript } from "./get-active-script";
import { getProperties } from "./get-properties";
import { listChildren } from "./list-children";
import { listCodeDefinitionNames } from "./list-code-definition-names";
import { listSelection } from "./list-selection";
import { message } from "./message";
import { openOrCreateScript } from "./open-or-create-script";
import { patchScript } from "./patch-script";
import { queryInstances } from "./query-instances";
import { readScript } from "./read-script";
import { recall } from "./recall";
import { remember } from "./remember";
import { renameInstance } from "./rename-instance";
import { searchFiles } from "./search-files";
import { setProperties } from "./set-properties";
import { showDiff } from "./show-diff";
import { startPlan } from "./start-plan";
import type { Tool, ToolKind } from "./tool";
import { updatePlan } from "./update-plan";

/** Every tool, in the order the model is told of them: a fixed order keeps the prompt's prefix the same. */
export const ALL_TOOLS: readonly Tool[] = [
	getActiveScript,
	readScript,
	listSelection,
	listChildren,
	getProperties,
	queryInstances,
	searchFiles,
	listCodeDefinitionNames,
	showDiff,
	applyEdit,
	patchScript,
	openOrCreateScript,
	createInstance,
	setProperties,
	renameInstance,
	deleteInstance,
	startPlan,
	updatePlan,
	remember,
	recall,
	message,
	askUser,
	complete,
];

/** Other names models use; they are understood but not offered. */
export const TOOL_ALIASES: { readonly [alias: string]: string | undefined } = { final_message: "complete" };

const ALL_KINDS: readonly ToolKind[] = ["read", "write", "plan", "talk"];

const KINDS_BY_MODE: { readonly [M in Mode]: readonly ToolKind[] } = {
	ask: ["read", "talk"],
	plan: ["read", "plan", "talk"],
	act: ALL_KINDS,
	auto: ALL_KINDS,
	"dry-run": ALL_KINDS,
};

/** The tools of a mode. What a mode forbids is not offered, which is how the mode is enforced. */
export function toolsFor(mode: Mode): readonly Tool[] {
	return ALL_TOOLS.filter((tool) => KINDS_BY_MODE[mode].includes(tool.kind));
}

/** The same as the model is sent it. */
export function toolSchemas(mode: Mode): readonly ToolSchema[] {
	return toolsFor(mode).map(({ name, description, parameters }) => ({
		name,
		description,
		parameters: parameters.json,
	}));
}

/** The tool with this name or alias; a miss names the nearest ones. */
export function findTool(name: string): Outcome<Tool> {
	const wanted = TOOL_ALIASES[name] ?? name;
	const found = ALL_TOOLS.find((tool) => tool.name === wanted);
	if (found !== undefined) return success(found);
	const names = ALL_TOOLS.map((tool) => tool.name);
	const hint = suggestName(name, names);
	return failure(`There is no tool ${name}${hint !== "" ? hint : `; the tools are ${names.join(", ")}.`}`);
}
