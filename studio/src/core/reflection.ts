import { readFileSync } from "node:fs";

import { reflection } from "rbx-dom";

interface Members {
	readonly superclass?: string;
	readonly events?: readonly string[];
	readonly methods?: readonly string[];
	readonly callbacks?: readonly string[];
}

type Serialization =
	| "Serializes"
	| "DoesNotSerialize"
	| { readonly SerializesAs: string }
	| { readonly Migrate: { readonly To: string; readonly Migration: string } };

interface PropertyEntry {
	readonly Name: string;
	readonly Scriptability: "ReadWrite" | "Read" | "None" | "Custom";
	readonly DataType: { readonly Value?: string; readonly Enum?: string };
	readonly Tags: readonly string[];
	readonly Kind: {
		readonly Canonical?: { readonly Serialization: Serialization };
		readonly Alias?: { readonly AliasFor: string };
	};
}

interface ClassEntry {
	readonly Name: string;
	readonly Tags: readonly string[];
	readonly Superclass: string | null;
	readonly Properties: Readonly<Record<string, PropertyEntry>>;
	readonly DefaultProperties: Readonly<Record<string, unknown>>;
}

let members: Readonly<Record<string, Members>> | undefined;

/**
 * Describes one class for the Luau side as tab-separated lines, or `undefined` when nobody knows the class:
 * `C name superclass tags` · `P name type isEnum access serialises alias migrationTarget migration tags` · `E event` ·
 * `M method` · `K callback`. Only the class's own members are listed.
 */
export function describeClass(name: string): string | undefined {
	const entry = classEntry(name);
	const known = loadMembers()[name];
	if (entry === undefined && known === undefined) {
		return undefined;
	}
	const superclass = entry?.Superclass ?? known?.superclass ?? "";
	return [
		["C", name, superclass, (entry?.Tags ?? ["NotCreatable"]).join(",")].join("\t"),
		...Object.values(entry?.Properties ?? {}).map(describeProperty),
		...describeMembers(known ?? {}),
	].join("\n");
}

function describeMembers({ events = [], methods = [], callbacks = [] }: Members): readonly string[] {
	return [
		...events.map((event) => `E\t${event}`),
		...methods.map((method) => `M\t${method}`),
		...callbacks.map((callback) => `K\t${callback}`),
	];
}

/** Default property values of a class (inherited ones included) as JSON of rbx-dom variants. */
export function describeDefaults(name: string): string {
	return JSON.stringify(classEntry(name)?.DefaultProperties ?? {});
}

/** All classes either source knows, one per line: name, superclass, tags, tab-separated. */
export function describeClasses(): string {
	const names = new Set([...reflection.classNames(), ...Object.keys(loadMembers())]);
	const entries = reflection.database().Classes as unknown as Readonly<Record<string, ClassEntry>>;
	return [...names]
		.sort()
		.map((name) => {
			const superclass = entries[name]?.Superclass ?? loadMembers()[name]?.superclass ?? "";
			return [name, superclass, (entries[name]?.Tags ?? ["NotCreatable"]).join(",")].join("\t");
		})
		.join("\n");
}

/** `[{name, value}]` of an enum as JSON, or `undefined` when it does not exist. */
export function describeEnum(name: string): string | undefined {
	const items = reflection.enumItems(name) as Readonly<Record<string, number>> | null | undefined;
	if (items === null || items === undefined) {
		return undefined;
	}
	const list = Object.entries(items).map(([itemName, value]) => ({ name: itemName, value }));
	return JSON.stringify(list.sort((a, b) => a.value - b.value));
}

/** JSON array of all enum names. */
export function describeEnumNames(): string {
	return JSON.stringify(reflection.enumNames());
}

function classEntry(name: string): ClassEntry | undefined {
	return (reflection.class(name) as unknown as ClassEntry | null) ?? undefined;
}

function loadMembers(): Readonly<Record<string, Members>> {
	members ??= JSON.parse(readFileSync(new URL("../../data/members.json", import.meta.url), "utf8")) as Readonly<
		Record<string, Members>
	>;
	return members;
}

function describeProperty(property: PropertyEntry): string {
	const serialization = property.Kind.Canonical?.Serialization;
	const migrate = migrationOf(serialization);
	return [
		"P",
		property.Name,
		...typeFields(property.DataType),
		property.Scriptability,
		migrate === undefined && isSerialized(serialization) ? "s" : "",
		property.Kind.Alias?.AliasFor ?? "",
		migrate?.To ?? "",
		migrate?.Migration ?? "",
		property.Tags.join(","),
	].join("\t");
}

function typeFields({ Enum, Value }: PropertyEntry["DataType"]): readonly [name: string, kind: string] {
	return Enum === undefined ? [Value ?? "", ""] : [Enum, "enum"];
}

function migrationOf(
	serialization: Serialization | undefined,
): { readonly To: string; readonly Migration: string } | undefined {
	return typeof serialization === "object" && "Migrate" in serialization ? serialization.Migrate : undefined;
}

function isSerialized(serialization: Serialization | undefined): boolean {
	return serialization !== undefined && serialization !== "DoesNotSerialize";
}
