import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { ChangeHistoryService, ScriptEditorService, ServerScriptService } from "@rbxts/services";
import { failure } from "../core/outcome";
import { createStudioScripts } from "./create-studio-scripts";
import { createStudioUndoHistory } from "./create-studio-undo-history";

let script_: Script;
const PATH = "game.ServerScriptService.Round";

beforeEach(() => {
	script_ = new Instance("Script");
	script_.Name = "Round";
	script_.Source = "print(1)\n";
	script_.Parent = ServerScriptService;
});

afterEach(() => {
	script_.Parent = undefined;
});

describe("read", () => {
	it("gives the text of the editor, with LF line ends", () => {
		script_.Source = "a = 1\r\nb = 2\r\n";
		expect(createStudioScripts().read(PATH)).toEqual({
			ok: true,
			value: { path: PATH, className: "Script", text: "a = 1\nb = 2\n", isDirty: false },
		});
	});

	it("refuses what is no script", () => {
		expect(createStudioScripts().read("game.ServerScriptService")).toEqual({
			ok: false,
			error:
				"game.ServerScriptService is a ServerScriptService, not a script: name a Script, LocalScript or ModuleScript.",
		});
	});
});

describe("write", () => {
	it("replaces the text and gives the new one", () => {
		const written = createStudioScripts().write(PATH, "print(1)\n", "print(2)\n");
		expect(written.ok && written.value.text).toBe("print(2)\n");
		expect(ScriptEditorService.GetEditorSource(script_)).toBe("print(2)\n");
	});

	it("writes nothing when the text is no longer the expected one", () => {
		const written = createStudioScripts().write(PATH, "print(0)\n", "print(2)\n");
		expect(written).toEqual({
			ok: false,
			error: `${PATH} was changed meanwhile, so nothing was written: read it again and redo the edit.`,
		});
		expect(script_.Source).toBe("print(1)\n");
	});

	it("takes texts that differ in line ends for the same", () => {
		script_.Source = "a\r\nb";
		expect(createStudioScripts().write(PATH, "a\nb", "a\r\nc").ok).toBe(true);
		expect(ScriptEditorService.GetEditorSource(script_)).toBe("a\nc");
	});

	it("takes more than the 200,000 characters a direct assignment may have", () => {
		const long = string.rep("-- filler\n", 30000);
		expect(createStudioScripts().write(PATH, "print(1)\n", long).ok).toBe(true);
	});

	it("comes back with the undo step it was part of", () => {
		const scripts = createStudioScripts();
		const history = createStudioUndoHistory();
		ChangeHistoryService.ResetWaypoints();
		history.record("Edit Round", () => scripts.write(PATH, "print(1)\n", "print(2)\n"));
		history.undo();
		expect(ScriptEditorService.GetEditorSource(script_)).toBe("print(1)\n");
		history.redo();
		expect(ScriptEditorService.GetEditorSource(script_)).toBe("print(2)\n");
	});

	it("is reverted with the change it was part of", () => {
		const scripts = createStudioScripts();
		createStudioUndoHistory().record("Edit Round", () => {
			scripts.write(PATH, "print(1)\n", "print(2)\n");
			return failure("The rest failed.");
		});
		expect(ScriptEditorService.GetEditorSource(script_)).toBe("print(1)\n");
	});

	it("lets one write of a script finish before the next", () => {
		const scripts = createStudioScripts();
		const outcomes = new Array<boolean>();
		for (const text of ["first", "second"]) {
			task.spawn(() => outcomes.push(scripts.write(PATH, "print(1)\n", text).ok));
		}
		for (let count = 20; count > 0; count--) if (outcomes.size() < 2) task.wait();
		expect(outcomes).toEqual([true, false]);
		expect(ScriptEditorService.GetEditorSource(script_)).toBe("first");
	});
});

describe("open documents", () => {
	it("lists what is open without the command bar, and knows the active one", () => {
		const scripts = createStudioScripts();
		expect(scripts.open(PATH)).toEqual({ ok: true, value: true });
		expect(scripts.openDocuments().map((document) => document.path)).toEqual([PATH]);
		expect(scripts.active()?.path).toBe(PATH);
		expect(scripts.active()?.isDirty).toBe(false);
	});
});

describe("list", () => {
	it("finds the scripts below a root and the root itself, with their classes", () => {
		const module_ = new Instance("ModuleScript");
		module_.Name = "Rules";
		module_.Parent = script_;
		expect(createStudioScripts().list(PATH)).toEqual([
			{ path: PATH, className: "Script" },
			{ path: `${PATH}.Rules`, className: "ModuleScript" },
		]);
	});

	it("covers the whole place without a root", () => {
		const paths = createStudioScripts()
			.list()
			.map((listed) => listed.path);
		expect(paths).toContain(PATH);
	});
});
