import { expect, test } from "vitest";

import { chooseSeed } from "../conformance/seed.ts";
import { shareStudio } from "../testing/share-studio.ts";

const RUNS = 12;
const RECORDINGS = 12;

/**
 * Makes `RECORDINGS` recordings of random changes, notes the complete state after each, then walks all the way back and
 * forth. Returns the first difference found, or nil. `seed` and `recordings` stand ahead of the chunk.
 */
const WALK = `
local history = game:GetService("ChangeHistoryService")
local editor = game:GetService("ScriptEditorService")
local random = Random.new(seed)
history:ResetWaypoints()
local old = workspace:FindFirstChild("Walk")
if old then old.Parent = nil end
local root = Instance.new("Folder")
root.Name = "Walk"
root.Parent = workspace

local PROPERTIES = {
	Part = { "Name", "Transparency", "Anchored", "Size", "CFrame", "Color", "Material" },
	Folder = { "Name" },
	Script = { "Name", "Source", "Disabled" },
	ObjectValue = { "Name", "Value" },
}
local VALUES = {
	Name = function() return "N" .. random:NextInteger(1, 4) end,
	Transparency = function() return random:NextInteger(0, 4) / 4 end,
	Anchored = function() return random:NextInteger(0, 1) == 1 end,
	Disabled = function() return random:NextInteger(0, 1) == 1 end,
	Size = function() return Vector3.new(random:NextInteger(1, 4), 1, 1) end,
	CFrame = function() return CFrame.new(random:NextInteger(1, 4), 0, 0) end,
	Color = function() return Color3.new(random:NextInteger(0, 1), 0, 0) end,
	Material = function() return ({ Enum.Material.Plastic, Enum.Material.Wood })[random:NextInteger(1, 2)] end,
	Source = function() return "-- " .. random:NextInteger(1, 9) end,
	Value = function() return root:GetChildren()[1] end,
}
local CLASSES = { "Part", "Folder", "Script", "ObjectValue" }

local function pick(list)
	return list[random:NextInteger(1, #list)]
end
local function anyone()
	local all = root:GetDescendants()
	return if #all > 0 then pick(all) else nil
end
local function anyParent()
	return if random:NextInteger(1, 2) == 1 then root else anyone() or root
end
local removed = {}

local operations = {
	function() -- create
		local made = Instance.new(pick(CLASSES))
		made.Name = VALUES.Name()
		made.Parent = anyParent()
	end,
	function() -- set
		local target = anyone()
		if target then
			local name = pick(PROPERTIES[target.ClassName])
			target[name] = VALUES[name]()
		end
	end,
	function() -- attribute
		local target = anyone()
		if target then
			local value = pick({ 1, "two", true, Vector3.one })
			target:SetAttribute("A" .. random:NextInteger(1, 3), if random:NextInteger(1, 3) == 1 then nil else value)
		end
	end,
	function() -- tag
		local target = anyone()
		if target then
			target[pick({ "AddTag", "RemoveTag" })](target, "T" .. random:NextInteger(1, 2))
		end
	end,
	function() -- move
		local target, parent = anyone(), anyParent()
		if target and parent ~= target and not parent:IsDescendantOf(target) then
			target.Parent = parent
		end
	end,
	function() -- remove
		local target = anyone()
		if target then
			target.Parent = nil
			table.insert(removed, target)
		end
	end,
	function() -- put back, perhaps after changing it outside
		local target = table.remove(removed)
		if target and target.Parent == nil then
			target.Name = VALUES.Name()
			target.Parent = root
		end
	end,
	function() -- clone
		local target = anyone()
		if target then
			target:Clone().Parent = anyParent()
		end
	end,
	function() -- write a script as the plugin does, over what a user typed
		local target = anyone()
		if target and target:IsA("Script") then
			editor:OpenScriptDocumentAsync(target)
			editor:FindScriptDocument(target):EditTextAsync("typed ", 1, 1, 1, 1)
			editor:UpdateSourceAsync(target, function(text) return text .. " updated" end)
		end
	end,
	function() -- type into an editor
		local target = anyone()
		if target and target:IsA("Script") then
			editor:OpenScriptDocumentAsync(target)
			editor:FindScriptDocument(target):EditTextAsync("draft ", 1, 1, 1, 1)
		end
	end,
}

local function describe(value)
	return if typeof(value) == "Instance" then value:GetDebugId() else typeof(value) .. " " .. tostring(value)
end
local function state()
	local lines = {}
	local function visit(target, depth)
		local parts = { string.rep(" ", depth), target:GetDebugId() }
		for _, name in PROPERTIES[target.ClassName] do
			table.insert(parts, name .. "=" .. describe(target[name]))
		end
		local attributes = {}
		for name, value in target:GetAttributes() do
			table.insert(attributes, name .. "=" .. describe(value))
		end
		table.sort(attributes)
		table.move(attributes, 1, #attributes, #parts + 1, parts)
		table.insert(parts, "tags " .. table.concat(target:GetTags(), ","))
		if target:IsA("Script") then
			table.insert(parts, "draft " .. editor:GetEditorSource(target))
		end
		table.insert(lines, table.concat(parts, " | "))
		for _, child in target:GetChildren() do visit(child, depth + 1) end
	end
	visit(root, 0)
	return table.concat(lines, "\\n")
end

local states = { state() }
local function compare(expected, what)
	local actual = state()
	if actual ~= expected then
		return what .. "\\nexpected:\\n" .. expected .. "\\nactual:\\n" .. actual
	end
	return nil
end

for number = 1, recordings do
	local canUndo = history:GetCanUndo()
	local ending = pick(if canUndo then { "Commit", "Commit", "Commit", "Append", "Cancel" } else { "Commit", "Cancel" })
	local id = history:TryBeginRecording("Step " .. number)
	for _ = 1, random:NextInteger(1, 6) do pick(operations)() end
	local changed = state()
	history:FinishRecording(id, Enum.FinishRecordingOperation[ending])
	if ending == "Cancel" then
		table.clear(removed)
		local problem = compare(states[#states], "after cancelling recording " .. number)
		if problem then return problem end
	elseif ending == "Append" then
		states[#states] = changed
	elseif select(2, history:GetCanUndo()) == "Step " .. number then
		table.insert(states, changed)
	end
end

for _ = 1, 2 do
	for index = #states - 1, 1, -1 do
		history:Undo()
		local problem = compare(states[index], "after undoing to state " .. index)
		if problem then return problem end
	end
	if history:GetCanUndo() then return "a step is left after undoing all" end
	for index = 2, #states do
		history:Redo()
		local problem = compare(states[index], "after redoing to state " .. index)
		if problem then return problem end
	end
	if history:GetCanRedo() then return "a step is left after redoing all" end
end
return nil
`;

const { execute } = shareStudio();

test("undo and redo restore the exact state after random recordings", async () => {
	const first = chooseSeed("change-history-states");
	for (let seed = first; seed < first + RUNS; seed++) {
		const problem = await execute(`local seed, recordings = ${seed}, ${RECORDINGS} ${WALK}`);
		expect(problem, `SEED=${seed}`).toBeUndefined();
	}
});
