import { expect, test } from "vitest";

import { StudioCore } from "../core/studio-core.ts";

const RECORD = `
	local rng = Random.new(SEED)
	local kinds = { "Part", "Folder", "Model" }
	local root = Instance.new("Folder")
	root.Parent = workspace
	local pool = { root }
	local function pick() return pool[rng:NextInteger(1, #pool)] end
	for index = 1, 40 do
		local inst = Instance.new(kinds[rng:NextInteger(1, 3)])
		inst.Name = "I" .. index
		inst.Parent = pick()
		table.insert(pool, inst)
	end
	local function describe(inst, depth)
		local lines = {}
		local function visit(each, indent)
			local attributes = {}
			for name, value in each:GetAttributes() do table.insert(attributes, name .. "=" .. tostring(value)) end
			table.sort(attributes)
			local anchored = if each:IsA("BasePart") then tostring(each.Anchored) .. tostring(each.CFrame) else ""
			table.insert(lines, indent .. each.ClassName .. " " .. each.Name .. anchored .. table.concat(attributes, ",") .. table.concat(each:GetTags(), ","))
			for _, child in each:GetChildren() do visit(child, indent .. " ") end
		end
		visit(inst, "")
		return table.concat(lines, "\\n")
	end
	local history = game:GetService("ChangeHistoryService")
	local before = describe(root)
	local id = history:TryBeginRecording("random")
	for _ = 1, 120 do
		local inst, roll = pick(), rng:NextInteger(1, 6)
		if roll == 1 then inst.Name = "N" .. rng:NextInteger(1, 99)
		elseif roll == 2 and inst ~= root then pcall(function() inst.Parent = pick() end)
		elseif roll == 3 then inst:SetAttribute("A" .. rng:NextInteger(1, 3), rng:NextInteger(1, 9))
		elseif roll == 4 then inst:AddTag("t" .. rng:NextInteger(1, 3))
		elseif roll == 5 and inst:IsA("BasePart") then inst.Anchored = not inst.Anchored inst.Position = Vector3.new(rng:NextInteger(1, 9), 0, 0)
		elseif roll == 6 then local new = Instance.new("Part") new.Parent = inst table.insert(pool, new)
		end
	end
	local after = describe(root)
	history:FinishRecording(id, Enum.FinishRecordingOperation.Commit)
	history:Undo()
	local undone = describe(root)
	history:Redo()
	return { before == undone, after == describe(root), before ~= after }`;

test("undo and redo restore every random edit exactly, order of siblings included", async () => {
	const core = await StudioCore.create({ clock: "virtual", signals: "immediate", timeoutMs: 30_000 });
	core.loadPlace(undefined);
	const firstSeed = Date.now() % 100_000;
	for (let seed = firstSeed; seed < firstSeed + 25; seed++) {
		const result = await core.execute(RECORD.replace("SEED", String(seed)), "test");
		expect({ seed, result }).toEqual({ seed, result: "[true,true,true]" });
	}
	core.close();
});
