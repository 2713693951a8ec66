import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import type { Settings } from "../../core/settings";
import type { FakeContext } from "../fakes/create-fake-context";
import { callTool, createFakeContext, draftFrom, refusalFrom } from "../fakes/create-fake-context";
import { predictWarnings } from "./error-predictor";
import { validateScriptText } from "./output-validator";

const PATH = "game.ServerScriptService.Main";
const LONG = string.rep("print('line')\n", 12);

function place(settings: Partial<Settings> = {}, source = LONG, now = 0): FakeContext {
	const instances = {
		ServerScriptService: [{ className: "Script", name: "Main", source }],
		Workspace: [{ className: "Part", name: "Door" }],
	};
	return { ...createFakeContext({ instances, now }), settings: { ...DEFAULT_SETTINGS, ...settings } };
}

function read(context: FakeContext): FakeContext {
	callTool("read_script", { path: PATH }, context);
	return context;
}

const patch = (find: string, replace: string) => ({ path: PATH, patches: [{ find, replace }] });

describe("output validator", () => {
	const validate = (after: string, settings: Partial<Settings> = {}, asked: readonly string[] = []) =>
		validateScriptText({ path: PATH, after }, { settings: { ...DEFAULT_SETTINGS, ...settings }, asked });

	it("refuses placeholders, forbidden constructs and text that does not parse, and says that it was the one", () => {
		for (const text of ["-- rest of code here\n", "loadstring('x')()\n", "require(1234567)\n", "if true then\n"]) {
			const verdict = validate(text);
			expect(verdict.ok).toBe(false);
			expect(!verdict.ok && verdict.guard).toBe("output_validator");
		}
	});

	it("allows a forbidden construct the user asked for, and tells the user", () => {
		const verdict = validate("loadstring('x')()\n", {}, ["Run the code box with loadstring"]);
		expect(verdict.ok && verdict.value[0]).toMatch("Uses loadstring, as you asked");
		expect(validate("require(1234567)\n", {}, ["require(1234567) please"]).ok).toBe(true);
	});

	it("does not take a request against a construct for one", () => {
		expect(validate("loadstring('x')()\n", {}, ["Make a door without using loadstring"]).ok).toBe(false);
		expect(validate("getfenv()\n", {}, ["Please don't ever use getfenv"]).ok).toBe(false);
		expect(validate("require(1234567)\n", {}, ["require the module Shop"]).ok).toBe(false);
	});

	it("is silent when switched off", () => {
		expect(validate("loadstring('x')() -- TODO\nif", { useOutputValidator: false })).toEqual({ ok: true, value: [] });
	});
});

describe("anti-destruction", () => {
	it("refuses an edit of a script nobody read, and says that it was the one", () => {
		const output = callTool("patch_script", patch("print(1)", ""), place({}, "print(1)\n"));
		expect(!output.ok && output.guard).toBe("anti_destruction");
	});

	it("shows a sample when more lines go than the setting says", () => {
		const gone = { path: PATH, patches: [{ find: string.rep("print('line')\n", 6), replace: "" }] };
		const source = `${string.rep("print('line')\n", 6)}return 1\n`;
		const warned = draftFrom(callTool("patch_script", gone, read(place({ removedLinesShownAbove: 5 }, source))));
		expect(warned.preview.warnings[0]).toMatch("Removes 6 lines");
		const few = draftFrom(callTool("patch_script", gone, read(place({}, source))));
		expect(few.preview.warnings).toEqual([]);
	});

	it("does neither when switched off", () => {
		const all = { path: PATH, patches: [{ find: LONG, replace: "return 1\n" }] };
		const off = place({ useAntiDestruction: false });
		expect(draftFrom(callTool("patch_script", all, off)).preview.warnings).toEqual([]);
		expect(draftFrom(callTool("patch_script", all, read(place()))).preview.warnings[0]).toMatch("Removes 12 lines");
	});
});

describe("error predictor", () => {
	const edit = { path: PATH, edits: [{ start: { line: 0, character: 0 }, end: { line: 1, character: 0 }, text: "" }] };

	it("refuses an edit that relies on an old read, and says that it was the one", () => {
		const output = callTool("apply_edit", edit, { ...read(place()), now: 121 });
		expect(!output.ok && output.guard).toBe("error_predictor");
		draftFrom(callTool("apply_edit", edit, { ...read(place({ readTtlSeconds: 200 })), now: 121 }));
	});

	it("refuses an edit of a script that changed since it was read", () => {
		const context = read(place());
		context.ports.scripts.edit(PATH, `-- mine\n${LONG}`);
		expect(refusalFrom(callTool("apply_edit", edit, context))).toMatch("changed since it was read");
	});

	it("names the scripts that name what is deleted", () => {
		const source = "workspace.Door:Destroy()\n";
		const remove = { path: "game.Workspace.Door" };
		expect(draftFrom(callTool("delete_instance", remove, place({}, source))).preview.warnings[0]).toMatch("names Door");
		const off = place({ useErrorPredictor: false }, source);
		expect(draftFrom(callTool("delete_instance", remove, off)).preview.warnings).toEqual([]);
	});

	it("says when a draft is not saved and when a play session runs", () => {
		const context = place();
		context.ports.scripts.edit(PATH, "print('typing')\n");
		const draft = draftFrom(callTool("patch_script", patch("print('typing')", "print(1)"), read(context)));
		const { scripts } = context.ports;
		const playtest = { isRunning: () => true };
		const warnings = predictWarnings(draft, { scripts, playtest, settings: DEFAULT_SETTINGS });
		expect(warnings.size()).toBe(2);
		expect(warnings[0]).toMatch("not saved");
		expect(warnings[1]).toMatch("play session");
	});

	it("predicts nothing when switched off", () => {
		const context = read(place({ useErrorPredictor: false }));
		const draft = draftFrom(callTool("apply_edit", edit, { ...context, now: 9999 }));
		const playtest = { isRunning: () => true };
		expect(predictWarnings(draft, { scripts: context.scripts, playtest, settings: context.settings })).toEqual([]);
	});
});
