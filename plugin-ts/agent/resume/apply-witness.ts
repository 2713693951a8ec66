import type { Operation } from "../../core/operation";
import { parsePath, printPath } from "../../core/path";
import type { Ports } from "../../core/ports";
import { fingerprintInstance } from "../../tools/shared/fingerprint";

/**
 * The place before a proposal is written, as far as its operations change it. Logged with the intent, so that after a
 * crash it can be told from the place alone whether the write happened.
 */
export interface ApplyWitness {
	/** Children of a parent that bear a name, by `placeKey`. */
	readonly counts: { readonly [place: string]: number };
	/** Version of the members that a `set` writes, by path. */
	readonly versions: { readonly [path: string]: string };
}

/** How an operation changes the number of children that bear a name. */
export interface CountChange {
	readonly parent: string;
	readonly name: string;
	readonly by: number;
}

export function placeKey(parent: string, name: string): string {
	return `${parent}|${name}`;
}

/** Parent and name of what a canonical path names. */
export function splitPath(path: string): { readonly parent: string; readonly name: string } {
	const parsed = parsePath(path);
	const segments = parsed.ok ? [...parsed.value] : [];
	const last = segments.pop();
	return { parent: printPath(segments), name: last?.name ?? "" };
}

function changesOf(operation: Operation): readonly CountChange[] {
	switch (operation.type) {
		case "create":
			return [{ parent: operation.parentPath, name: operation.instance.name, by: 1 }];
		case "remove":
			return [{ ...splitPath(operation.path), by: -1 }];
		case "rename": {
			const { parent, name } = splitPath(operation.path);
			return [
				{ parent, name, by: -1 },
				{ parent, name: operation.newName, by: 1 },
			];
		}
		case "move": {
			const { parent, name } = splitPath(operation.path);
			return [
				{ parent, name, by: -1 },
				{ parent: operation.parentPath, name, by: 1 },
			];
		}
		default:
			return [];
	}
}

/** What the operations together do to the number of namesakes in each place, one entry a place. */
export function countChanges(operations: readonly Operation[]): readonly CountChange[] {
	const sums = new Map<string, CountChange>();
	for (const operation of operations) {
		for (const change of changesOf(operation)) {
			const key = placeKey(change.parent, change.name);
			sums.set(key, { ...change, by: change.by + (sums.get(key)?.by ?? 0) });
		}
	}
	const changes = new Array<CountChange>();
	for (const [, change] of sums) changes.push(change);
	return changes;
}

/** Children of `parent` named `name`; 0 where there is no such parent. */
export function countNamesakes(parent: string, name: string, { scene }: Ports): number {
	const children = scene.children(parent);
	return children.ok ? children.value.filter((child) => child.name === name).size() : 0;
}

export function keysOf(props: object): readonly string[] {
	const keys = new Array<string>();
	for (const [key] of pairs(props as { readonly [key: string]: defined })) keys.push(key as string);
	return keys.sort((a, b) => a < b);
}

export function takeWitness(operations: readonly Operation[], ports: Ports): ApplyWitness {
	const counts: { [place: string]: number } = {};
	const versions: { [path: string]: string } = {};
	for (const { parent, name } of countChanges(operations))
		counts[placeKey(parent, name)] = countNamesakes(parent, name, ports);
	for (const operation of operations) {
		if (operation.type !== "set") continue;
		const version = fingerprintInstance(ports.scene, operation.path, keysOf(operation.props));
		if (version.ok) versions[operation.path] = version.value;
	}
	return { counts, versions };
}
