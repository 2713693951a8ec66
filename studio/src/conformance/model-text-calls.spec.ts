import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { createSampler } from "./sampler.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("model-text-calls");
const CASES = 3000;
const TOOLS = ["read_script", "rewrite_script", "patch_script", "set_properties", "get_active_script", "complete"];

interface TextReply {
	readonly text: string;
	readonly reasoning: string;
	readonly calls: readonly {
		readonly name: string;
		readonly isComplete: boolean;
		readonly call: { readonly args: unknown; readonly problem?: string };
	}[];
}

const plugin = PluginCalls.forTests();

const sample = createSampler(SEED, CASES);

async function readAll(texts: readonly string[], isFinal = true): Promise<TextReply[]> {
	return (await plugin.each(
		"model/text-calls",
		"readTextReply",
		texts.map((text) => [text, TOOLS, { isFinal }]),
	)) as TextReply[];
}

/** What prose and scripts hold that looks like markup. */
const DECOYS = [
	"a < b",
	"x<y>z",
	"`<complete>`",
	"<read_script> reads a script",
	"Vector3.new(0, 1, 0)",
	"<b>bold</b>",
	"```lua\nlocal t = {}\n```",
	"{ 1, 2 }",
	'{"name":"my-game"}',
	"use <invoke> here",
	"</div>",
	"array<string>",
	"I call it complete.",
];
const prose = fc
	.array(
		fc.oneof(fc.constantFrom(...DECOYS), fc.string({ unit: fc.constantFrom(..."ab .,\n".split("")), maxLength: 10 })),
		{ maxLength: 4 },
	)
	.map((parts) => parts.join(" "));

const path = fc.constantFrom("game.Workspace.House", "Workspace/Door", 'game.Workspace["A & B"]');
const luau = fc
	.array(
		fc.constantFrom(
			'local html = "<b>&lt;</b>"',
			"if a < b and b > c then",
			"end",
			"",
			"\tprint('</source>')",
			"-- <path>",
			"return {}",
			"-- ```",
		),
		{ minLength: 1, maxLength: 5 },
	)
	.map((lines) => lines.join("\n"));

interface Written {
	readonly form: string;
	readonly text: string;
	readonly name: string;
	readonly args: unknown;
}

function escapeEntities(value: string): string {
	return value.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

const xmlScript = fc.tuple(path, luau).map(([target, source]): Written => ({
	form: "xml",
	text: `<rewrite_script>\n<path>${escapeEntities(target)}</path>\n<source>\n${source}\n</source>\n</rewrite_script>`,
	name: "rewrite_script",
	args: { path: target, source },
}));
const xmlNested = fc.tuple(path, fc.integer({ min: 1, max: 9 })).map(([target, size]): Written => ({
	form: "xml nested",
	text: `<set_properties><path>${escapeEntities(target)}</path><props><Material>Neon</Material><Size><x>${size}</x><y>1</y></Size></props></set_properties>`,
	name: "set_properties",
	args: { path: target, props: { Material: "Neon", Size: { x: `${size}`, y: "1" } } },
}));
const xmlPatches = fc.array(fc.tuple(luau, luau), { minLength: 1, maxLength: 3 }).map((patches): Written => ({
	form: "xml list",
	text: `<patch_script><path>p</path><patches>${patches.map(([find, replace]) => `<patch><find>\n${find}\n</find><replace>\n${replace}\n</replace></patch>`).join("\n")}</patches></patch_script>`,
	name: "patch_script",
	args: { path: "p", patches: patches.map(([find, replace]) => ({ find, replace })) },
}));
const invoke = fc.tuple(path, luau).map(([target, source]): Written => ({
	form: "invoke",
	text: `<function_calls>\n<invoke name="rewrite_script">\n<parameter name="path">${escapeEntities(target)}</parameter>\n<parameter name="source">\n${source}\n</parameter>\n</invoke>\n</function_calls>`,
	name: "rewrite_script",
	args: { path: target, source },
}));
const assigned = path.map((target): Written => ({
	form: "function=",
	text: `<tool_call>\n<function=read_script>\n<parameter=path>\n${escapeEntities(target)}\n</parameter>\n</function>\n</tool_call>`,
	name: "read_script",
	args: { path: target },
}));
const tagged = fc.tuple(path, luau).map(([target, source]): Written => ({
	form: "tagged JSON",
	text: `<tool_call>\n${JSON.stringify({ name: "rewrite_script", arguments: { path: target, source } })}\n</tool_call>`,
	name: "rewrite_script",
	args: { path: target, source },
}));
const fenced = fc.tuple(path, luau).map(([target, source]): Written => ({
	form: "fenced JSON",
	text: `\`\`\`json\n${JSON.stringify({ tool: "rewrite_script", args: { path: target, source } }, undefined, 2)}\n\`\`\``,
	name: "rewrite_script",
	args: { path: target, source },
}));
const selfClosing = fc.constant<Written>({
	form: "self-closing",
	text: "<get_active_script/>",
	name: "get_active_script",
	args: {},
});
const written = fc.oneof(xmlScript, xmlNested, xmlPatches, invoke, assigned, tagged, fenced, selfClosing);

describe("calls written as text", () => {
	it("are never found in prose, scripts and half-written markup", async () => {
		const texts = sample(prose);
		const replies = await readAll(texts);
		replies.forEach((reply, index) => {
			expect(reply.calls, texts[index]).toEqual([]);
			expect(reply.text).toBe(texts[index]!.trim());
		});
	});

	it(`are found exactly, in every form, among prose: ${CASES} replies`, async () => {
		const replies = sample(fc.tuple(prose, written, fc.constantFrom("", "\nDone.")));
		const read = await readAll(replies.map(([before, one, after]) => `${before}\n${one.text}${after}`));
		read.forEach((reply, index) => {
			const [, one] = replies[index]!;
			expect(
				reply.calls.map(({ name, call }) => ({ name, args: call.args, problem: call.problem })),
				one.text,
			).toEqual([{ name: one.name, args: one.args, problem: undefined }]);
			expect(reply.text).not.toContain("<parameter");
		});
	});

	it("keep their order and their own arguments when several follow each other", async () => {
		const replies = sample(fc.array(written, { minLength: 2, maxLength: 3 }), 1000);
		const read = await readAll(replies.map((calls) => calls.map(({ text }) => text).join("\n\n")));
		read.forEach((reply, index) => {
			const label = replies[index]!.map(({ text }) => text).join("\n\n");
			expect(
				reply.calls.map(({ name, call }) => ({ name, args: call.args })),
				label,
			).toEqual(replies[index]!.map(({ name, args }) => ({ name, args })));
		});
	});

	it("are not taken from thinking", async () => {
		const replies = sample(fc.tuple(written, written), 500);
		const read = await readAll(
			replies.map(([thought, one]) => `<think>I could write ${thought.text}</think>\n${one.text}`),
		);
		read.forEach((reply, index) => {
			expect(reply.calls.map(({ name, call }) => ({ name, args: call.args }))).toEqual([
				{ name: replies[index]![1].name, args: replies[index]![1].args },
			]);
			expect(reply.reasoning).toContain("I could write");
		});
	});

	it("show no markup while they stream, and are complete only at their end", async () => {
		const replies = sample(fc.tuple(written, fc.nat()), 2000);
		const prefixes = replies.map(([one, at]) => `Sure.\n${one.text}`.slice(0, 6 + (at % one.text.length)));
		const read = await readAll(prefixes, false);
		read.forEach((reply, index) => {
			const [one] = replies[index]!;
			const complete = reply.calls.filter(({ isComplete }) => isComplete);
			// A wrapper's closing tag adds nothing to a call that is whole.
			for (const { call } of complete)
				expect({ args: call.args, problem: call.problem }, prefixes[index]).toEqual({
					args: one.args,
					problem: undefined,
				});
			if (one.form.startsWith("xml")) expect(reply.text, prefixes[index]).toBe("Sure.");
		});
	});

	it("cut off at the end of the reply are reported, never completed", async () => {
		const replies = sample(fc.tuple(fc.oneof(xmlScript, xmlPatches, invoke), fc.nat()), 2000);
		const prefixes = replies.map(([one, at]) => one.text.slice(0, at % one.text.length));
		const read = await readAll(prefixes);
		read.forEach((reply, index) => {
			const [one] = replies[index]!;
			for (const { call } of reply.calls) {
				if (call.problem === undefined) expect(call.args, prefixes[index]).toEqual(one.args);
				else expect(call.args).toEqual({});
			}
		});
	});

	it("never throw on random bytes", async () => {
		const crashes = await plugin.studio.execute(`
			local read = require(pluginRoot.TS.model["text-calls"]).readTextReply
			local tools = { "read_script", "complete" }
			local random = Random.new(${SEED})
			local words = { "<", ">", "</", "read_script", "complete", "<read_script>", "</read_script>", "<path>", "</path>", "<think>", "</think>", "<invoke name=\\"complete\\">",
				"<parameter name=\\"path\\">", "</parameter>", "</invoke>", "\`\`\`json\\n", "\`\`\`", "{", "}", "\\"tool\\"", ":", "\\"complete\\"", ",", "[", "]", "\\n", "&lt;", "<function=complete>", "<tool_call>" }
			local crashes = {}
			for case = 1, 5000 do
				local parts = {}
				for at = 1, random:NextInteger(0, 14) do
					parts[at] = if random:NextInteger(1, 3) == 1 then string.char(random:NextInteger(0, 255)) else words[random:NextInteger(1, #words)]
				end
				local text = table.concat(parts)
				for _, isFinal in { true, false } do
					local ok, problem = pcall(read, text, tools, { isFinal = isFinal })
					if not ok then
						table.insert(crashes, problem)
					end
				end
			end
			return crashes
		`);
		expect(crashes).toEqual([]);
	});
});
