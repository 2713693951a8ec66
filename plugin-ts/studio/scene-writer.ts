import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { SceneWriter } from "../core/ports/scene";
import { forgetChildren } from "./child-lookup";
import { createInstance } from "./create-instance";
import { attempt } from "./engine-call";
import { pathOf, resolvePath } from "./instance-paths";
import { writeMembers } from "./write-members";

/**
 * Changes the place Studio has open. A call that fails may have done a part of its work; the recording around it takes
 * that back.
 */
export function createSceneWriter(): SceneWriter {
	return {
		create(parentPath, instance) {
			const parent = resolveParent(parentPath);
			return parent.ok ? createInstance(parent.value, instance) : parent;
		},
		set(path, props) {
			const found = resolvePath(path);
			if (!found.ok) return found;
			const written = writeMembers(found.value, props);
			if (props.Name !== undefined) forgetChildren();
			return written;
		},
		rename(path, newName) {
			const found = resolveOwn(path, "renamed");
			if (!found.ok) return found;
			const instance = found.value;
			const renamed = attempt(`Studio could not rename ${path}`, () => {
				instance.Name = newName;
			});
			if (!renamed.ok) return renamed;
			return instance.Name === newName
				? pathAfter(instance)
				: failure(`Studio shortens the name to "${instance.Name}": choose at most 100 characters.`);
		},
		move(path, parentPath) {
			const found = resolveOwn(path, "moved");
			if (!found.ok) return found;
			const parent = resolveParent(parentPath);
			return parent.ok ? moveInto(found.value, path, parent.value, parentPath) : parent;
		},
		remove(path) {
			const found = resolveOwn(path, "removed");
			if (!found.ok) return found;
			// Destroy would lock the parent, and undo could not bring the instance back.
			const removed = attempt(`Studio could not remove ${path}`, () => {
				found.value.Parent = undefined;
			});
			forgetChildren();
			return removed.ok ? success(true) : removed;
		},
	};
}

function moveInto(instance: Instance, path: string, parent: Instance, parentPath: string): Outcome<string> {
	if (instance === parent || instance.IsAncestorOf(parent)) {
		return failure(`${path} cannot be moved into ${parentPath}, which is a part of it: choose a parent outside it.`);
	}
	const moved = attempt(`Studio could not move ${path} to ${parentPath}`, () => {
		instance.Parent = parent;
	});
	return moved.ok ? pathAfter(instance) : moved;
}

function pathAfter(instance: Instance): Outcome<string> {
	forgetChildren();
	const path = pathOf(instance);
	return path === undefined
		? failure(`${instance.Name} is not in the place any more: list its former parent and try again.`)
		: success(path);
}

function resolveParent(path: string): Outcome<Instance> {
	const found = resolvePath(path);
	if (!found.ok || found.value !== game) return found;
	return failure("Only services live directly in game: choose a parent such as game.Workspace.");
}

/** Services are fixed: engine and scripts reach them by name. */
function resolveOwn(path: string, verb: string): Outcome<Instance> {
	const found = resolvePath(path);
	if (!found.ok || (found.value !== game && found.value.Parent !== game)) return found;
	return failure(`${path} is a service and cannot be ${verb}: name something inside it.`);
}
