import { describe, expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

/** `target` is a new script in the place, with two lines. */
const SCRIPT = `
local editor = game:GetService("ScriptEditorService")
local studio = game:GetService("StudioService")
for _, document in editor:GetScriptDocuments() do document:CloseAsync() end
local target = Instance.new("Script")
target.Source = "local a\\nlocal b"
target.Parent = workspace
local function openTarget()
	editor:OpenScriptDocumentAsync(target)
	return editor:FindScriptDocument(target)
end
local function listen(name)
	local heard = {}
	editor[name]:Connect(function(...) table.insert(heard, { ... }) end)
	return heard
end
`;

const { execute } = shareStudio();
const withScript = (chunk: string): Promise<unknown> => execute(SCRIPT + chunk);

describe("ScriptEditorService", () => {
	test("keeps what is typed apart from the stored source until the tab closes", async () => {
		const seen = await withScript(`
			local document = openTarget()
			document:EditTextAsync("x", 1, 7, 1, 8)
			local typed = { editor:GetEditorSource(target), target.Source }
			document:CloseAsync()
			return { typed, { editor:GetEditorSource(target), target.Source } }`);
		expect(seen).toEqual([
			["local x\nlocal b", "local a\nlocal b"],
			["local x\nlocal b", "local x\nlocal b"],
		]);
	});

	test("UpdateSourceAsync hands over the editor's text and writes editor and source", async () => {
		const seen = await withScript(`
			openTarget():EditTextAsync("typed\\n", 1, 1, 1, 1)
			local given
			editor:UpdateSourceAsync(target, function(old) given = old; return "new" end)
			return { given, editor:GetEditorSource(target), target.Source }`);
		expect(seen).toEqual(["typed\nlocal a\nlocal b", "new", "new"]);
	});

	test("UpdateSourceAsync writes nothing for nil and for a change of line ends only", async () => {
		const seen = await withScript(`
			editor:UpdateSourceAsync(target, function() return nil end)
			local afterNil = target.Source
			editor:UpdateSourceAsync(target, function(old) return (old:gsub("\\n", "\\r\\n")) end)
			return { afterNil, target.Source }`);
		expect(seen).toEqual(["local a\nlocal b", "local a\nlocal b"]);
	});

	test("UpdateSourceAsync asks again when the callback itself changed the script", async () => {
		const seen = await withScript(`
			local given = {}
			editor:UpdateSourceAsync(target, function(old)
				table.insert(given, old)
				target.Source = "changed meanwhile"
				return old .. "!"
			end)
			return { given, target.Source }`);
		expect(seen).toEqual([["local a\nlocal b", "changed meanwhile"], "changed meanwhile!"]);
	});

	test("UpdateSourceAsync refuses callbacks that yield, fail or return something else", async () => {
		const seen = await withScript(`
			local function problem(transform)
				return select(2, pcall(function() editor:UpdateSourceAsync(target, transform) end))
			end
			return {
				problem(function() task.wait(); return "late" end),
				problem(function() error("broken", 0) end),
				problem(function() return 7 end),
				target.Source,
			}`);
		expect(seen).toEqual([
			expect.stringContaining("must not yield"),
			expect.stringContaining("broken"),
			expect.stringContaining("a string or nil, got number"),
			"local a\nlocal b",
		]);
	});

	test("UpdateSourceAsync yields, and takes text longer than assignments do", async () => {
		const seen = await withScript(`
			local hasYielded = false
			task.defer(function() hasYielded = true end)
			editor:UpdateSourceAsync(target, function() return string.rep("-", 300000) end)
			local ok, problem = pcall(function() target.Source = string.rep("-", 200001) end)
			return { hasYielded, #target.Source, ok, problem }`);
		expect(seen).toEqual([true, 300_000, false, expect.stringContaining("String too long")]);
	});

	test("knows the open documents and the active script", async () => {
		const seen = await withScript(`
			local changes = 0
			local connection = studio:GetPropertyChangedSignal("ActiveScript"):Connect(function() changes += 1 end)
			local other = target:Clone()
			other.Name = "Other"
			other.Parent = workspace
			openTarget()
			editor:OpenScriptDocumentAsync(other)
			openTarget()
			local names = {}
			for index, document in editor:GetScriptDocuments() do names[index] = document:GetScript().Name end
			local active = { studio.ActiveScript == target }
			editor:FindScriptDocument(target):CloseAsync()
			table.insert(active, studio.ActiveScript == other)
			editor:FindScriptDocument(other):CloseAsync()
			table.insert(active, studio.ActiveScript == nil)
			connection:Disconnect()
			return { names, active, changes }`);
		expect(seen).toEqual([["Script", "Other"], [true, true, true], 5]);
	});

	test("does not open a script outside the place", async () => {
		const seen = await withScript(`
			target.Parent = nil
			local ok, problem = editor:OpenScriptDocumentAsync(target)
			return { ok, problem, editor:FindScriptDocument(target) == nil }`);
		expect(seen).toEqual([false, expect.any(String), true]);
	});

	test("closes the tab of a script that leaves the place", async () => {
		const seen = await withScript(`
			local closed = listen("TextDocumentDidClose")
			local document = openTarget()
			target.Parent = nil
			task.wait()
			local ok = pcall(function() document:GetText() end)
			return { #editor:GetScriptDocuments(), studio.ActiveScript == nil, #closed, ok }`);
		expect(seen).toEqual([0, true, 1, false]);
	});

	test("tells what was opened, changed and closed", async () => {
		const seen = await withScript(`
			local opened, changed = listen("TextDocumentDidOpen"), listen("TextDocumentDidChange")
			local document = openTarget()
			document:EditTextAsync("x", 2, 7, 2, 8)
			editor:UpdateSourceAsync(target, function() return "all new" end)
			return { opened[1][1] == document, changed[1][1] == document, changed[1][2], changed[2][2] }`);
		const range = (startLine: number, startCharacter: number, endLine: number, endCharacter: number): unknown => ({
			start: { line: startLine, character: startCharacter },
			end: { line: endLine, character: endCharacter },
		});
		expect(seen).toEqual([
			true,
			true,
			[{ range: range(2, 7, 2, 8), text: "x" }],
			[{ range: range(1, 1, 2, 8), text: "all new" }],
		]);
	});
});

describe("ScriptDocument", () => {
	test("reads text by lines and ranges, counting bytes from 1", async () => {
		const seen = await withScript(`
			local document = openTarget()
			return {
				document:GetLineCount(), document:GetLine(2), document:GetText(), document:GetText(1, 7),
				document:GetText(1, 7, 2, 6), document:IsCommandBar(),
			}`);
		expect(seen).toEqual([2, "local b", "local a\nlocal b", "a\nlocal b", "a\nlocal", false]);
	});

	test("makes several edits at once or none", async () => {
		const seen = await withScript(`
			local document = openTarget()
			local function edit(text, line, from, to)
				return { NewText = text, StartLine = line, StartCharacter = from, EndLine = line, EndCharacter = to }
			end
			document:MultiEditTextAsync({ edit("y", 2, 7, 8), edit("x", 1, 7, 8) })
			local text = document:GetText()
			local overlap = pcall(function() document:MultiEditTextAsync({ edit("1", 1, 1, 4), edit("2", 1, 3, 5) }) end)
			local outside = pcall(function() document:MultiEditTextAsync({ edit("1", 1, 1, 2), edit("2", 9, 1, 1) }) end)
			return { text, overlap, outside, document:GetText() == text }`);
		expect(seen).toEqual(["local x\nlocal y", false, false, true]);
	});

	test("has a selection", async () => {
		const seen = await withScript(`
			local document = openTarget()
			local none = { { document:GetSelection() }, document:HasSelectedText(), document:GetSelectedText() }
			local heard
			document.SelectionChanged:Connect(function(...) heard = { ... } end)
			document:ForceSetSelectionAsync(2, 6, 1, 7)
			return { none, { document:GetSelection() }, document:GetSelectedText(), heard, document:GetLine() }`);
		expect(seen).toEqual([[[1, 1, 1, 1], false, ""], [2, 6, 1, 7], "a\nlocal", [2, 6, 1, 7], "local b"]);
	});

	test("says which member is not emulated", async () => {
		await expect(withScript(`openTarget():ReviewableTextEditsAsync({})`)).rejects.toThrow(
			"not emulated: ScriptDocument:ReviewableTextEditsAsync",
		);
	});
});
