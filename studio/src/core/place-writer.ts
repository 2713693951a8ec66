import type { Dom, InstanceView, JsonValue, Variant } from "rbx-dom";

import { unescapeField } from "./source-records.ts";

const NULL_REFERENT = "00000000000000000000000000000000";

interface InstanceRecord {
	readonly id: string;
	readonly parentId: string;
	readonly origin: "file" | "copy" | "new";
	readonly sourceId: number;
	readonly className: string;
	readonly name: string;
}

interface Changes {
	readonly instances: readonly InstanceRecord[];
	readonly writes: readonly (readonly string[])[];
}

/**
 * Applies the Luau side's description of the place (see `place.luau`) to a freshly parsed copy of its file. `referents`
 * gives the copy's referent for each record number; `foreign` the record of an instance that came from another file,
 * such as the plugin's. What the description does not mention as written stays as it is.
 */
export function applyChanges(
	dom: Dom,
	referents: ReadonlyMap<number, string>,
	foreign: (sourceId: number) => InstanceView | undefined,
	description: string,
): void {
	const changes = readDescription(description);
	const placed = placeInstances(dom, referents, foreign, changes.instances);
	removeMissing(dom, referents, new Set(placed.values()));
	orderChildren(dom, placed, changes.instances);
	for (const write of changes.writes) {
		applyWrite(dom, placed, write);
	}
}

function readDescription(description: string): Changes {
	const instances: InstanceRecord[] = [];
	const writes: (readonly string[])[] = [];
	for (const line of description === "" ? [] : description.split("\n")) {
		const fields = line.split("\t");
		if (fields[0] !== "I") {
			writes.push(fields);
			continue;
		}
		const [, id = "", parentId = "", origin = "new", sourceId = "0", className = "", name = ""] = fields;
		instances.push({
			id,
			parentId,
			origin: origin as InstanceRecord["origin"],
			sourceId: Number(sourceId),
			className,
			name: unescapeField(name),
		});
	}
	return { instances, writes };
}

function placeInstances(
	dom: Dom,
	referents: ReadonlyMap<number, string>,
	foreign: (sourceId: number) => InstanceView | undefined,
	instances: readonly InstanceRecord[],
): Map<string, string> {
	const placed = new Map<string, string>([["0", dom.rootRef]]);
	const copies = makeCopies(dom, referents, instances);
	for (const record of instances) {
		const parent = placed.get(record.parentId) ?? dom.rootRef;
		const existing = record.origin === "file" ? referents.get(record.sourceId) : copies.get(record.id);
		if (existing === undefined) {
			const properties = portableProperties(foreign(record.sourceId));
			placed.set(record.id, dom.insert(parent, { className: record.className, name: record.name, properties }));
			continue;
		}
		placed.set(record.id, existing);
		const instance = dom.instanceObject(existing);
		if (instance?.parent() !== parent) {
			dom.transferWithin(existing, parent);
		}
		if (instance?.name() !== record.name) {
			dom.setName(existing, record.name);
		}
	}
	return placed;
}

/** Properties that mean the same in another file: no references, no identities. */
function portableProperties(view: InstanceView | undefined): Record<string, Variant> {
	const entries = Object.entries(view?.properties ?? {});
	return Object.fromEntries(entries.filter(([, value]) => !("Ref" in value) && !("UniqueId" in value)));
}

/** Copies keep what the file says of their original, even what nobody understands; children come on their own. */
function makeCopies(
	dom: Dom,
	referents: ReadonlyMap<number, string>,
	instances: readonly InstanceRecord[],
): Map<string, string> {
	const copies = new Map<string, string>();
	for (const record of instances) {
		const original = record.origin === "copy" ? referents.get(record.sourceId) : undefined;
		if (original === undefined) {
			continue;
		}
		const copy = dom.cloneWithin(original);
		for (const child of dom.children(copy)) {
			dom.destroy(child);
		}
		copies.set(record.id, copy);
	}
	return copies;
}

function removeMissing(dom: Dom, referents: ReadonlyMap<number, string>, kept: ReadonlySet<string>): void {
	for (const referent of referents.values()) {
		if (!kept.has(referent) && dom.instanceObject(referent) !== null) {
			dom.destroy(referent);
		}
	}
}

/** Puts children into the order of the description; those already in order are not touched. */
function orderChildren(dom: Dom, placed: ReadonlyMap<string, string>, instances: readonly InstanceRecord[]): void {
	const wanted = new Map<string, string[]>();
	for (const record of instances) {
		const parent = placed.get(record.parentId) ?? dom.rootRef;
		const child = placed.get(record.id);
		if (child !== undefined) {
			const children = wanted.get(parent);
			if (children === undefined) {
				wanted.set(parent, [child]);
			} else {
				children.push(child);
			}
		}
	}
	for (const [parent, children] of wanted) {
		const present = dom.children(parent);
		const firstWrong = children.findIndex((child, index) => present[index] !== child);
		for (const child of firstWrong === -1 ? [] : children.slice(firstWrong)) {
			dom.transferWithin(child, parent);
		}
	}
}

function applyWrite(dom: Dom, placed: ReadonlyMap<string, string>, fields: readonly string[]): void {
	const [kind, id = "", first = "", type = "", value = ""] = fields;
	const referent = placed.get(id);
	if (referent === undefined) {
		return;
	}
	if (kind === "S") {
		dom.setProperty(referent, first, { [type]: unescapeField(value) });
	} else if (kind === "P") {
		dom.setProperty(referent, first, withReferents(type, JSON.parse(value) as JsonValue, placed));
	} else if (kind === "A") {
		writeAttributes(dom, referent, first);
	} else if (kind === "T") {
		dom.setProperty(referent, "Tags", { Tags: JSON.parse(first) as JsonValue });
	}
}

/** Changes only the attributes that were written; the others keep even their stored type. */
function writeAttributes(dom: Dom, referent: string, text: string): void {
	const present = dom.getProperty(referent, "Attributes")?.["Attributes"];
	const attributes = new Map(Object.entries((present ?? {}) as Record<string, Variant>));
	for (const [name, type, value] of JSON.parse(text) as readonly (readonly [string, string?, JsonValue?])[]) {
		if (type === undefined || value === undefined) {
			attributes.delete(name);
		} else {
			attributes.set(name, { [type]: value });
		}
	}
	if (attributes.size > 0 || present !== undefined) {
		dom.setProperty(referent, "Attributes", { Attributes: Object.fromEntries(attributes) });
	}
}

function withReferents(type: string, value: JsonValue, placed: ReadonlyMap<string, string>): Variant {
	const referent = (id: JsonValue): string => placed.get(String(id)) ?? NULL_REFERENT;
	if (type === "Ref") {
		return { Ref: referent(value) };
	}
	if (type === "Content" && typeof value === "object" && value !== null && "Object" in value) {
		return { Content: { Object: referent(value["Object"] ?? null) } };
	}
	return { [type]: value };
}
