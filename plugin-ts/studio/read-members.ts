import type { PropertyBag } from "../core/instance-info";
import type { JsonValue } from "../core/json";
import { JSON_NULL } from "../core/json-kind";
import { reflectClass } from "./class-reflection";
import { readMember, tryRead } from "./engine-call";
import { createPathPrinter } from "./instance-paths";
import { toWire } from "./wire-value";

export interface Members {
	readonly values: PropertyBag;
	readonly skipped: readonly string[];
}

type PathPrinter = (instance: Instance) => string | undefined;

/** The values of the keys asked for; what cannot be read or has no wire form is skipped. */
export function readMembers(instance: Instance, keys: readonly string[]): Members {
	const print = createPathPrinter();
	const values: { [key: string]: JsonValue } = {};
	const skipped = new Array<string>();
	for (const key of keys) {
		const value = readKey(instance, key, print);
		if (value === undefined) skipped.push(key);
		else values[key] = value;
	}
	return { values, skipped };
}

/** All state that is not at its default: properties, attributes and tags. Computed values are read by their key only. */
export function readChangedMembers(instance: Instance): Members {
	const listed = reflectClass(instance.ClassName)?.listed ?? [];
	const keys = listed.filter((name) => isChanged(instance, name));
	for (const [name] of instance.GetAttributes()) keys.push(`@${name}`);
	if (!instance.GetTags().isEmpty()) keys.push("#tags");
	const { values, skipped } = readMembers(
		instance,
		keys.sort((a, b) => a < b),
	);
	return { values: withoutNulls(values), skipped };
}

/** Read without asking the reflection, which may keep them to itself. */
const ALWAYS_READABLE: ReadonlySet<string> = new Set(["Name", "ClassName", "Parent"]);

function readKey(instance: Instance, key: string, print: PathPrinter): JsonValue | undefined {
	if (key === "#tags") return instance.GetTags().sort((a, b) => a < b);
	if (string.sub(key, 1, 1) === "@") return readAttribute(instance, string.sub(key, 2), print);
	const isReadable =
		ALWAYS_READABLE.has(key) || reflectClass(instance.ClassName)?.properties.get(key)?.canRead === true;
	if (!isReadable) return undefined;
	const [isRead, value] = pcall(() => readMember(instance, key));
	return isRead ? toWire(value, print) : undefined;
}

function readAttribute(instance: Instance, name: string, print: PathPrinter): JsonValue | undefined {
	const value = tryRead(() => instance.GetAttribute(name));
	return value === undefined ? undefined : toWire(value, print);
}

const defaults = new Map<string, Instance>();

/** Where the engine does not answer for a property, a fresh instance of the class does. */
function isChanged(instance: Instance, name: string): boolean {
	const modified = tryRead(() => instance.IsPropertyModified(name));
	if (modified !== undefined) return modified;
	const { ClassName } = instance;
	const fresh = defaults.get(ClassName) ?? tryRead(() => new Instance(ClassName as keyof CreatableInstances));
	if (fresh === undefined) return true;
	defaults.set(ClassName, fresh);
	return tryRead(() => readMember(instance, name)) !== tryRead(() => readMember(fresh, name));
}

function withoutNulls(values: PropertyBag): PropertyBag {
	const kept: { [key: string]: JsonValue } = {};
	for (const [key, value] of pairs(values as { readonly [key: string]: defined })) {
		if (value !== JSON_NULL) kept[key as string] = value as JsonValue;
	}
	return kept;
}
