import { expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

/** `made(name, parent)` makes a folder; `names(list)` names instances. */
const TAGS = `
local tags = game:GetService("CollectionService")
for _, left in workspace:GetChildren() do if left:IsA("Folder") then left.Parent = nil end end
local function made(name, parent)
	local folder = Instance.new("Folder")
	folder.Name = name
	folder.Parent = parent
	return folder
end
local function names(list)
	local result = {}
	for index, each in list do result[index] = each.Name end
	return table.concat(result, " ")
end
local a = made("a", workspace)
local b = made("b", a)
`;

const { execute } = shareStudio();
const tagged = (chunk: string): Promise<unknown> => execute(TAGS + chunk);

test("CollectionService finds what carries a tag in the place", async () => {
	const seen = await tagged(`
		tags:AddTag(b, "Door")
		a:AddTag("Door")
		a:AddTag("Red")
		made("outside"):AddTag("Door")
		local all = { names(tags:GetTagged("Door")), names(tags:GetTagged("None")), tags:GetAllTags(), tags:HasTag(b, "Door") }
		tags:RemoveTag(a, "Door")
		return { all, names(tags:GetTagged("Door")), tags:GetTags(a) }`);
	expect(seen).toEqual([["a b", "", ["Door", "Red"], true], "b", ["Red"]]);
});

test("CollectionService tells what came to carry a tag and what no longer does", async () => {
	const seen = await tagged(`
		local heard = {}
		tags:GetInstanceAddedSignal("Lamp"):Connect(function(each) table.insert(heard, "+" .. each.Name) end)
		tags:GetInstanceRemovedSignal("Lamp"):Connect(function(each) table.insert(heard, "-" .. each.Name) end)
		b:AddTag("Lamp")
		a.Parent = nil
		b:AddTag("Other")
		a.Parent = workspace
		b.Parent = workspace
		b:RemoveTag("Lamp")
		return table.concat(heard, " ")`);
	expect(seen).toBe("+b -b +b -b");
});
