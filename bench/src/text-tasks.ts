import { diffLines } from "diff";
import { diff3Merge } from "node-diff3";

/** A text function to time, with the input for a number of lines. */
export interface TextTask {
	readonly label: string;
	/** Folder and file of the plugin. */
	readonly module: string;
	readonly name: string;
	readonly input: (lines: number) => readonly unknown[];
	/** The same job by an npm package in Node, where one does it. */
	readonly peer?: Peer;
}

export interface Peer {
	readonly name: string;
	readonly run: (lines: number) => unknown;
	/** Beyond this many lines the peer takes too long to wait for. */
	readonly maxLines?: number;
}

/** A script of distinct and of repeating lines, as scripts are. */
function createScript(lines: number): string[] {
	const repeating = ["end", "", "\tend", "\treturn nil", "\tif part then"];
	return Array.from({ length: lines }, (_, at) =>
		at % 3 === 0 ? (repeating[(at / 3) % repeating.length] ?? "") : `\tlocal value${at} = compute(${(at * 7) % 1000})`,
	);
}

/** Luau that compiles: functions of ten lines. */
function createProgram(lines: number): string {
	return Array.from({ length: lines / 10 }, (_, at) =>
		[
			`function House.door${at}(part: BasePart, speed: number?): boolean`,
			`\tlocal hinge = part:FindFirstChild("Hinge${at}") :: HingeConstraint?`,
			"\tif not hinge then",
			'\t\twarn(`{part.Name} has no hinge`, "and stays shut")',
			"\t\treturn false",
			"\tend",
			`\thinge.TargetAngle = if speed then speed * ${at} else -90 // 2`,
			"\thinge.AngularSpeed += 1.5e2 -- turns",
			"\treturn true",
			"end",
		].join("\n"),
	).join("\n");
}

function edited(lines: readonly string[], every: number, offset: number): string {
	return lines.map((line, at) => (at % every === offset ? `${line} -- changed ${offset}` : line)).join("\n");
}

function unrelated(lines: number): string {
	return Array.from({ length: lines }, (_, at) => (at % 2 === 0 ? "end" : `other${at}()`)).join("\n");
}

function patchesFor(lines: number): { readonly find: string; readonly replace: string }[] {
	const script = createScript(lines);
	return Array.from({ length: 10 }, (_, at) => {
		const first = Math.floor((at * lines) / 10) + 1;
		const quote = script.slice(first, first + 5).map((line) => (at === 9 ? line.replace(/^\t/, "") : line));
		return { find: quote.join("\n"), replace: [...quote, quote[0]].join("\n") };
	});
}

export const TEXT_TASKS: readonly TextTask[] = [
	{
		label: "diff, 5 % of lines changed",
		module: "text/diff",
		name: "diffLines",
		input: (lines) => [createScript(lines).join("\n"), edited(createScript(lines), 20, 4)],
		peer: {
			name: "diff",
			run: (lines) => diffLines(createScript(lines).join("\n"), edited(createScript(lines), 20, 4)),
		},
	},
	{
		label: "diff, unrelated texts",
		module: "text/diff",
		name: "diffLines",
		input: (lines) => [createScript(lines).join("\n"), unrelated(lines)],
		peer: {
			name: "diff",
			run: (lines) => diffLines(createScript(lines).join("\n"), unrelated(lines)),
			maxLines: 1000,
		},
	},
	{
		label: "merge, 5 % changed on each side",
		module: "text/merge",
		name: "merge3",
		input: (lines) => [
			createScript(lines).join("\n"),
			edited(createScript(lines), 20, 4),
			edited(createScript(lines), 20, 14),
		],
		peer: {
			name: "node-diff3",
			run: (lines) =>
				diff3Merge(
					edited(createScript(lines), 20, 4).split("\n"),
					createScript(lines),
					edited(createScript(lines), 20, 14).split("\n"),
				),
			maxLines: 1000,
		},
	},
	{
		label: "10 patches, one of them dedented",
		module: "text/patch",
		name: "applyPatches",
		input: (lines) => [createScript(lines).join("\n"), patchesFor(lines)],
	},
	{
		label: "search for a rare word, any case",
		module: "text/search",
		name: "searchText",
		input: (lines) => [createScript(lines).join("\n"), `VALUE${lines - 2} `],
	},
	{
		label: "parse, every syntax error",
		module: "luau/parser",
		name: "checkSyntax",
		input: (lines) => [createProgram(lines)],
	},
	{
		label: "outline of symbols",
		module: "luau/outline",
		name: "outline",
		input: (lines) => [createProgram(lines)],
	},
];
