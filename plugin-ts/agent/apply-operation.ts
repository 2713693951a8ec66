import type { NewInstance, Operation } from "../core/operation";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import { hashText } from "../text/hash";
import type { Touched } from "./task-event";

type Appliers = {
	readonly [K in Operation["type"]]: (
		operation: Extract<Operation, { readonly type: K }>,
		ports: Ports,
	) => Outcome<readonly Touched[]>;
};

function one(path: string, change: Touched["change"], hash?: string): Outcome<readonly Touched[]> {
	return success([{ path, change, hash }]);
}

function moved(path: string, change: Touched["change"], from: string): Outcome<readonly Touched[]> {
	return success([{ path, change, from }]);
}

function hashOfNew(instance: NewInstance): string | undefined {
	return instance.source === undefined ? undefined : hashText(instance.source);
}

const APPLIERS: Appliers = {
	write_script: (operation, { scripts }) => {
		const current = scripts.read(operation.path);
		if (!current.ok) return current;
		if (hashText(current.value.text) !== operation.beforeHash)
			return failure(
				`${operation.path} has changed since the change was proposed. Read it again and propose the edit anew.`,
			);
		const written = scripts.write(operation.path, current.value.text, operation.text);
		return written.ok ? one(operation.path, "written", hashText(written.value.text)) : written;
	},
	create: (operation, { scene }) => {
		const created = scene.create(operation.parentPath, operation.instance);
		return created.ok ? one(created.value, "created", hashOfNew(operation.instance)) : created;
	},
	set: (operation, { scene }) => {
		const done = scene.set(operation.path, operation.props);
		return done.ok ? one(operation.path, "set") : done;
	},
	rename: (operation, { scene }) => {
		const renamed = scene.rename(operation.path, operation.newName);
		return renamed.ok ? moved(renamed.value, "renamed", operation.path) : renamed;
	},
	move: (operation, { scene }) => {
		const target = scene.move(operation.path, operation.parentPath);
		return target.ok ? moved(target.value, "moved", operation.path) : target;
	},
	remove: (operation, { scene }) => {
		const removed = scene.remove(operation.path);
		return removed.ok ? one(operation.path, "removed") : removed;
	},
};

/** Carries out one operation. Only called inside a recording, so that a failure further on reverts it. */
export function applyOperation(operation: Operation, ports: Ports): Outcome<readonly Touched[]> {
	const apply = APPLIERS[operation.type] as (operation: Operation, ports: Ports) => Outcome<readonly Touched[]>;
	return apply(operation, ports);
}
