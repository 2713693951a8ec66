import type { InstanceInfo } from "../core/instance-info";
import type { Ports } from "../core/ports";
import { oneLine } from "./context/call-label";
import { relevantScripts } from "./context/relevant-scripts";
import { fence } from "./safety/fence";

const MAX_SELECTED = 10;
const MAX_DOCUMENTS = 10;
const MAX_CHILDREN = 12;
const SNAPSHOT_ROOTS = [
	"Workspace",
	"ServerScriptService",
	"ReplicatedStorage",
	"StarterGui",
	"StarterPlayer",
	"ServerStorage",
	"ReplicatedFirst",
];

function listed(items: readonly string[], limit: number): string {
	const shown = items.filter((_, index) => index < limit).join(", ");
	return items.size() > limit ? `${shown} and ${items.size() - limit} more` : shown;
}

function childrenLine(root: InstanceInfo, children: readonly InstanceInfo[]): string {
	const names = children.map(
		(child) => `${oneLine(child.name)} (${child.className}${child.childCount > 0 ? `, ${child.childCount}` : ""})`,
	);
	return `- ${root.path}: ${listed(names, MAX_CHILDREN)}`;
}

/**
 * What the user is looking at when the task starts, in a bounded block: active script, open documents, selection, the
 * scripts the request is probably about and the first level of the main services. It goes behind the request, never into the system message.
 */
export function kickoffContext(ports: Ports, goal: string): string {
	const lines = new Array<string>();
	const active = ports.scripts.active();
	lines.push(active === undefined ? "Active script: none" : `Active script: ${active.path} (${active.className})`);
	const documents = ports.scripts.openDocuments().map((entry) => entry.path);
	if (documents.size() > 0) lines.push(`Open scripts: ${listed(documents, MAX_DOCUMENTS)}`);
	const selected = ports.selection.current().map((instance) => `${instance.path} (${instance.className})`);
	lines.push(selected.size() === 0 ? "Selection: nothing" : `Selection: ${listed(selected, MAX_SELECTED)}`);
	const relevant = relevantScripts(goal, ports);
	if (!relevant.isEmpty()) lines.push("Scripts that may matter:");
	for (const { path, reason } of relevant) lines.push(`- ${path} (${reason})`);
	lines.push("Place:");
	for (const name of SNAPSHOT_ROOTS) {
		const root = ports.scene.describe(`game.${name}`);
		if (!root.ok || root.value.childCount === 0) continue;
		const children = ports.scene.children(root.value.path);
		if (children.ok) lines.push(childrenLine(root.value, children.value));
	}
	return fence("context", lines.join("\n"));
}
