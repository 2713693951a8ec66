import { nearestNames } from "../core/values/nearest";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { InstancePath, PathSegment } from "../core/instance-path";
import { parsePath, printPath } from "../core/path";
import { childrenNamed } from "./child-lookup";
import { placeServices, serviceOfClass } from "./place-services";

const ROOT_SIZE = printPath([]).size();

/**
 * The canonical path of an instance; undefined for one that is not in the place. A sibling index is given only where
 * siblings share the name. Looks through the siblings on every level: for a listing use `createPathPrinter`.
 */
export function pathOf(instance: Instance): string | undefined {
	return createPathPrinter()(instance);
}

/**
 * A `pathOf` for one listing. It looks through each parent's children once, so that a listing costs no more than the
 * siblings it touches. Use it up before anything changes the tree.
 */
export function createPathPrinter(): (instance: Instance) => string | undefined {
	const textByInstance = new Map<Instance, string>([[game, printPath([])]]);
	const indicesByParent = new Map<Instance, ReadonlyMap<Instance, number>>();

	const indexOf = (instance: Instance, parent: Instance): number | undefined => {
		// Services are one of a kind, and the engine's own beside them may not be looked at.
		if (parent === game) return undefined;
		let indices = indicesByParent.get(parent);
		if (indices === undefined) {
			indices = indexNamesakes(parent);
			indicesByParent.set(parent, indices);
		}
		return indices.get(instance);
	};
	const print = (instance: Instance): string | undefined => {
		const known = textByInstance.get(instance);
		if (known !== undefined) return known;
		const parent = instance.Parent;
		const above = parent === undefined ? undefined : print(parent);
		if (parent === undefined || above === undefined) return undefined;
		const step = printPath([{ name: instance.Name, index: indexOf(instance, parent) }]);
		const text = above + string.sub(step, ROOT_SIZE + 1);
		textByInstance.set(instance, text);
		return text;
	};
	return print;
}

/** For the children that share their name with a sibling: which of them each is, from 1, in child order. */
function indexNamesakes(parent: Instance): ReadonlyMap<Instance, number> {
	const firstByName = new Map<string, Instance>();
	const countByName = new Map<string, number>();
	const indices = new Map<Instance, number>();
	for (const child of parent.GetChildren()) {
		const name = child.Name;
		const first = firstByName.get(name);
		if (first === undefined) {
			firstByName.set(name, child);
			continue;
		}
		const count = (countByName.get(name) ?? 1) + 1;
		if (count === 2) indices.set(first, 1);
		countByName.set(name, count);
		indices.set(child, count);
	}
	return indices;
}

/** An instance with the canonical form of the path that led to it. */
export interface Located {
	readonly instance: Instance;
	readonly path: string;
}

/** The instance a path names; see `locate`. */
export function resolvePath(text: string): Outcome<Instance> {
	const located = locate(text);
	return located.ok ? success(located.value.instance) : located;
}

/**
 * The instance a path names. Fails with what does exist: the nearest names for a miss, the ways to tell namesakes apart
 * for a path that fits several.
 */
export function locate(text: string): Outcome<Located> {
	const path = parsePath(text);
	if (!path.ok) return path;
	let instance: Instance = game;
	const canonical = new Array<PathSegment>();
	for (const segment of path.value) {
		const step: Outcome<Step> = canonical.isEmpty()
			? stepToService(segment)
			: stepToChild(instance, segment, canonical);
		if (!step.ok) return step;
		instance = step.value.instance;
		canonical.push(step.value.segment);
	}
	return success({ instance, path: printPath(canonical) });
}

interface Step {
	readonly instance: Instance;
	/** As the canonical path has it. */
	readonly segment: PathSegment;
}

function stepToService(segment: PathSegment): Outcome<Step> {
	const service = game.FindFirstChild(segment.name) ?? serviceOfClass(segment.name);
	if (service !== undefined && (segment.index ?? 1) === 1) {
		return success({ instance: service, segment: { name: service.Name } });
	}
	const names = placeServices().map((candidate) => candidate.Name);
	return failure(`There is no service ${printPath([segment])}; a path starts with one of ${names.join(", ")}.`);
}

function stepToChild(parent: Instance, segment: PathSegment, parentPath: InstancePath): Outcome<Step> {
	const { name, index } = segment;
	const namesakes = childrenNamed(parent, name);
	const count = namesakes.size();
	if (count === 0) return failure(missingChild(parent, name, parentPath));
	if (index === undefined && count > 1) return failure(ambiguousChild(name, count, parentPath));
	const chosen = namesakes[(index ?? 1) - 1];
	if (chosen !== undefined) {
		return success({ instance: chosen, segment: count === 1 ? { name } : { name, index } });
	}
	const those = count === 1 ? "is only one" : `are only ${count}`;
	return failure(
		`There ${those} named ${name} under ${printPath(parentPath)}, so ${printPath([...parentPath, segment])} does not exist.`,
	);
}

function ambiguousChild(name: string, count: number, parentPath: InstancePath): string {
	const first = printPath([...parentPath, { name, index: 1 }]);
	const last = printPath([...parentPath, { name, index: count }]);
	return `${count} instances are named ${name} under ${printPath(parentPath)}: use ${first} … ${last}.`;
}

/** Above this many names a search for near ones would hold the frame. */
const MOST_COMPARED = 2000;

function missingChild(parent: Instance, name: string, parentPath: InstancePath): string {
	const names = distinctNames(parent);
	const where = `${printPath([...parentPath, { name }])} does not exist`;
	const children = parent.GetChildren().size();
	if (children === 0) return `${where}: ${printPath(parentPath)} has no children.`;
	const nearest = nearestNames(name, names);
	if (nearest.isEmpty())
		return `${where}: none of the ${children} children of ${printPath(parentPath)} has a similar name.`;
	const paths = nearest.map((near) => printPath([...parentPath, { name: near }]));
	return `${where}; the nearest there ${paths.size() === 1 ? "is" : "are"} ${paths.join(", ")}.`;
}

function distinctNames(parent: Instance): readonly string[] {
	const names = new Set<string>();
	let count = 0;
	for (const child of parent.GetChildren()) {
		if (count >= MOST_COMPARED) break;
		if (names.has(child.Name)) continue;
		names.add(child.Name);
		count += 1;
	}
	return [...names];
}
