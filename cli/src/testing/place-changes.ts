import { readFileSync } from "node:fs";
import { readBinary, reflection } from "rbx-dom";
import type { InstanceView } from "rbx-dom";

interface PlacedInstance {
	readonly className: string;
	/** Values as text, references to other instances as their paths. */
	readonly properties: Readonly<Record<string, string>>;
}

/** Instances of a place by path: `Workspace.Shop.Door`, `Workspace.Shop.Door[2]` for the second of that name. */
export type PlacedInstances = ReadonlyMap<string, PlacedInstance>;

/** What is different, by path: `created Part`, `removed`, or the names of the properties that changed. */
export type PlaceChanges = Readonly<Record<string, string>>;

function pathsOf(instances: readonly InstanceView[], root: string): ReadonlyMap<string, string> {
	const byReferent = new Map(instances.map((instance) => [instance.referent, instance]));
	const paths = new Map([[root, ""]]);
	const visit = (parent: InstanceView | undefined, prefix: string): void => {
		const counts = new Map<string, number>();
		for (const referent of parent?.children ?? []) {
			const child = byReferent.get(referent)!;
			const count = (counts.get(child.name) ?? 0) + 1;
			counts.set(child.name, count);
			const path = `${prefix}${child.name}${count > 1 ? `[${count}]` : ""}`;
			paths.set(referent, path);
			visit(child, `${path}.`);
		}
	};
	visit(byReferent.get(root), "");
	return paths;
}

/** Reads a place file with everything that is saved of each instance. */
export function readInstances(place: string): PlacedInstances {
	const { instances, rootRef } = readBinary(readFileSync(place)).snapshot();
	const paths = pathsOf(instances, rootRef);
	const text = (value: unknown): string =>
		JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? (paths.get(inner) ?? inner) : inner));
	return new Map(
		instances
			.filter(({ referent }) => referent !== rootRef)
			.map(({ referent, className, properties }) => [
				paths.get(referent)!,
				{
					className,
					properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, text(value)])),
				},
			]),
	);
}

/** A file may leave out what has its default value. */
function valueOf({ className, properties }: PlacedInstance, name: string): string {
	return properties[name] ?? JSON.stringify(reflection.defaultProperty(className, name));
}

function changedProperties(before: PlacedInstance, after: PlacedInstance): readonly string[] {
	const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
	return [...names].filter((name) => valueOf(before, name) !== valueOf(after, name)).sort();
}

/** Everything in which two places differ. */
export function changesBetween(before: PlacedInstances, after: PlacedInstances): PlaceChanges {
	const changes: Record<string, string> = {};
	for (const [path, instance] of after) {
		const old = before.get(path);
		if (old === undefined || old.className !== instance.className) changes[path] = `created ${instance.className}`;
		else {
			const changed = changedProperties(old, instance);
			if (changed.length > 0) changes[path] = changed.join(", ");
		}
	}
	for (const path of before.keys()) if (!after.has(path)) changes[path] = "removed";
	return changes;
}

/** The text of a script. */
export function sourceOf(instances: PlacedInstances, path: string): string | undefined {
	const source = instances.get(path)?.properties["Source"];
	return source === undefined ? undefined : (JSON.parse(source) as { readonly String: string }).String;
}
