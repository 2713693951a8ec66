import type { TaskState } from "../task-state";

/** Paths of a write that had begun when the task was interrupted: a difference there may be its own. */
export function pathsBeingWritten({ isApplying, proposal }: TaskState): ReadonlySet<string> {
	const paths = new Set<string>();
	if (!isApplying || proposal === undefined) return paths;
	for (const operation of proposal.proposal.operations) {
		if (operation.type !== "create") paths.add(operation.path);
	}
	return paths;
}
