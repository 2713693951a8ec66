import type { TaskEvent } from "../task-event";

/**
 * Hashes of the texts a task knew each script to have, by path. A script that is back at one of them after Studio was
 * closed was not edited: the place was not saved.
 */
export function knownVersions(events: readonly TaskEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
	const versions = new Map<string, Set<string>>();
	const add = (path: string, hash: string | undefined): void => {
		if (hash === undefined) return;
		const known = versions.get(path) ?? new Set<string>();
		versions.set(path, known.add(hash));
	};
	for (const event of events) {
		if (event.type === "tool.finished")
			for (const { of, path, value } of event.shows) if (of === "script") add(path, value);
		if (event.type === "proposal.applied") for (const { path, hash } of event.touched) add(path, hash);
		if (event.type !== "proposal.created") continue;
		for (const operation of event.proposal.operations)
			if (operation.type === "write_script") add(operation.path, operation.beforeHash);
	}
	return versions;
}
