import { describe, expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

/** `record(name, operation, work)` does the work in one recording. */
const HISTORY = `
local history = game:GetService("ChangeHistoryService")
local editor = game:GetService("ScriptEditorService")
local function record(name, operation, work)
	local id = history:TryBeginRecording(name, "Shown " .. name)
	work()
	history:FinishRecording(id, Enum.FinishRecordingOperation[operation])
end
local function names(parent)
	local list = {}
	for index, child in parent:GetChildren() do list[index] = child.Name end
	return table.concat(list, " ")
end
local function folder(name, parent)
	local made = Instance.new("Folder")
	made.Name = name
	made.Parent = parent
	return made
end
for _, left in workspace:GetChildren() do if left:IsA("Folder") then left:Destroy() end end
history:ResetWaypoints()
local root = folder("Root", workspace)
for _, name in { "A", "B", "C" } do folder(name, root) end
`;

const { execute } = shareStudio();
const inPlace = (chunk: string): Promise<unknown> => execute(HISTORY + chunk);

describe("ChangeHistoryService", () => {
	test("makes one undo step of a committed recording", async () => {
		const seen = await inPlace(`
			record("Rename", "Commit", function() root.A.Name = "A1"; root.B.Name = "B1" end)
			local before = { names(root), history:GetCanUndo(), (select(2, history:GetCanUndo())) }
			history:Undo()
			local undone = { names(root), history:GetCanUndo(), (select(2, history:GetCanRedo())) }
			history:Redo()
			return { before, undone, { names(root), history:GetCanRedo() } }`);
		expect(seen).toEqual([
			["A1 B1 C", true, "Rename"],
			["A B C", false, "Rename"],
			["A1 B1 C", false, ""],
		]);
	});

	test("takes everything back when a recording is cancelled, whatever id is given", async () => {
		const seen = await inPlace(`
			history:TryBeginRecording("Try")
			root.A.Parent = nil
			folder("D", root)
			history:FinishRecording("another one", Enum.FinishRecordingOperation.Cancel)
			return { names(root), (history:GetCanUndo()) }`);
		expect(seen).toEqual(["A B C", false]);
	});

	test("appends to the step before", async () => {
		const seen = await inPlace(`
			record("First", "Commit", function() root.A.Name = "A1" end)
			record("More", "Append", function() root.A1.Name = "A2"; root.B.Name = "B2" end)
			history:Undo()
			return { names(root), (history:GetCanUndo()) }`);
		expect(seen).toEqual(["A B C", false]);
	});

	test("allows one recording at a time and checks identifiers", async () => {
		const seen = await inPlace(`
			local id = history:TryBeginRecording("Outer")
			local nested = history:TryBeginRecording("Inner")
			local ok, problem = pcall(history.FinishRecording, history, "wrong", Enum.FinishRecordingOperation.Commit)
			local during = { history:IsRecordingInProgress(), history:IsRecordingInProgress(id), history:IsRecordingInProgress("wrong") }
			history:FinishRecording(id, Enum.FinishRecordingOperation.Commit)
			return { nested == nil, ok, during, history:IsRecordingInProgress() }`);
		expect(seen).toEqual([true, false, [true, true, false], false]);
	});

	test("refuses to undo without a step or during a recording, and keeps the step", async () => {
		const seen = await inPlace(`
			local _, nothing = pcall(function() history:Undo() end)
			record("Rename", "Commit", function() root.A.Name = "A1" end)
			local id = history:TryBeginRecording("Open")
			local _, busy = pcall(function() history:Undo() end)
			history:FinishRecording(id, Enum.FinishRecordingOperation.Commit)
			local _, noRedo = pcall(function() history:Redo() end)
			history:Undo()
			return { nothing, busy, noRedo, names(root) }`);
		expect(seen).toEqual([
			expect.stringContaining("nothing to undo"),
			expect.stringContaining("recording is in progress"),
			expect.stringContaining("nothing to redo"),
			"A B C",
		]);
	});

	test("drops what could be redone when something new is committed", async () => {
		const seen = await inPlace(`
			record("One", "Commit", function() root.A.Name = "A1" end)
			history:Undo()
			record("Two", "Commit", function() root.B.Name = "B2" end)
			return { history:GetCanRedo(), names(root) }`);
		expect(seen).toEqual([false, "A B2 C"]);
	});

	test("brings back attributes, tags, properties and the order of siblings", async () => {
		const seen = await inPlace(`
			local part = Instance.new("Part")
			part.Name = "P"
			part:SetAttribute("Health", 5)
			part:AddTag("Old")
			part.Parent = root
			local function state()
				return { names(root), part:GetAttributes(), part:GetTags(), part.Transparency, part.Parent and part.Parent.Name }
			end
			local before = state()
			record("Change", "Commit", function()
				part:SetAttribute("Health", nil)
				part:SetAttribute("Armor", 1)
				part:RemoveTag("Old")
				part:AddTag("New")
				part.Transparency = 0.5
				root.B.Parent = workspace
				root.A.Parent = nil
				part.Parent = root.C
			end)
			local after = state()
			history:Undo()
			local undone = state()
			history:Redo()
			return { before, after, undone, state() }`);
		const before = ["A B C P", { Health: 5 }, ["Old"], 0, "Root"];
		const after = ["C", { Armor: 1 }, ["New"], 0.5, "C"];
		expect(seen).toEqual([before, after, before, after]);
	});

	test("restores what was changed after it left the place", async () => {
		const seen = await inPlace(`
			local a = root.A
			folder("Inside", a)
			record("Remove", "Commit", function()
				a.Parent = nil
				a.Name = "Gone"
				a.Inside:SetAttribute("Seen", true)
			end)
			history:Undo()
			return { names(root), root.A == a, a.Inside:GetAttributes() }`);
		expect(seen).toEqual(["A B C", true, []]);
	});

	test("cannot bring back what was destroyed", async () => {
		const seen = await inPlace(`
			record("Destroy", "Commit", function() root.A:Destroy(); root.B.Name = "B1" end)
			history:Undo()
			return names(root)`);
		expect(seen).toBe("B C");
	});

	test("restores script text together with an open editor's draft", async () => {
		const seen = await inPlace(`
			local script = Instance.new("Script")
			script.Source = "stored"
			script.Parent = root
			editor:OpenScriptDocumentAsync(script)
			editor:FindScriptDocument(script):EditTextAsync("typed", 1, 1, 1, 7)
			local id = history:TryBeginRecording("Edit")
			editor:UpdateSourceAsync(script, function(old) return old .. " + edited" end)
			history:FinishRecording(id, Enum.FinishRecordingOperation.Commit)
			local function state() return { editor:GetEditorSource(script), script.Source } end
			local after = state()
			history:Undo()
			local undone = state()
			history:Redo()
			return { after, undone, state() }`);
		const after = ["typed + edited", "typed + edited"];
		expect(seen).toEqual([after, ["typed", "stored"], after]);
	});

	test("leaves the plugin's own widgets and Studio's services out of the history", async () => {
		const seen = await inPlace(`
			local gui = game:GetService("PluginGuiService")
			local frame = Instance.new("Frame")
			frame.Parent = gui
			record("Nothing of the place", "Commit", function()
				frame.Visible = false
				Instance.new("TextLabel").Parent = frame
				game:GetService("Selection"):Set({ root })
			end)
			local canUndo = history:GetCanUndo()
			record("Mixed", "Commit", function() frame.Name = "Renamed"; root.A.Name = "A1" end)
			history:Undo()
			return { canUndo, frame.Name, names(root) }`);
		expect(seen).toEqual([false, "Renamed", "A B C"]);
	});

	test("tells listeners what it does", async () => {
		const seen = await inPlace(`
			local heard = {}
			history.OnRecordingStarted:Connect(function(name, shown) table.insert(heard, "started " .. name .. ", " .. shown) end)
			history.OnRecordingFinished:Connect(function(name, _, _, operation)
				table.insert(heard, "finished " .. name .. " " .. operation.Name)
			end)
			history.OnUndo:Connect(function(name) table.insert(heard, "undo " .. name) end)
			history.OnRedo:Connect(function(name) table.insert(heard, "redo " .. name) end)
			record("X", "Commit", function() root.A.Name = "A1" end)
			history:Undo()
			history:Redo()
			return heard`);
		expect(seen).toEqual(["started X, Shown X", "finished X Commit", "undo X", "redo X"]);
	});

	test("forgets its steps on request", async () => {
		const seen = await inPlace(`
			record("X", "Commit", function() root.A.Name = "A1" end)
			history:ResetWaypoints()
			return { history:GetCanUndo(), names(root) }`);
		expect(seen).toEqual([false, "A1 B C"]);
	});
});
