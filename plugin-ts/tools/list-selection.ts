import type { InstanceInfo } from "../core/instance-info";
import { printJson } from "../core/json-print";
import type { JsonObject } from "../core/json";
import { success } from "../core/outcome";
import { s } from "../model/schema";
import { fitItems } from "./shared/result-cap";
import type { Tool, ToolContext } from "./tool";

const MAX_SHOWN = 20;

const parameters = s.object({});

/** What the user has selected, with the properties that differ from their defaults. */
export const listSelection: Tool<typeof parameters> = {
	name: "list_selection",
	kind: "read",
	description: "What the user selected in Studio, with non-default properties.",
	parameters,
	run(args, context) {
		const selected = context.selection.current();
		const described = selected.filter((_, index) => index < MAX_SHOWN).map((info) => describeSelected(info, context));
		const shelf = fitItems(described, (item) => printJson(item).size(), MAX_SHOWN);
		const content = [...shelf.items];
		const leftOut = selected.size() - content.size();
		if (leftOut > 0) content.push({ cut: `${leftOut} more selected instances are not shown` });
		return success({ type: "result", content, shows: [] });
	},
};

function describeSelected({ className, name, path }: InstanceInfo, { scene }: ToolContext): JsonObject {
	const props = scene.properties(path);
	return { className, name, path, props: props.ok ? props.value.values : {} };
}
