import type { InstanceInfo } from "../core/instance-info";
import { success } from "../core/outcome";
import { s } from "../model/schema";
import { normalisePath } from "./shared/paths";
import { fitItems } from "./shared/result-cap";
import type { Tool } from "./tool";

const DEFAULT_NODES = 100;
const MATCH_OVERHEAD = 60;

const parameters = s.object(
	{
		selector: s.string({
			minLength: 1,
			description: "e.g. Part#Door, .Tag, [Anchored = true], [$Attr], Model > Part, A, B",
		}),
		root: s.string({ description: "default game" }),
		maxNodes: s.integer({ minimum: 1, maximum: 1000 }),
	},
	{ optional: ["root", "maxNodes"] },
);

/** Instances that match a QueryDescendants selector. */
export const queryInstances: Tool<typeof parameters> = {
	name: "query_instances",
	kind: "read",
	description: "Find instances by a QueryDescendants selector.",
	parameters,
	run(args, context) {
		const root = args.root === undefined ? success("game") : normalisePath(args.root, context);
		if (!root.ok) return root;
		const matches = context.scene.query(args.selector, root.value);
		if (!matches.ok) return matches;
		const total = matches.value.size();
		const shelf = fitItems(matches.value, sizeOfMatch, args.maxNodes ?? DEFAULT_NODES);
		const cut =
			shelf.leftOut > 0 ? `${shelf.leftOut} more matches not shown; narrow the selector or the root` : undefined;
		const shown = shelf.items.map(({ path, name, className, childCount }) => ({ path, name, className, childCount }));
		return success({ type: "result", content: { total, matches: shown, cut }, shows: [] });
	},
};

function sizeOfMatch({ path, name, className }: InstanceInfo): number {
	return MATCH_OVERHEAD + path.size() + name.size() + className.size();
}
