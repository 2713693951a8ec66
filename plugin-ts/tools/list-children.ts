import type { InstanceInfo } from "../core/instance-info";
import type { JsonObject } from "../core/json";
import { success } from "../core/outcome";
import { s } from "../model/schema";
import { locate } from "./shared/paths";
import { RESULT_LIMIT } from "./shared/result-cap";
import type { Tool, ToolContext } from "./tool";

const DEFAULT_NODES = 100;
/** What one node costs beside its texts: braces, quotes and key names. */
const NODE_OVERHEAD = 60;

const parameters = s.object(
	{
		parentPath: s.string({ description: '"game" lists the services' }),
		depth: s.integer({ minimum: 1, maximum: 10, description: "default 1" }),
		maxNodes: s.integer({ minimum: 1, maximum: 1000 }),
		classWhitelist: s.record(s.boolean(), { description: "{Class: true}: show only these" }),
	},
	{ optional: ["depth", "maxNodes", "classWhitelist"] },
);

/** The tree below an instance, breadth first, so that a cut takes the deepest nodes. */
export const listChildren: Tool<typeof parameters> = {
	name: "list_children",
	kind: "read",
	description: "The instance tree below a path.",
	parameters,
	run(args, context) {
		const root = locate(args.parentPath, context);
		if (!root.ok) return root;
		const isShown = (info: InstanceInfo) =>
			args.classWhitelist === undefined || args.classWhitelist[info.className] === true;
		const walk = walkTree(root.value, args.depth ?? 1, args.maxNodes ?? DEFAULT_NODES, isShown, context);
		const cut =
			walk.leftOut > 0
				? `at least ${walk.leftOut} more instances not shown; list a deeper path, or use classWhitelist or query_instances`
				: undefined;
		return success({ type: "result", content: { ...toJson(walk.root), cut }, shows: [] });
	},
};

interface TreeNode {
	readonly info: InstanceInfo;
	readonly children: TreeNode[];
}

interface Visit {
	readonly info: InstanceInfo;
	/** The shown node that the instance's shown descendants hang under. */
	readonly under: TreeNode;
	readonly depth: number;
}

function walkTree(
	rootInfo: InstanceInfo,
	depth: number,
	maxNodes: number,
	isShown: (info: InstanceInfo) => boolean,
	context: ToolContext,
): { readonly root: TreeNode; readonly leftOut: number } {
	const root: TreeNode = { info: rootInfo, children: [] };
	const queue: Visit[] = [{ info: rootInfo, under: root, depth: 0 }];
	let shown = 0;
	let used = 0;
	let leftOut = 0;
	const isFull = () => shown >= maxNodes || used > RESULT_LIMIT;

	const addChild = (info: InstanceInfo, visit: Visit): void => {
		if (!isShown(info)) {
			queue.push({ info, under: visit.under, depth: visit.depth + 1 });
			return;
		}
		if (isFull()) {
			leftOut += 1;
			return;
		}
		const node: TreeNode = { info, children: [] };
		visit.under.children.push(node);
		shown += 1;
		used += NODE_OVERHEAD + info.path.size() + info.name.size() + info.className.size();
		queue.push({ info, under: node, depth: visit.depth + 1 });
	};

	let at = 0;
	// The compiler would fix the bound of a counting loop, and the queue grows.
	while (at < queue.size()) {
		const visit = queue[at]!;
		at += 1;
		if (visit.depth >= depth || visit.info.childCount === 0) continue;
		if (isFull()) {
			leftOut += visit.info.childCount;
			continue;
		}
		const children = context.scene.children(visit.info.path);
		for (const info of children.ok ? children.value : []) addChild(info, visit);
		context.pause?.();
	}
	return { root, leftOut };
}

function toJson({ info, children }: TreeNode): JsonObject {
	const { path, name, className, childCount } = info;
	return { path, name, className, childCount, children: children.isEmpty() ? undefined : children.map(toJson) };
}
