import type { InstanceInfo } from "../../core/instance-info";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { suggestName } from "../../core/values/nearest";
import type { ToolContext } from "../tool";
import { checkNewName } from "../safety/name-check";
import { locateForChange, missMessage, reachOf } from "./paths";

type TargetContext = Pick<ToolContext, "scene" | "selection">;

/** Where a new instance goes. */
export interface ParentTarget {
	/** The deepest ancestor that exists. */
	readonly existing: InstanceInfo;
	/** Names of the Models to make between it and the new instance, outermost first. */
	readonly missing: readonly string[];
	readonly warnings: readonly string[];
}

/** The instance a change is for: the given path, or what is selected when that is exactly one instance. */
export function targetOf(path: string | undefined, context: TargetContext): Outcome<InstanceInfo> {
	if (path !== undefined) return locateForChange(path, context);
	const selected = context.selection.current();
	const [only] = selected;
	if (selected.size() === 1 && only !== undefined) return success(only);
	return failure(
		`No path was given and ${selected.isEmpty() ? "nothing is" : `${selected.size()} instances are`} selected. Give the path.`,
	);
}

/**
 * The parent of a new instance: the given path, the one selected instance, or Workspace. Below Workspace, ancestors that
 * do not exist are named so that they can be made; anywhere else they are an error.
 */
export function parentTargetOf(parentPath: string | undefined, context: TargetContext): Outcome<ParentTarget> {
	const selected = context.selection.current();
	const [only] = selected;
	const text = parentPath ?? (selected.size() === 1 && only !== undefined ? only.path : "game.Workspace");
	const reach = reachOf(text, context);
	if (!reach.ok) return reach;
	const { reached, missing } = reach.value;
	if (missing.isEmpty()) {
		const exact = locateForChange(text, context);
		return exact.ok ? success({ existing: exact.value, missing: [], warnings: [] }) : exact;
	}
	const isUnderWorkspace = string.find(reached.path, "^game%.Workspace%f[^%w_]")[0] !== undefined;
	if (!isUnderWorkspace || missing.some((segment) => (segment.index ?? 1) > 1))
		return failure(missMessage(reached, missing, context));
	for (const segment of missing) {
		const name = checkNewName(segment.name);
		if (!name.ok) return name;
	}
	const names = missing.map((segment) => segment.name);
	return success({ existing: reached, missing: names, warnings: lookalikes(reached, names[0]!, context) });
}

function lookalikes(parent: InstanceInfo, name: string, { scene }: TargetContext): readonly string[] {
	const children = scene.children(parent.path);
	const hint = suggestName(name, children.ok ? children.value.map((child) => child.name) : []);
	return hint === "" ? [] : [`${parent.path} has no ${name} yet, so it is made${hint}`];
}
