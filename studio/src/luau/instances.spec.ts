import { expect, test } from "vitest";

import { sharedStudio } from "../testing/shared-studio.ts";

const studio = sharedStudio();

/** The message of the error a chunk raises, without the chunk's name. */
async function refusal(luau: string): Promise<string> {
	const message = await studio.run(`
		local ok, problem = pcall(function() ${luau} end)
		return if ok then "no error" else tostring(problem)`);
	return String(message).replace(/^test:\d+: /, "");
}

test("an instance is what scripts expect of one", async () => {
	expect(
		await studio.run(`
			local part = Instance.new("Part")
			return { typeof(part), type(part), tostring(part), getmetatable(part), part.ClassName, part.Name,
				tostring(part:IsA("BasePart")), tostring(part:IsA("Model")), tostring(part.Parent) }`),
	).toEqual(["Instance", "userdata", "Part", "The metatable is locked", "Part", "Part", "true", "false", "nil"]);
});

test.each([
	["return Instance.new('Part').Foo", 'Foo is not a valid member of Part "Part"'],
	["return workspace.Baseplate.Foo", 'Foo is not a valid member of Part "Workspace.Baseplate"'],
	["Instance.new('Part').Foo = 1", 'Foo is not a valid member of Part "Part"'],
	["Instance.new('BasePart')", 'Unable to create an Instance of type "BasePart"'],
	["Instance.new('Nonsense')", 'Unable to create an Instance of type "Nonsense"'],
	["Instance.new('Part').ClassName = 'x'", "Unable to assign property ClassName. Property is read only"],
	["Instance.new('Part').Anchored = 'yes'", "Unable to assign property Anchored. bool expected, got string"],
	["Instance.new('Part').Size = 4", "Unable to assign property Size. Vector3 expected, got number"],
	["Instance.new('Part').Parent = 4", "Unable to assign property Parent. Instance expected, got number"],
	[
		"Instance.new('Part').Material = 'Cheese'",
		'Unable to assign property Material. Invalid value "Cheese" for enum Material',
	],
	["Instance.new('Part'):BreakJoints()", "not emulated: Part:BreakJoints"],
	["Instance.new('Part').Destroy()", "Expected ':' not '.' calling member function Destroy"],
	[
		"return Instance.new('BindableFunction').OnInvoke",
		"OnInvoke is a callback member of BindableFunction; you can only set the callback value, get is not available",
	],
	["game:GetService('Nonsense')", "'Nonsense' is not a valid Service name"],
	["return #workspace", "attempt to get length of an Instance value"],
	["for _ in pairs(workspace) do end", "invalid argument #1 to 'pairs' (table expected, got Instance)"],
	["for _ in workspace do end", "attempt to iterate over an Instance value"],
	["Instance.new('Part'):GetPropertyChangedSignal('Foo')", "Foo is not a valid property name."],
])("%s is refused by name", async (luau, message) => {
	expect(await refusal(luau)).toBe(message);
});

test.each([
	["'Wood'", "Enum.Material.Wood"],
	["Enum.Material.Wood", "Enum.Material.Wood"],
	["Enum.Material.Wood.Value", "Enum.Material.Wood"],
])("an enum property takes %s", async (value, expected) => {
	expect(
		await studio.run(`local part = Instance.new("Part") part.Material = ${value} return tostring(part.Material)`),
	).toBe(expected);
});

test("numbers are stored as the engine stores them", async () => {
	expect(
		await studio.run(`
			local part, value = Instance.new("Part"), Instance.new("IntValue")
			part.Transparency = 0.1
			value.Value = 3.9
			part.Name = 5
			return { part.Transparency, value.Value, part.Name }`),
	).toEqual([Math.fround(0.1), 3, "5"]);
});

test("defaults come from the class", async () => {
	expect(
		await studio.run(`
			local part = Instance.new("Part")
			return { tostring(part.Size), part.Anchored, tostring(part.Material), part:IsPropertyModified("Size") }`),
	).toEqual(["4, 1.20000005, 2", false, "Enum.Material.Plastic", false]);
});

test("a property can go back to its default", async () => {
	expect(
		await studio.run(`
			local part = Instance.new("Part")
			part.Anchored = true
			local before = part:IsPropertyModified("Anchored")
			part:ResetPropertyToDefault("Anchored")
			return { before, part.Anchored, part:IsPropertyModified("Anchored") }`),
	).toEqual([true, false, false]);
});

test("parents refuse what would break the tree", async () => {
	expect(await refusal("local a = Instance.new('Folder') a.Parent = a")).toBe(
		"Attempt to set Folder as its own parent",
	);
	expect(await refusal("local a = Instance.new('Folder') local b = Instance.new('Folder', a) a.Parent = b")).toBe(
		"Attempt to set parent of Folder to Folder.Folder would result in circular reference",
	);
	expect(await refusal("local a = Instance.new('Folder') a:Destroy() a.Parent = workspace")).toBe(
		"The Parent property of Folder is locked, current parent: NULL, new parent Workspace",
	);
	expect(await refusal("workspace.Parent = nil")).toBe(
		"The Parent property of Workspace is locked, current parent: Game, new parent NULL",
	);
});

test("the tree can be searched", async () => {
	expect(
		await studio.run(`
			local model = Instance.new("Model")
			local folder = Instance.new("Folder", model)
			local part = Instance.new("Part", folder)
			part.Name = "Deep"
			Instance.new("Decal", part)
			return {
				model:FindFirstChild("Deep") == nil,
				model:FindFirstChild("Deep", true) == part,
				model:FindFirstChildOfClass("Folder") == folder,
				model:FindFirstChildWhichIsA("BasePart", true) == part,
				part:FindFirstAncestorOfClass("Model") == model,
				part:IsDescendantOf(model),
				model:IsAncestorOf(part),
				part:GetFullName(),
				#model:GetDescendants(),
				#model:QueryDescendants("Folder > Part"),
			}`),
	).toEqual([true, true, true, true, true, true, true, "Model.Folder.Deep", 3, 1]);
});

test("a clone is independent and keeps references inside it", async () => {
	expect(
		await studio.run(`
			local model = Instance.new("Model")
			local part = Instance.new("Part", model)
			model.PrimaryPart = part
			part:SetAttribute("Level", 3)
			part:AddTag("door")
			local copy = model:Clone()
			part.Name = "Changed"
			part:SetAttribute("Level", 4)
			local inner = copy:FindFirstChildOfClass("Part")
			return { copy.Parent == nil, inner.Name, inner:GetAttribute("Level"), inner:HasTag("door"),
				copy.PrimaryPart == inner, copy ~= model }`),
	).toEqual([true, "Part", 3, true, true, true]);
});

test("what is not archivable is not cloned", async () => {
	expect(
		await studio.run(`
			local folder = Instance.new("Folder")
			Instance.new("Part", folder).Archivable = false
			Instance.new("Part", folder)
			local count = #folder:Clone():GetChildren()
			folder.Archivable = false
			return { count, folder:Clone() == nil }`),
	).toEqual([1, true]);
});

test("attributes keep their rules", async () => {
	expect(
		await studio.run(`
			local part = Instance.new("Part")
			part:SetAttribute("Speed", 3)
			part:SetAttribute("Home", Vector3.new(1, 2, 3))
			part:SetAttribute("Speed", nil)
			return { part:GetAttribute("Speed") == nil, tostring(part:GetAttributes().Home) }`),
	).toEqual([true, "1, 2, 3"]);
	expect(await refusal("workspace:SetAttribute('RBXsecret', 1)")).toMatch(/must not start with RBX/);
	expect(await refusal("workspace:SetAttribute('no spaces', 1)")).toMatch(/may hold only/);
	expect(await refusal("workspace:SetAttribute('Table', {})")).toBe("table is not a supported attribute type");
});

test("replaced properties stay in step with their successors", async () => {
	expect(
		await studio.run(`
			local part, decal, label = Instance.new("Part"), Instance.new("Decal"), Instance.new("TextLabel")
			part.BrickColor = BrickColor.new("Bright red")
			decal.Texture = "rbxassetid://5"
			label.Font = Enum.Font.Code
			part.Position = Vector3.new(1, 2, 3)
			part.Orientation = Vector3.new(0, 90, 0)
			return { tostring(part.Color), decal.TextureContent.Uri, label.FontFace.Family, tostring(part.CFrame.Position),
				tostring(part.Rotation) }`),
	).toEqual([
		"0.768627465, 0.156862751, 0.109803922",
		"rbxassetid://5",
		"rbxasset://fonts/families/Inconsolata.json",
		"1, 2, 3",
		"0, 90, 0",
	]);
});

test("ten thousand instances are no burden", async () => {
	expect(
		await studio.run(`
			local folder = Instance.new("Folder")
			for index = 1, 10000 do
				local part = Instance.new("Part")
				part.Name = "P" .. index
				part.Parent = folder
			end
			local count = #folder:GetChildren()
			folder:Destroy()
			return { count, #folder:GetChildren() }`),
	).toEqual([10_000, 0]);
});
