import { describe, expect, it } from "@rbxts/jest-globals";
import { fakeClassInfo } from "../core/fakes/fake-classes";
import type { JsonValue } from "../core/json";
import { isJsonObject, sortedKeys } from "../core/json-kind";
import { printJson } from "../core/json-print";
import type { NewInstance, Operation } from "../core/operation";
import type { ProposalDraft } from "../core/proposal";
import type { FakeContext } from "./fakes/create-fake-context";
import { callTool, createFakeContext } from "./fakes/create-fake-context";
import { currentFingerprint } from "./shared/fingerprint";
import { ALL_TOOLS } from "./registry";
import { TOOL_NAMES } from "./tool-names";

const RUNS = 1500;
const WRITE_TOOLS = ALL_TOOLS.filter((tool) => tool.kind === "write").map((tool) => tool.name);

const PATHS = [
	"game",
	"Workspace",
	"game.Workspace.Door",
	'game.Workspace["Door"][2]',
	"game.Workspace.New.Deep",
	"ServerScriptService/Main",
	"..",
	"",
	"game.Nope.X",
];
const CLASSES = [
	"Part",
	"Part",
	"Part",
	"Model",
	"Script",
	"PointLight",
	"Terrain",
	"Lighting",
	"Prat",
	"ScreenGui",
	"",
];
const KEYS = [
	"Size",
	"Material",
	"Color",
	"Anchored",
	"Name",
	"Parent",
	"Source",
	"Mass",
	"Sise",
	"@Health",
	"@",
	"#tags",
	"#x",
	"Position",
	"Text",
	"CFrame",
];
const TEXTS = [
	"local a = 1\n",
	"print(",
	"-- TODO\n",
	"return {}\n",
	"loadstring('x')()",
	"a",
	"\r\n",
	"é",
	"find",
	"",
];

interface Sampler {
	readonly pick: <T extends defined>(items: readonly T[]) => T;
	readonly integer: (low: number, high: number) => number;
}

function createSampler(seed: number): Sampler {
	const random = new Random(seed);
	return {
		pick: (items) => items[random.NextInteger(0, items.size() - 1)]!,
		integer: (low, high) => random.NextInteger(low, high),
	};
}

function randomValue(sampler: Sampler, depth = 0): JsonValue {
	const scalars: readonly JsonValue[] = [
		0,
		-1,
		0.5,
		1e9,
		true,
		false,
		sampler.pick(TEXTS),
		sampler.pick(PATHS),
		"#ff8800",
		"Wood",
		[1, 2, 3],
		[],
		["Solid"],
	];
	if (depth > 2 || sampler.integer(0, 3) > 0) return sampler.pick(scalars);
	return {
		[sampler.pick(KEYS)]: randomValue(sampler, depth + 1),
		__t: sampler.pick(["Vector3", "Color3", "EnumItem", "Nope"]),
	};
}

/** Values that fit, so that many calls get as far as a proposal. */
const FITTING: readonly (readonly [string, JsonValue])[] = [
	["Size", [1, 2, 3]],
	["Anchored", true],
	["Color", "#ff8800"],
	["@Health", 10],
	["#tags", ["Solid"]],
];

function randomProps(sampler: Sampler): JsonValue {
	const props: { [key: string]: JsonValue } = {};
	for (let left = sampler.integer(1, 3); left > 0; left--) {
		const [key, value] = sampler.pick(FITTING);
		if (sampler.integer(0, 2) > 0) props[key] = value;
		else props[sampler.pick(KEYS)] = randomValue(sampler);
	}
	return props;
}

function randomChild(sampler: Sampler, depth = 0): JsonValue {
	if (sampler.integer(0, 4) === 0) return sampler.pick(CLASSES);
	const children = depth < 2 && sampler.integer(0, 1) === 1 ? [randomChild(sampler, depth + 1)] : [];
	return { className: sampler.pick(CLASSES), props: randomProps(sampler), children };
}

const position = (sampler: Sampler): JsonValue => ({ line: sampler.integer(0, 4), character: sampler.integer(0, 12) });
const somePath = (sampler: Sampler): JsonValue => sampler.pick(PATHS);
const someText = (sampler: Sampler): JsonValue => sampler.pick(TEXTS);

const ARGUMENT_MAKERS: { readonly [name: string]: ((sampler: Sampler) => JsonValue) | undefined } = {
	path: somePath,
	parentPath: somePath,
	root: somePath,
	className: (sampler) => sampler.pick(CLASSES),
	props: randomProps,
	children: (sampler) => [randomChild(sampler)],
	edits: (sampler) => [{ start: position(sampler), end: position(sampler), text: sampler.pick(TEXTS) }],
	patches: (sampler) => [{ find: sampler.pick(["local a = 1", "a", "", "return a"]), replace: sampler.pick(TEXTS) }],
	steps: (sampler) => [sampler.pick(TEXTS), { index: 1, status: "done" }],
	selector: (sampler) => sampler.pick(["Part", "#Door", ".Solid", "[Anchored = true]", "((", ""]),
	query: (sampler) => sampler.pick(["Part", "#Door", "Prat", "((", "local", "%a+"]),
	source: someText,
	text: someText,
	newName: someText,
	name: someText,
};

function randomArgument(name: string, sampler: Sampler): JsonValue {
	return (ARGUMENT_MAKERS[name] ?? randomValue)(sampler);
}

const ARGUMENTS = [
	"path",
	"parentPath",
	"root",
	"className",
	"props",
	"children",
	"edits",
	"patches",
	"steps",
	"selector",
	"query",
	"source",
	"text",
	"newName",
	"name",
	"depth",
	"keys",
	"startLine",
	"question",
	"summary",
	"completedStep",
];
const ARGUMENTS_OF: { readonly [tool: string]: readonly string[] | undefined } = {
	create_instance: ["className", "parentPath", "props", "children"],
	set_properties: ["path", "props"],
	rename_instance: ["path", "newName"],
	delete_instance: ["path"],
	apply_edit: ["path", "edits"],
	show_diff: ["path", "edits"],
	patch_script: ["path", "patches"],
	open_or_create_script: ["path", "source"],
	list_children: ["parentPath"],
	query_instances: ["selector"],
	search_files: ["query"],
};

function randomArguments(tool: string, sampler: Sampler): JsonValue {
	const args: { [key: string]: JsonValue } = {};
	for (const name of ARGUMENTS_OF[tool] ?? [])
		if (sampler.integer(0, 9) > 0) args[name] = randomArgument(name, sampler);
	if (sampler.integer(0, 19) === 0) {
		const name = sampler.pick(ARGUMENTS);
		args[name] = randomArgument(name, sampler);
	}
	return args;
}

function problemOfNew(instance: NewInstance): string | undefined {
	const info = fakeClassInfo(instance.className);
	if (info?.isCreatable !== true) return `${instance.className} cannot be created`;
	for (const child of instance.children) {
		const nested = problemOfNew(child);
		if (nested !== undefined) return nested;
	}
	return problemOfProps(instance.className, instance.props);
}

function problemOfProps(className: string, props: { readonly [key: string]: JsonValue }): string | undefined {
	const properties = fakeClassInfo(className)?.properties;
	for (const key of sortedKeys(props)) {
		if (string.find(key, "^@[%w_./-]+$")[0] !== undefined || key === "#tags") continue;
		if (properties?.get(key)?.canWrite !== true) return `${className}.${key} cannot be written`;
		const value = props[key]!;
		if (properties.get(key)!.valueType === "Vector3" && (!isJsonObject(value) || value.__t !== "Vector3"))
			return `${key} is no Vector3`;
	}
	return undefined;
}

describe("random tool calls", () => {
	it("never throw, and never propose unknown classes or properties", () => {
		const seed = new Random().NextInteger(0, 999_999);
		print(`random tool calls: seed ${seed}`);
		const sampler = createSampler(seed);
		let proposals = 0;
		for (const run of $range(1, RUNS)) {
			const context = createFakeContext({
				instances: {
					Workspace: [
						{ className: "Part", name: "Door" },
						{ className: "Part", name: "Door" },
					],
					ServerScriptService: [{ className: "Script", name: "Main", source: "local a = 1\nreturn a" }],
				},
				selectedPaths: sampler.integer(0, 1) === 0 ? [] : ["game.ServerScriptService.Main"],
			});
			if (sampler.integer(0, 1) === 0) callTool("read_script", { path: "game.ServerScriptService.Main" }, context);
			const tool = sampler.pick(sampler.integer(0, 1) === 0 ? TOOL_NAMES : WRITE_TOOLS);
			const args = randomArguments(tool, sampler);
			const what = `seed ${seed}, run ${run}: ${tool} ${printJson(args)}`;
			const [isFine, output] = pcall(() => callTool(tool, args, context));
			if (!isFine) error(`${what} threw ${tostring(output)}`);
			if (!output.ok || output.value.type !== "proposal") continue;
			proposals += 1;
			const problem = problemOfDraft(output.value.draft, context);
			if (problem !== undefined) error(`${what}: ${problem}`);
		}
		print(`${proposals} of ${RUNS} random calls became proposals`);
		expect(proposals > 20).toBe(true);
	});
});

function problemOfDraft({ operations, reliesOn, summary }: ProposalDraft, context: FakeContext): string | undefined {
	if (summary.size() > 80) return `the summary has ${summary.size()} bytes`;
	for (const fingerprint of reliesOn) {
		const current = currentFingerprint(fingerprint, context);
		if (!current.ok || current.value !== fingerprint.value)
			return `the fingerprint of ${fingerprint.path} does not hold`;
	}
	for (const operation of operations) {
		const problem = problemOf(operation, context);
		if (problem !== undefined) return problem;
	}
	return undefined;
}

function problemOf(operation: Operation, context: FakeContext): string | undefined {
	if (operation.type === "create") return problemOfNew(operation.instance);
	if (operation.type !== "set") return undefined;
	const info = context.scene.describe(operation.path);
	return info.ok ? problemOfProps(info.value.className, operation.props) : info.error;
}
