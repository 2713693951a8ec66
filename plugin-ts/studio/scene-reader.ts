import type { InstanceInfo } from "../core/instance-info";
import type { Outcome } from "../core/outcome";
import { success } from "../core/outcome";
import type { SceneReader } from "../core/ports/scene";
import { reflectClass, reflectClassNames } from "./class-reflection";
import { attempt } from "./engine-call";
import { describeInstances, infoOf } from "./describe-instance";
import { locate, resolvePath } from "./instance-paths";
import { placeServices } from "./place-services";
import { readChangedMembers, readMembers } from "./read-members";
import { noteBlindRead, noteShown } from "./read-notes";
import { engineEnumItems } from "./value-adapter/engine-enum-items";

/** Reads the place Studio has open. Below `game` only the services that the Explorer shows are listed. */
export function createSceneReader(): SceneReader {
	return {
		describe(path) {
			const located = locate(path);
			if (!located.ok) return located;
			noteShown([located.value.instance]);
			return success(infoOf(located.value.instance, located.value.path));
		},
		children(path) {
			const found = resolvePath(path);
			if (!found.ok) return found;
			const children = childrenOf(found.value);
			noteShown(children.isEmpty() ? [found.value] : children);
			return success(describeInstances(children));
		},
		query(selector, root) {
			return queryInstances(selector, root);
		},
		properties(path, keys) {
			const found = resolvePath(path);
			if (!found.ok) return found;
			noteBlindRead();
			return attempt(`Studio could not read ${path}`, () =>
				keys === undefined ? readChangedMembers(found.value) : readMembers(found.value, keys),
			);
		},
		classInfo(className) {
			return reflectClass(className);
		},
		classNames() {
			return reflectClassNames();
		},
		enumItems(enumType) {
			return engineEnumItems(enumType);
		},
		identity(path) {
			const found = resolvePath(path);
			return found.ok ? attempt(`Studio could not identify ${path}`, () => found.value.GetDebugId()) : found;
		},
	};
}

function childrenOf(instance: Instance): readonly Instance[] {
	return instance === game ? placeServices() : instance.GetChildren();
}

function queryInstances(selector: string, root?: string): Outcome<readonly InstanceInfo[]> {
	const from = resolvePath(root ?? "game");
	if (!from.ok) return from;
	noteBlindRead();
	const matches = attempt(`Studio does not understand the selector ${selector}`, () =>
		from.value.QueryDescendants(selector),
	);
	if (!matches.ok) return matches;
	return success(describeInstances(from.value === game ? matches.value.filter(insideServices()) : matches.value));
}

/** Leaves out what belongs to Studio itself. */
function insideServices(): (instance: Instance) => boolean {
	const services = placeServices();
	return (instance) => services.some((service) => service === instance || service.IsAncestorOf(instance));
}
