import { join } from "node:path";

import { reflection } from "rbx-dom";
import { expect, test } from "vitest";

import { readComparable } from "./testing/comparable-tree.ts";
import { placeFixture, withFolder, withStudio } from "./testing/use-studio.ts";

interface PropertyEntry {
	readonly Name: string;
	readonly Scriptability: string;
}

/** Names of the properties scripts may use, inherited ones included, for every class. */
function scriptableProperties(): Record<string, readonly string[]> {
	const own = (className: string): readonly string[] => {
		const { Properties } = reflection.class(className) as unknown as {
			readonly Properties: Readonly<Record<string, PropertyEntry>>;
		};
		return Object.values(Properties)
			.filter(({ Scriptability }) => Scriptability === "ReadWrite" || Scriptability === "Read")
			.map(({ Name }) => Name);
	};
	return Object.fromEntries(
		reflection
			.classNames()
			.map((name) => [name, [name, ...reflection.superclasses(name)].flatMap(own)] as const)
			.map(([name, names]) => [name, names.filter((property) => property !== "Parent")] as const),
	);
}

const WRITE_AND_PUT_BACK = `
	local properties = game:GetService("HttpService"):JSONDecode([==[PROPERTIES]==])
	local others = {
		boolean = function(value) return not value end,
		number = function(value) return value + 1 end,
		string = function(value) return value .. "x" end,
		EnumItem = function(value)
			for _, item in value.EnumType:GetEnumItems() do
				if item ~= value then return item end
			end
			return value
		end,
		Vector3 = function(value) return value + Vector3.one end,
		Vector2 = function(value) return value + Vector2.one end,
		Color3 = function() return Color3.new(0.25, 0.5, 0.125) end,
		CFrame = function(value) return value * CFrame.new(1, 2, 3) end,
		UDim2 = function(value) return value + UDim2.new(1, 1, 1, 1) end,
		UDim = function(value) return value + UDim.new(1, 1) end,
		BrickColor = function(value) return value end,
		Font = function() return Font.fromEnum(Enum.Font.Code) end,
		NumberRange = function() return NumberRange.new(3, 4) end,
		NumberSequence = function() return NumberSequence.new(0.5, 0.75) end,
		ColorSequence = function() return ColorSequence.new(Color3.new(1, 0, 0), Color3.new(0, 1, 0)) end,
		Rect = function() return Rect.new(1, 2, 3, 4) end,
		Content = function() return Content.fromUri("rbxassetid://1") end,
		PhysicalProperties = function() return PhysicalProperties.new(1, 0.5, 0.5) end,
		Faces = function() return Faces.new(Enum.NormalId.Top) end,
		Axes = function() return Axes.new(Enum.Axis.X) end,
		Ray = function() return Ray.new(Vector3.one, Vector3.yAxis) end,
		Instance = function() return workspace end,
		["nil"] = function() return nil end,
	}
	local problems, written = {}, 0
	local function check(inst, name)
		local ok, problem = pcall(function()
			local value = inst[name]
			local other = others[typeof(value)]
			assert(other, "no other value of type " .. typeof(value))
			if typeof(value) ~= "BrickColor" then
				inst[name] = other(value)
				inst[name] = value
				written += 1
			end
		end)
		if not ok and not string.find(problem, "Property is read only", 1, true) then
			table.insert(problems, inst.ClassName .. "." .. name .. ": " .. problem)
		end
	end
	for _, inst in game:GetDescendants() do
		for _, name in properties[inst.ClassName] or {} do
			check(inst, name)
		end
	end
	return { problems = problems, written = written }`;

/** Files leave out defaults of newer versions, so only values present on both sides are compared. */
function differences(before: string, after: string): readonly string[] {
	const saved = readComparable(after);
	return readComparable(before).flatMap(({ path, properties }, index) =>
		Object.entries(properties)
			.filter(([name, value]) => saved[index]?.properties[name] !== value)
			.map(([name, value]) => `${path} ${name}: ${value} became ${saved[index]?.properties[name]}`),
	);
}

test.each(["all-instances-415.rbxl", "obby.rbxl"])(
	"every property of %s can be read, and survives being written and put back",
	async (place) => {
		await withFolder(async (folder) => {
			const output = join(folder, place);
			await withStudio(
				async (studio) => {
					await studio.loadPlace(placeFixture(place));
					const { problems, written } = (await studio.execute(
						WRITE_AND_PUT_BACK.replace("PROPERTIES", JSON.stringify(scriptableProperties())),
					)) as { readonly problems: readonly string[]; readonly written: number };
					expect(problems).toEqual([]);
					expect(written).toBeGreaterThan(1500);
					await studio.savePlace(output);
				},
				{ timeoutMs: 60_000 },
			);
			expect(differences(placeFixture(place), output)).toEqual([]);
		});
	},
);
