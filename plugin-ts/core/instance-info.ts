import type { JsonValue } from "./json";

/** One instance as tools and cards show it. */
export interface InstanceInfo {
	/** Canonical path, with a sibling index where siblings share the name. */
	readonly path: string;
	readonly name: string;
	readonly className: string;
	readonly childCount: number;
}

/** Wire form of an instance's members: properties by name, attributes as `@Name`, tags as `#tags`. Values are typed values. */
export type PropertyBag = { readonly [key: string]: JsonValue };

/** What the reflection says about one property of a class. */
export interface PropertyInfo {
	readonly name: string;
	/** Type name as ReflectionService gives it: `Vector3`, `float`, `bool`, `string`, `EnumItem`, `Instance`, … */
	readonly valueType: string;
	/** The enum's name where `valueType` is an enum. */
	readonly enumType?: string;
	readonly canRead: boolean;
	readonly canWrite: boolean;
}

/** What the reflection says about a class; inherited properties included. */
export interface ClassInfo {
	readonly name: string;
	readonly isCreatable: boolean;
	readonly isService: boolean;
	/** Script, LocalScript or ModuleScript: has a source. */
	readonly isScript: boolean;
	readonly properties: ReadonlyMap<string, PropertyInfo>;
}
