import { beforeAll, describe, expect, it } from "vitest";

import { LuauCompiler } from "./luau-compiler.ts";
import { readLuauCorpus } from "./luau-corpus.ts";
import { mutate } from "./luau-mutations.ts";
import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("luau errors");
const SCRIPTS = 1000;
const MUTANTS = 1500;

const SOUND = [
	"local value = compute(1, 2)",
	"function Door.open(self: Door, force: boolean?): boolean\n\treturn force == true\nend",
	"for index, part in parts:GetChildren() do\n\tpart.Transparency = index / 10\nend",
	'local settings = {\n\tspeed = 16,\n\tnames = { "a", "b" },\n}',
	"type Door = {\n\topen: boolean,\n\tclose: (Door) -> (),\n}",
	"button.Activated:Connect(function()\n\tprint(`clicked {count}`)\nend)",
	"if ready then\n\tstart()\nelse\n\twait()\nend",
];

/** One-line mistakes, each on its own enough for the compiler to refuse the script. */
const MISTAKES = [
	"local = 5",
	"local total = = 5",
	"print(1,, 2)",
	"if value = 1 then print(value) end",
	"local list = { 1 2 }",
	"while true print(1) end",
	"value +",
	"value",
	'local text = "never closed',
	"local x = 3..2",
	"f(x",
	"local y: = 3",
	"local z = a != b",
	"for i in do end",
	"function 5() end",
	"local t = [1, 2]",
	"type Broken = number | = string",
	"x = @wrong function() end",
	"value = (1 + 2",
	"local s = 'bad \\xZZ escape'",
	"a.b.",
	"break",
	"end",
	"local n = 0xZZ",
	"goto done",
	"value = if ready then 1",
	"5 = value",
];

interface Issue {
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

interface BrokenScript {
	readonly source: string;
	/** Lines of the mistakes, from 1. */
	readonly lines: readonly number[];
}

let compiler: LuauCompiler;
const plugin = PluginCalls.forTests();

beforeAll(async () => {
	compiler = await LuauCompiler.start();
});

/** Sound statements with a mistake between some of them. A sound statement follows each, as it would in a script. */
function createBroken(random: RandomText): BrokenScript {
	const parts: string[] = [];
	const lines: number[] = [];
	let line = 1;
	const add = (part: string): void => {
		parts.push(part);
		line += part.split("\n").length;
	};
	const statements = 3 + random.below(12);
	for (let statement = 0; statement < statements; statement++) {
		if (random.chance(40)) {
			lines.push(line);
			add(random.pick(MISTAKES));
		}
		add(`local _${statement} = ${statement}`);
		add(random.pick(SOUND));
	}
	return { source: parts.join("\n"), lines };
}

async function issuesOf(sources: readonly string[]): Promise<readonly (readonly Issue[])[]> {
	const found = await plugin.each(
		"luau/parser",
		"checkSyntax",
		sources.map((source) => [source]),
	);
	return found.map((issues) => Object.values(issues as readonly Issue[]));
}

describe("syntax errors", () => {
	it("are all real: the compiler refuses each mistake on its own", () => {
		expect(MISTAKES.filter((mistake) => compiler.judge(mistake) !== "rejected")).toEqual([]);
		expect(SOUND.filter((statement) => compiler.judge(statement) !== "accepted")).toEqual([]);
	});

	it("are all reported, each once where it is, and nothing else is", async () => {
		const random = new RandomText(SEED);
		const scripts = Array.from({ length: SCRIPTS }, () => createBroken(random));
		const issues = await issuesOf(scripts.map(({ source }) => source));
		const wrong = scripts
			.map(({ source, lines }, index) => ({ source, lines, issues: issues[index] ?? [] }))
			.filter(({ lines, issues: found }) => {
				const reported = new Set(found.map(({ line }) => line));
				return !lines.every((line) => reported.has(line) || reported.has(line + 1)) || found.length > lines.length;
			});
		expect(wrong.slice(0, 3)).toEqual([]);
	});

	it("start on the line the compiler names", async () => {
		const random = new RandomText(SEED + 1);
		const corpus = readLuauCorpus(5, 120);
		const mutants = Array.from({ length: MUTANTS }, () => mutate(random.pick(corpus), random)).filter(
			(mutant) => compiler.errorLine(mutant) !== undefined,
		);
		const issues = await issuesOf(mutants);
		const matching = mutants.filter((mutant, index) => issues[index]?.[0]?.line === compiler.errorLine(mutant));
		expect(matching.length / mutants.length).toBeGreaterThan(0.97);
	});
});
