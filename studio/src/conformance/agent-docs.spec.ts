import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import { withStudio } from "../testing/use-studio.ts";

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const textOf = (path: string): string => readFileSync(at(path), "utf8");

const DOCS = textOf("docs/agent.md");
const SETTINGS_FILES = ["settings", "context-settings", "memory-settings", "safety-settings"];

interface SafetyModule {
	readonly title: string;
	readonly purpose: string;
	readonly switch: string;
	readonly settings?: readonly string[];
}

interface Compiled {
	readonly defaults: Readonly<Record<string, unknown>>;
	readonly modules: readonly SafetyModule[];
}

/** What the built plugin says, by running it. */
const COMPILED = `
local TS = pluginRoot.TS
return {
	defaults = require(TS.core.settings).DEFAULT_SETTINGS,
	modules = require(TS.agent.safety.modules).SAFETY_MODULES,
}`;

/** The lines of a section, up to the next heading of the same level. */
function section(name: string): string {
	const [, after = ""] = DOCS.split(`\n## ${name}\n`);
	return after.split("\n## ")[0] ?? "";
}

/** First and second cell of each row of the table of a section. */
function rowsOf(name: string): ReadonlyMap<string, readonly string[]> {
	const lines = section(name)
		.split("\n")
		.filter((line) => line.startsWith("| "))
		.slice(2);
	return new Map(
		lines.map((line) => {
			const [first = "", ...rest] = line
				.slice(1, -1)
				.split("|")
				.map((cell) => cell.trim());
			return [first.replaceAll("`", ""), rest];
		}),
	);
}

/** Names of all settings, those without a default included. */
function settingNames(): readonly string[] {
	return SETTINGS_FILES.flatMap((file) => {
		const [, body = ""] =
			/export interface \w*Settings[^{]*\{([\s\S]*?)\n\}/.exec(textOf(`plugin-ts/core/${file}.ts`)) ?? [];
		return [...body.matchAll(/^\treadonly (\w+)\??:/gm)].map(([, name = ""]) => name);
	});
}

/** The `type` of every member of a union. */
function typesIn(path: string, pattern: RegExp): readonly string[] {
	return [...new Set([...textOf(path).matchAll(pattern)].map(([, name = ""]) => name))];
}

describe("docs/agent.md", () => {
	let compiled: Compiled;
	beforeAll(async () => {
		compiled = await withStudio(async (studio) => {
			await studio.loadPlace();
			await studio.loadPlugin(at("out/vector-test.rbxm"), { isPassive: true });
			return (await studio.execute(COMPILED)) as Compiled;
		});
	});

	test("names every setting with its default, and no other", () => {
		const rows = rowsOf("Settings");
		expect([...rows.keys()].toSorted()).toEqual([...settingNames()].toSorted());
		for (const [name, [shown = ""]] of rows) {
			const value = compiled.defaults[name];
			const documented: unknown = shown === "none" ? undefined : JSON.parse(shown.replaceAll("`", ""));
			expect([name, documented]).toEqual([name, value]);
		}
	});

	test("describes every safety module as the plugin does", () => {
		const rows = rowsOf("Safety modules");
		const listed = compiled.modules.map(({ title, purpose, switch: key, settings }) => [
			title,
			[purpose, `\`${key}\``, [...(settings ?? [])].map((name) => `\`${name}\``).join(", ")],
		]);
		expect([...rows]).toEqual(listed);
	});

	test("draws the loop with every action there is", () => {
		const [, diagram = ""] = /```mermaid\n([\s\S]*?)```/.exec(DOCS) ?? [];
		const actions = typesIn("plugin-ts/agent/next-action.ts", /readonly type: "(\w+)"/g);
		expect(actions.length).toBeGreaterThan(10);
		const drawn = new Set([...diagram.matchAll(/\b([a-z]+(?:_[a-z]+)*)\b/g)].map(([, word]) => word));
		expect(actions.filter((action) => !drawn.has(action))).toEqual([]);
	});

	test("lists every event, and no other", () => {
		const events = typesIn("plugin-ts/agent/task-event.ts", /readonly type: "([\w.]+)"/g);
		expect([...rowsOf("Events").keys()].toSorted()).toEqual([...events].toSorted());
	});
});
