import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createLuauModules, type LuauModules } from "./luau-modules.ts";

/*
 * A small tree; the tests name instances by their `name`:
 *   Root > House(Model) > Door(Part, tag Fruit), Wall(MeshPart), Sub(Model) > Knob(Part)
 *        > Tree(Folder) > Door(Part, anchored), "Red Tree"(Part)
 */
const TREE = `
local all = import("datatypes/all")
local supers = { Part = "BasePart", MeshPart = "BasePart", BasePart = "Instance", Model = "Instance", Folder = "Instance" }
local function node(class, name, more)
	local result = { class = class, name = name, children = {}, tags = {}, attributes = {}, properties = {} }
	for key, value in more or {} do result[key] = value end
	for _, child in result.children do child.parent = result end
	return result
end
local tree = node("Model", "Root", { children = {
	node("Model", "House", { attributes = { OnFire = true }, children = {
		node("Part", "Door", { tags = { Fruit = true }, attributes = { Fuel = 75, Note = "a b" },
			properties = { Anchored = false, Transparency = 0.5, Material = all.Enum.Material.Wood, Size = all.Vector3.one } }),
		node("MeshPart", "Wall", { properties = { Anchored = true, MeshId = "rbxassetid://1" } }),
		node("Model", "Sub", { children = { node("Part", "Knob", { properties = { Anchored = true } }) } }),
	} }),
	node("Folder", "Tree", { children = {
		node("Part", "Door", { properties = { Anchored = true, Transparency = -1 } }),
		node("Part", "Red Tree", {}),
	} }),
} })
local api = {
	children = function(i) return i.children end,
	parent = function(i) return i.parent end,
	name = function(i) return i.name end,
	hasTag = function(i, tag) return i.tags[tag] == true end,
	attribute = function(i, name) return i.attributes[name] end,
	property = function(i, name) return i.properties[name] ~= nil, i.properties[name] end,
	isA = function(i, class)
		local current = i.class
		while current do
			if current == class then return true end
			current = supers[current]
		end
		return false
	end,
}
local selector = import("selector")
local function describe(list)
	local names = {}
	for index, item in list do names[index] = item.parent.name .. "/" .. item.name end
	return table.concat(names, " ")
end
`;

let luau: LuauModules;
beforeAll(async () => {
	luau = await createLuauModules();
});

const query = (selector: string): unknown =>
	luau.evaluate(`${TREE} return describe(selector.compile((...)).query(tree, api))`, selector);
const failure = (selector: string): unknown =>
	luau.run(
		`${TREE} local text = ... return pcall(function() return selector.compile(text).query(tree, api) end)`,
		selector,
	)[1];

describe("selector", () => {
	it.each([
		["Part", "House/Door Sub/Knob Tree/Door Tree/Red Tree"],
		["BasePart", "House/Door House/Wall Sub/Knob Tree/Door Tree/Red Tree"],
		[".Fruit", "House/Door"],
		["#Door", "House/Door Tree/Door"],
		['#"Red Tree"', "Tree/Red Tree"],
		["Part#Door.Fruit", "House/Door"],
		["Part #Door", "House/Door Tree/Door"],
		["[Anchored = true]", "House/Wall Sub/Knob Tree/Door"],
		["[ Anchored=false ]", "House/Door"],
		["[Transparency = 0.5]", "House/Door"],
		['[Transparency = "0.5"]', "House/Door"],
		["[Transparency = -1]", "Tree/Door"],
		["[Material = Wood]", "House/Door"],
		['[MeshId = "rbxassetid://1"]', "House/Wall"],
		["[Missing = 1]", ""],
		["[$OnFire]", "Root/House"],
		["[$OnFire = true]", "Root/House"],
		["[$Fuel = 75]", "House/Door"],
		["[$Fuel = 7.5e1]", "House/Door"],
		['[$Note = "a b"]', "House/Door"],
		["Model > Part", "House/Door Sub/Knob"],
		["Model >> Part", "House/Door Sub/Knob"],
		["#House >> Part", "House/Door Sub/Knob"],
		["#House > Model > Part", "Sub/Knob"],
		["Model >> Model >> Part", "Sub/Knob"],
		["> Model", "Root/House"],
		[">> Model", "Root/House House/Sub"],
		["> Model > Part", "House/Door"],
		["#Root > Model", ""],
		["#Knob, #Door", "Sub/Knob House/Door Tree/Door"],
		["Part, #Knob", "House/Door Sub/Knob Tree/Door Tree/Red Tree Sub/Knob"],
		["Part:not(.Fruit)", "Sub/Knob Tree/Door Tree/Red Tree"],
		["Part:not(#Door, #Knob)", "Tree/Red Tree"],
		["Part:not(Model > Part)", "Tree/Door Tree/Red Tree"],
		["Model:has(> .Fruit)", "Root/House"],
		["Model:has(#Knob)", "Root/House House/Sub"],
		["Model:has(Model > #Knob)", "Root/House"],
		["Folder:not(:has(#Knob))", "Root/Tree"],
		["", ""],
		["  ", ""],
	])("%j finds %j", (selector, expected) => {
		expect(query(selector)).toBe(expected);
	});

	it.each([
		["Part >", 7, "a class"],
		["[Anchored]", 10, "'=' expected"],
		["[Anchored =]", 12, "a value expected"],
		["[Anchored = true", 17, "']' expected"],
		["[$]", 3, "an attribute's name expected"],
		["Part:first(x)", 6, "':first' is unknown"],
		["Part:not .A", 10, "'(' expected"],
		["Part:not(.A", 12, "')' expected"],
		["#", 2, "a name expected"],
		['#"Red', 2, "not closed"],
		["Part, ", 7, "a class"],
		["Part)", 5, "')' was not expected here"],
		["[A = 'x']", 6, "a value expected"],
		["*", 1, "a class"],
	])("%j is wrong at character %i", (selector, position, reason) => {
		const message = String(failure(selector));
		expect(message).toContain(`Invalid selector at character ${position}:`);
		expect(message).toContain(reason);
	});

	it("says which values cannot be compared", () => {
		expect(failure("[Size = 1]")).toContain("Property Size of type Vector3 is not supported for comparison");
	});

	it("never fails in any other way", () => {
		const parts = [
			"Part",
			"#Door",
			".Fruit",
			">",
			">>",
			",",
			":not(",
			":has(",
			")",
			"[",
			"]",
			"$",
			"=",
			'"',
			" ",
			"Anchored",
			"0.5",
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 10 }), (chosen) => {
				const text = chosen.join("");
				const [ok, message] = luau.run(`${TREE} return pcall(selector.compile, (...))`, text);
				expect(ok === true || String(message).startsWith("Invalid selector at character ")).toBe(true);
			}),
			{ numRuns: 500, verbose: 1 },
		);
	});
});
