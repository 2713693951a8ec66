import { parsePath, printPath } from "../../core/path";
import type { TouchedRecord } from "./context-state";

function parentOf(path: string): string {
	const parsed = parsePath(path);
	if (!parsed.ok || parsed.value.size() < 2) return "";
	return printPath(parsed.value.filter((_, index) => index < parsed.value.size() - 1));
}

/**
 * Touched paths, one line for each parent: "game.Workspace.Grid: .Tile1 created; .Main written #1f…". Every path can be
 * put together again from its line.
 */
export function groupedPaths(touched: ReadonlyMap<string, TouchedRecord>): readonly string[] {
	const parents = new Array<string>();
	const groups = new Map<string, string[]>();
	// Maps have no order of their own, and the same task has to give the same text.
	const paths = [...touched].sort(([a], [b]) => a < b);
	for (const [path, { change, hash }] of paths) {
		const parent = parentOf(path);
		const rest = parent === "" ? path : string.sub(path, parent.size() + 1);
		const entry = `${rest} ${change}${hash === undefined ? "" : ` #${hash}`}`;
		const group = groups.get(parent);
		if (group !== undefined) group.push(entry);
		else {
			groups.set(parent, [entry]);
			parents.push(parent);
		}
	}
	return parents.map((parent) => `${parent === "" ? "" : `${parent}: `}${groups.get(parent)!.join("; ")}`);
}
