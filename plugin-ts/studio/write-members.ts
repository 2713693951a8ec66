import type { PropertyBag } from "../core/instance-info";
import type { JsonValue } from "../core/json";
import { isJsonArray, sortedKeys } from "../core/json-kind";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { suggestName } from "../core/values/nearest";
import { reflectClass } from "./class-reflection";
import { attempt, writeMember } from "./engine-call";
import { isReference, toEngineValue } from "./wire-value";

/** A reference that can only be set once what it names is in the place. */
export interface PendingReference {
	readonly instance: Instance;
	readonly key: string;
	readonly value: JsonValue;
}

/** Sets properties, attributes and tags in the order of their keys; stops at the first that cannot be set. */
export function writeMembers(instance: Instance, props: PropertyBag): Outcome<true> {
	for (const key of sortedKeys(props)) {
		const written = writeKey(instance, key, props[key]);
		if (!written.ok) return written;
	}
	return success(true);
}

/** As `writeMembers` for an instance that is not in the place yet: references are added to `pending` instead. */
export function writeMembersBeforeParent(
	instance: Instance,
	props: PropertyBag,
	pending: PendingReference[],
): Outcome<true> {
	for (const key of sortedKeys(props)) {
		const value = props[key];
		if (value !== undefined && isReference(value)) {
			pending.push({ instance, key, value });
			continue;
		}
		const written = writeKey(instance, key, value);
		if (!written.ok) return written;
	}
	return success(true);
}

/** Sets one property, attribute (`@Name`; null removes it) or the tags (`#tags`, the whole set). */
export function writeKey(instance: Instance, key: string, value: JsonValue | undefined): Outcome<true> {
	if (value === undefined) return success(true);
	if (key === "#tags") return writeTags(instance, value);
	const isAttribute = string.sub(key, 1, 1) === "@";
	const problem = isAttribute ? undefined : whyNotWritable(instance, key);
	if (problem !== undefined) return failure(problem);
	const converted = toEngineValue(value);
	if (!converted.ok) return failure(`${key} of ${instance.Name}: ${converted.error}`);
	const written = attempt(`Studio could not set ${key} of ${instance.Name}`, () => {
		if (isAttribute) instance.SetAttribute(string.sub(key, 2), converted.value as AttributeValue | undefined);
		else writeMember(instance, key, converted.value);
	});
	return written.ok ? success(true) : written;
}

const OTHER_WAYS: ReadonlyMap<string, string> = new Map([
	["Parent", "move it to another parent instead."],
	["Source", "the text of a script is written by a script edit."],
]);

function whyNotWritable(instance: Instance, key: string): string | undefined {
	const className = instance.ClassName;
	const otherWay = OTHER_WAYS.get(key);
	if (otherWay !== undefined) return `${key} of ${instance.Name} is not set as a property: ${otherWay}`;
	const info = reflectClass(className);
	const property = info?.properties.get(key);
	if (property?.canWrite === true) return undefined;
	if (property !== undefined) return `${key} of ${className} is read-only: leave it out.`;
	const names = new Array<string>();
	info?.properties.forEach((_, name) => names.push(name));
	const hint = suggestName(key, names);
	return `${className} has no property "${key}"${hint === "" ? ": use an attribute (@Name) for data of your own." : hint}`;
}

function writeTags(instance: Instance, value: JsonValue): Outcome<true> {
	const wanted = new Set<string>();
	for (const tag of isJsonArray(value) ? value : []) if (typeIs(tag, "string")) wanted.add(tag);
	if (!isJsonArray(value) || wanted.size() !== value.size())
		return failure(`#tags of ${instance.Name} must be an array of different texts.`);
	const written = attempt(`Studio could not set the tags of ${instance.Name}`, () => {
		for (const tag of instance.GetTags()) if (!wanted.has(tag)) instance.RemoveTag(tag);
		for (const tag of wanted) instance.AddTag(tag);
	});
	return written.ok ? success(true) : written;
}
