import { describe, expect, it } from "@rbxts/jest-globals";
import type { JsonValue } from "../core/json";
import { callTool, createFakeContext, draftFrom, refusalFrom } from "./fakes/create-fake-context";
import { currentFingerprint } from "./shared/fingerprint";

const PATH = "game.ServerScriptService.Main";
const SOURCE = "local speed = 16\nprint(speed)\nreturn speed\n";

const placeWith = (source: string) =>
	createFakeContext({ instances: { ServerScriptService: [{ className: "Script", name: "Main", source }] } });

const replaceLine = (line: number, text: string): JsonValue => ({
	path: PATH,
	edits: [{ start: { line, character: 0 }, end: { line: line + 1, character: 0 }, text }],
});

/** A context in which the model has read the script. */
const readPlace = (source = SOURCE) => {
	const context = placeWith(source);
	callTool("read_script", { path: PATH }, context);
	return context;
};

describe("apply_edit", () => {
	it("proposes the final text with its diff, relying on the text that was read", () => {
		const context = readPlace();
		const draft = draftFrom(callTool("apply_edit", replaceLine(0, "local speed = 32\n"), context));
		expect(draft.summary).toBe(`Edit ${PATH}`);
		expect(draft.category).toBe("edit_script");
		expect(draft.operations[0]).toEqual({
			type: "write_script",
			path: PATH,
			beforeHash: draft.reliesOn[0]!.value,
			text: "local speed = 32\nprint(speed)\nreturn speed\n",
		});
		expect(draft.preview.diff).toBe(
			`--- ${PATH}\n+++ ${PATH}\n@@ -1,3 +1,3 @@\n-local speed = 16\n+local speed = 32\n print(speed)\n return speed\n`,
		);
		const current = currentFingerprint(draft.reliesOn[0]!, context);
		expect(current.ok && current.value).toBe(draft.reliesOn[0]!.value);
	});

	it("refuses a script that was not read in this task", () => {
		expect(refusalFrom(callTool("apply_edit", replaceLine(0, ""), placeWith(SOURCE)))).toBe(
			`${PATH} was not read in this task. Call read_script first, then edit it.`,
		);
	});

	it("refuses a script the user changed since it was read", () => {
		const context = readPlace();
		context.ports.scripts.edit(PATH, `-- by hand\n${SOURCE}`);
		const refusal = refusalFrom(callTool("apply_edit", replaceLine(0, ""), { ...context, now: 65 }));
		expect(refusal).toBe(
			`${PATH} changed since it was read 65 seconds ago. Read it again, so that those changes are kept.`,
		);
	});

	it("refuses a read that is too old", () => {
		const refusal = refusalFrom(callTool("apply_edit", replaceLine(0, ""), { ...readPlace(), now: 121 }));
		expect(refusal).toBe(`${PATH} was read 121 seconds ago, longer than 120 seconds. Read it again, then edit it.`);
	});

	it("tells to stage what is too large", () => {
		const refusal = refusalFrom(callTool("apply_edit", replaceLine(0, string.rep("x", 2001)), readPlace()));
		expect(string.find(refusal, "stage it", 1, true)[0] !== undefined).toBe(true);
	});

	it("refuses text that no longer parses, placeholders and forbidden constructs", () => {
		const refuse = (text: string) => refusalFrom(callTool("apply_edit", replaceLine(1, text), readPlace()));
		expect(string.find(refuse("print(\n"), "would no longer be valid Luau", 1, true)[0] !== undefined).toBe(true);
		expect(string.find(refuse("-- rest of code here\n"), "placeholder code", 1, true)[0] !== undefined).toBe(true);
		expect(string.find(refuse('loadstring("x")()\n'), "would use loadstring", 1, true)[0] !== undefined).toBe(true);
	});

	it("lets a broken script be edited as long as it does not get worse, and says so", () => {
		const context = readPlace("local a = = 1\nlocal b = 2\n");
		const draft = draftFrom(callTool("apply_edit", replaceLine(1, "local b = 3\n"), context));
		expect(string.find(draft.preview.warnings[0]!, "did not parse before", 1, true)[0] !== undefined).toBe(true);
	});

	it("shows a sample when more than ten lines go", () => {
		const lines = new Array<string>();
		for (const index of $range(1, 20)) lines.push(`print(${index})`);
		const context = readPlace(lines.join("\n"));
		const edits = [{ start: { line: 0, character: 0 }, end: { line: 15, character: 0 }, text: "" }];
		const draft = draftFrom(callTool("apply_edit", { path: PATH, edits }, context));
		expect(string.find(draft.preview.warnings[0]!, "Removes 15 lines, among them:\n1| print(1)", 1, true)[0]).toBe(1);
	});

	it("refuses an edit that changes nothing", () => {
		const refusal = refusalFrom(callTool("apply_edit", replaceLine(0, "local speed = 16\n"), readPlace()));
		expect(refusal).toBe(
			`${PATH} already reads like this; there is nothing to change. Read it again if you expected otherwise.`,
		);
	});
});

describe("show_diff", () => {
	it("shows what an edit would do and needs no read", () => {
		const output = callTool("show_diff", replaceLine(0, "local speed = 32\n"), placeWith(SOURCE));
		assert(output.ok && output.value.type === "result");
		expect(string.find(output.value.content as string, "+local speed = 32", 1, true)[0] !== undefined).toBe(true);
	});
});

describe("patch_script", () => {
	const patch = (find: string, replace: string, all?: boolean) =>
		({ path: PATH, patches: [{ find, replace, all }] }) as never as JsonValue;

	it("replaces an exact and unique text, however long ago the script was read", () => {
		const context = { ...readPlace(), now: 5000 };
		const draft = draftFrom(callTool("patch_script", patch("local speed = 16", "local speed = 32"), context));
		const [operation] = draft.operations;
		assert(operation?.type === "write_script");
		expect(operation.text).toBe("local speed = 32\nprint(speed)\nreturn speed\n");
	});

	it("refuses a script that was never read, however exact the text", () => {
		expect(
			refusalFrom(callTool("patch_script", patch("local speed = 16", "local speed = 32"), placeWith(SOURCE))),
		).toBe(`${PATH} was not read in this task. Call read_script first, then edit it.`);
	});

	it("refuses an ambiguous text and names the lines", () => {
		const refusal = refusalFrom(callTool("patch_script", patch("speed", "pace"), readPlace()));
		expect(string.find(refusal, "occurs 3 times", 1, true)[0] !== undefined).toBe(true);
	});

	it("needs a fresh read before it changes every place or matches loosely", () => {
		const refusal = refusalFrom(callTool("patch_script", patch("speed", "pace", true), { ...readPlace(), now: 121 }));
		expect(refusal).toBe(
			`Patch 1 does not name one exact place. ${PATH} was read 121 seconds ago, longer than 120 seconds. Read it again, then edit it.`,
		);
		draftFrom(callTool("patch_script", patch("speed", "pace", true), readPlace()));
	});
});

describe("open_or_create_script", () => {
	it("opens a script that exists", () => {
		const context = placeWith(SOURCE);
		const output = callTool("open_or_create_script", { path: PATH }, context);
		assert(output.ok && output.value.type === "result");
		expect((output.value.content as { created: boolean }).created).toBe(false);
		expect(context.ports.scripts.opened).toEqual([PATH]);
	});

	it("never replaces text that is there", () => {
		expect(refusalFrom(callTool("open_or_create_script", { path: PATH, source: "return 2" }, placeWith(SOURCE)))).toBe(
			`${PATH} already exists with other text. Read it, then change it with patch_script or apply_edit.`,
		);
	});

	it("proposes a new script of the class that fits its place", () => {
		const draft = draftFrom(
			callTool(
				"open_or_create_script",
				{ path: "game.ReplicatedStorage.Config", source: "return {}\n" },
				placeWith(""),
			),
		);
		expect(draft.category).toBe("new_script");
		expect(draft.summary).toBe("Create ModuleScript game.ReplicatedStorage.Config");
		expect(draft.operations).toEqual([
			{
				type: "create",
				parentPath: "game.ReplicatedStorage",
				instance: { className: "ModuleScript", name: "Config", props: {}, source: "return {}\n", children: [] },
			},
		]);
	});

	it("refuses a parent that does not exist", () => {
		const refusal = refusalFrom(
			callTool("open_or_create_script", { parentPath: "game.ServerScriptServce", name: "A" }, placeWith("")),
		);
		expect(refusal).toBe('game has no child named "ServerScriptServce"; did you mean "ServerScriptService"?');
	});
});
