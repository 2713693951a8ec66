import { expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

/** Three folders `a`, `b`, `c` in the place; `names()` is what is selected. */
const SELECTION = `
local selection = game:GetService("Selection")
local function folder(name)
	local made = Instance.new("Folder")
	made.Name = name
	made.Parent = workspace
	return made
end
local a, b, c = folder("a"), folder("b"), folder("c")
selection:Set({})
local function names()
	local list = {}
	for index, each in selection:Get() do list[index] = each.Name end
	return table.concat(list, " ")
end
`;

const { execute } = shareStudio();
const select = (chunk: string): Promise<unknown> => execute(SELECTION + chunk);

test("Selection sets, adds and removes, each instance once", async () => {
	const seen = await select(`
		selection:Set({ a, b, a })
		local set = names()
		selection:Add({ c, a })
		local added = names()
		selection:Remove({ b })
		return { set, added, names() }`);
	expect(seen).toEqual(["a b", "b c a", "c a"]);
});

test("Selection hands out a copy and says when it changed", async () => {
	const seen = await select(`
		local count = 0
		local connection = selection.SelectionChanged:Connect(function() count += 1 end)
		selection:Set({ a })
		table.insert(selection:Get(), b)
		connection:Disconnect()
		return { names(), count }`);
	expect(seen).toEqual(["a", 1]);
});

test("Selection forgets what leaves the place", async () => {
	const seen = await select(`
		c.Parent = b
		selection:Set({ a, b, c })
		b.Parent = nil
		return names()`);
	expect(seen).toBe("a");
});

test("Selection takes instances only", async () => {
	await expect(select(`selection:Set({ "a" })`)).rejects.toThrow("Unable to cast value to Objects");
});
