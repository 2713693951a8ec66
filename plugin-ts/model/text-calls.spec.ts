import { describe, expect, it } from "@rbxts/jest-globals";

import { readTextReply } from "./text-calls";

const TOOLS = ["read_script", "rewrite_script", "patch_script", "complete"];

function read(text: string, isFinal = true) {
	return readTextReply(text, TOOLS, { isFinal });
}

/** Name and arguments of each call, or its problem. */
function calls(text: string): unknown {
	return read(text).calls.map(({ call }) => [call.name, call.problem ?? call.args]);
}

describe("readTextReply", () => {
	it.each([
		["<read_script><path>game.A</path></read_script>"],
		['<read_script>{"path": "game.A"}</read_script>'],
		['<function_calls><invoke name="read_script"><parameter name="path">game.A</parameter></invoke></function_calls>'],
		["<tool_call><function=read_script><parameter=path>game.A</parameter></function></tool_call>"],
		['<tool_call>{"name": "read_script", "arguments": {"path": "game.A"}}</tool_call>'],
		['```json\n{"tool": "read_script", "args": {"path": "game.A"}}\n```'],
		['{"name": "read_script", "arguments": "{\\"path\\": \\"game.A\\"}"}'],
	])("reads %s", (text) => {
		expect(calls(text)).toEqual([["read_script", { path: "game.A" }]]);
	});

	it("leaves prose, code and unknown tags alone", () => {
		for (const text of [
			"I call <complete> now: a < b",
			"`<read_script>` reads",
			"<delete_all><path>x</path></delete_all>",
			'```json\n{"name": "complete"}\n```',
		]) {
			expect(read(text)).toEqual({ text, reasoning: "", calls: [] });
		}
	});

	it("takes content as it is, to its last closing tag, and unescapes single values", () => {
		const text =
			'<rewrite_script><path>A &amp; B</path>\n<source>\nprint("</source> &lt;")\n</source></rewrite_script>';
		expect(calls(text)).toEqual([["rewrite_script", { path: "A & B", source: 'print("</source> &lt;")' }]]);
	});

	it("reads nested parameters as objects and lists", () => {
		const patch = (find: string) => `<patch><find>${find}</find><replace>x</replace></patch>`;
		expect(calls(`<patch_script><patches>${patch("a")}${patch("b")}</patches></patch_script>`)).toEqual([
			[
				"patch_script",
				{
					patches: [
						{ find: "a", replace: "x" },
						{ find: "b", replace: "x" },
					],
				},
			],
		]);
	});

	it("reports calls that are not closed or can be read in two ways", () => {
		expect(calls("<read_script><path>game.A")).toEqual([
			["read_script", "The call of read_script was never closed with </read_script>. Send it again, complete."],
		]);
		expect(
			calls("<patch_script><find>a</find><replace>b</replace><find>c</find><replace>d</replace></patch_script>"),
		).toEqual([["patch_script", expect.stringContaining("could not be read")]]);
	});

	it("keeps thinking apart, calls tried out in it included", () => {
		const thought = "<think>Maybe <complete><summary>x</summary></complete></think>Done.";
		expect(read(thought)).toEqual({
			text: "Done.",
			reasoning: "Maybe <complete><summary>x</summary></complete>",
			calls: [],
		});
		expect(read("swallowed opening tag</think>Done.").text).toBe("Done.");
	});

	it("hides a tag that is still arriving", () => {
		expect(read("Sure. <rewri", false).text).toBe("Sure.");
		expect(read("Sure. <rewri").text).toBe("Sure. <rewri");
	});
});
