import type { ClassInfo, InstanceInfo, PropertyBag } from "../instance-info";
import type { NewInstance } from "../operation";
import type { Outcome } from "../outcome";

/** Reads the DataModel by canonical paths. A path that names nothing fails with the nearest names. */
export interface SceneReader {
	describe(path: string): Outcome<InstanceInfo>;
	children(path: string): Outcome<readonly InstanceInfo[]>;
	/** Matches of a QueryDescendants selector below `root` (default: the place). */
	query(selector: string, root?: string): Outcome<readonly InstanceInfo[]>;
	/**
	 * Values by key: property names, `@Attribute`, `#tags`. Without keys: every readable property that is not at its
	 * default, all attributes and tags. Keys that cannot be read are listed as skipped.
	 */
	properties(
		path: string,
		keys?: readonly string[],
	): Outcome<{ readonly values: PropertyBag; readonly skipped: readonly string[] }>;
	/** Undefined for a class that does not exist. */
	classInfo(className: string): ClassInfo | undefined;
	/** Names of all classes, for suggestions. */
	classNames(): readonly string[];
	/** Item names of an enum, undefined for an unknown one. */
	enumItems(enumType: string): readonly string[] | undefined;
	/** A handle that stays the same while the instance lives, whatever its name and parent; not valid across sessions. */
	identity(path: string): Outcome<string>;
}

/** Changes the DataModel. Only the engine that applies approved operations holds one. Each call throws nothing and reports. */
export interface SceneWriter {
	/** Creates the instance with its children; returns its canonical path. */
	create(parentPath: string, instance: NewInstance): Outcome<string>;
	set(path: string, props: PropertyBag): Outcome<true>;
	/** Returns the canonical path under the new name. */
	rename(path: string, newName: string): Outcome<string>;
	move(path: string, parentPath: string): Outcome<string>;
	/** Takes the instance out of the place so that undo can bring it back: its Parent becomes nil. */
	remove(path: string): Outcome<true>;
}

export interface Scene extends SceneReader, SceneWriter {}
