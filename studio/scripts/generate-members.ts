/*
 * Writes data/members.json: for every class the names of its events, methods and callbacks, read from the generated
 * declarations of @rbxts/types. rbx-dom's database knows properties only.
 *
 * Run: node_modules/.bin/tsx studio/scripts/generate-members.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

interface ClassMembers {
	superclass?: string;
	readonly events: Set<string>;
	readonly methods: Set<string>;
	readonly callbacks: Set<string>;
}

const DECLARATIONS = ["None.d.ts", "PluginSecurity.d.ts"];
const CLASS_HEAD = /^interface (\w+)(?:<.*?>)?(?: extends (\w+))?(?:<.*?>)? \{/;
const EVENT = /^ {4}readonly (\w+): RBXScriptSignal/;
const UNTYPED_EVENT = /^ {4}readonly (Changed|changed): unknown;/;
const METHOD = /^ {4}(\w+)(?:<.*?>)?\(this: /;
const CALLBACK = /^ {4}(\w+): (?:\(\(.*=>.*\)|T) \| undefined;/;

function readClasses(): Map<string, ClassMembers> {
	const folder = join(
		dirname(createRequire(import.meta.url).resolve("@rbxts/types/package.json")),
		"include/generated",
	);
	const classes = new Map<string, ClassMembers>();
	for (const file of DECLARATIONS) {
		collect(readFileSync(join(folder, file), "utf8"), classes);
	}
	return classes;
}

function collect(text: string, classes: Map<string, ClassMembers>): void {
	let current: ClassMembers | undefined;
	for (const line of text.split("\n")) {
		const head = CLASS_HEAD.exec(line);
		if (head !== null) {
			current = classFor(classes, apiName(head[1] ?? ""));
			current.superclass ??= apiName(head[2] ?? "");
		} else if (line.startsWith("}")) {
			current = undefined;
		} else if (current !== undefined) {
			addMember(current, line);
		}
	}
}

function addMember(target: ClassMembers, line: string): void {
	const event = EVENT.exec(line) ?? UNTYPED_EVENT.exec(line);
	const method = METHOD.exec(line);
	const callback = CALLBACK.exec(line);
	if (event !== null) {
		target.events.add(event[1] ?? "");
	} else if (method !== null) {
		target.methods.add(method[1] ?? "");
	} else if (callback !== null) {
		target.callbacks.add(callback[1] ?? "");
	}
}

function classFor(classes: Map<string, ClassMembers>, name: string): ClassMembers {
	const existing = classes.get(name);
	if (existing !== undefined) {
		return existing;
	}
	const created = { events: new Set<string>(), methods: new Set<string>(), callbacks: new Set<string>() };
	classes.set(name, created);
	return created;
}

function apiName(name: string): string {
	return name === "RBXObject" ? "Object" : name;
}

const output: Record<string, object> = {};
for (const [name, members] of [...readClasses()].sort(([a], [b]) => (a < b ? -1 : 1))) {
	if (members.superclass === "" && name !== "Object") {
		continue;
	}
	output[name] = {
		...(members.superclass === "" ? {} : { superclass: members.superclass }),
		...list("events", members.events),
		...list("methods", members.methods),
		...list("callbacks", members.callbacks),
	};
}
writeFileSync(new URL("../data/members.json", import.meta.url), `${JSON.stringify(output, undefined, "\t")}\n`);

function list(key: string, names: ReadonlySet<string>): Record<string, readonly string[]> {
	return names.size === 0 ? {} : { [key]: [...names].sort() };
}
