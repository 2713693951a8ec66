import type { InstanceInfo } from "../../core/instance-info";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { InstancePath, PathSegment } from "../../core/instance-path";
import { parsePath, printPath } from "../../core/path";
import { quoteName } from "../../core/path-quote";
import { suggestName } from "../../core/values/nearest";
import type { ToolContext } from "../tool";

type SceneContext = Pick<ToolContext, "scene">;

const SHOWN_CHILDREN = 8;

/** How far down a path the place goes. */
export interface PathReach {
	/** The deepest instance of the path that exists. */
	readonly reached: InstanceInfo;
	/** The segments below it; empty when all of the path exists. */
	readonly missing: InstancePath;
}

export function reachOf(text: string, { scene }: SceneContext): Outcome<PathReach> {
	const path = parsePath(text);
	if (!path.ok) return path;
	for (let length = path.value.size(); length >= 0; length--) {
		const info = scene.describe(printPath(path.value.filter((_, index) => index < length)));
		if (info.ok) return success({ reached: info.value, missing: path.value.filter((_, index) => index >= length) });
	}
	return failure(`${printPath(path.value)} does not exist.`);
}

/** The instance a path names. A miss names the deepest instance that exists and the nearest names below it. */
export function locate(text: string, context: SceneContext): Outcome<InstanceInfo> {
	const reach = reachOf(text, context);
	if (!reach.ok) return reach;
	const { reached, missing } = reach.value;
	return missing.isEmpty() ? success(reached) : failure(missMessage(reached, missing, context));
}

/** The canonical path of an existing instance. */
export function normalisePath(text: string, context: SceneContext): Outcome<string> {
	const info = locate(text, context);
	return info.ok ? success(info.value.path) : info;
}

/** Like `locate`, but refuses a path that could mean any of several siblings: a change must not hit the wrong one. */
export function locateForChange(text: string, context: SceneContext): Outcome<InstanceInfo> {
	const info = locate(text, context);
	if (!info.ok) return info;
	const given = parsePath(text);
	const canonical = parsePath(info.value.path);
	if (!given.ok || !canonical.ok) return info;
	const vague = canonical.value.findIndex(
		(segment, index) => segment.index !== undefined && given.value[index]?.index === undefined,
	);
	if (vague < 0) return info;
	return failure(ambiguityMessage(canonical.value, vague, context));
}

function ambiguityMessage(path: InstancePath, at: number, { scene }: SceneContext): string {
	const name = path[at]!.name;
	const parent = printPath(path.filter((_, index) => index < at));
	const children = scene.children(parent);
	const namesakes = children.ok ? children.value.filter((child) => child.name === name) : [];
	const shown = namesakes.filter((_, index) => index < SHOWN_CHILDREN).map((child) => child.path);
	return `${namesakes.size()} children of ${parent} are named ${quoteName(name)}. Say which one: ${shown.join(", ")}.`;
}

export function missMessage(reached: InstanceInfo, missing: InstancePath, { scene }: SceneContext): string {
	const segment = missing[0]!;
	const children = scene.children(reached.path);
	const names = children.ok ? children.value.map((child) => child.name) : [];
	const namesakes = names.filter((name) => name === segment.name).size();
	if (namesakes > 0) {
		return `${reached.path} has ${namesakes} ${namesakes === 1 ? "child" : "children"} named ${quoteName(segment.name)}, so index ${segment.index ?? 1} does not exist.`;
	}
	return `${reached.path} has no child named ${quoteName(segment.name)}${whatIsThere(segment, names)}`;
}

function whatIsThere(segment: PathSegment, names: readonly string[]): string {
	const hint = suggestName(segment.name, names);
	if (hint !== "") return hint;
	if (names.isEmpty()) return "; it has no children.";
	const shown = names.filter((name, index) => index < SHOWN_CHILDREN).map(quoteName);
	const rest = names.size() - shown.size();
	return `; its children are ${shown.join(", ")}${rest > 0 ? ` and ${rest} more (list_children shows them)` : ""}.`;
}

/** The path an instance named `name` will have below `parentPath`, siblings left out of account. */
export function childPath(parentPath: string, name: string): string {
	const parent = parsePath(parentPath);
	return printPath([...(parent.ok ? parent.value : []), { name }]);
}

/** The canonical parent path of a canonical path; undefined for the place itself. */
export function parentPathOf(path: string): string | undefined {
	const parsed = parsePath(path);
	if (!parsed.ok || parsed.value.isEmpty()) return undefined;
	return printPath(parsed.value.filter((_, index) => index < parsed.value.size() - 1));
}
