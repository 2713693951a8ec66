import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";

interface Report {
	readonly tried: number;
	/** Types seen on writable properties, with how often a value went out and came back. */
	readonly roundTrips: Readonly<Record<string, number>>;
	/** Types without a wire form, which must be refused by name. */
	readonly refused: Readonly<Record<string, string>>;
	readonly failures: readonly string[];
}

/** Every writable property of every class that can be created: engine → wire → coerced → engine → property, compared. */
const SURVEY = `
	local adapter = pluginRoot.TS.studio["value-adapter"]
	local fromEngine = require(adapter["from-engine"]).fromEngine
	local toEngine = require(adapter["to-engine"]).toEngine
	local enumItems = require(adapter["engine-enum-items"]).engineEnumItems
	local coerce = require(pluginRoot.TS.core.values["coerce-value"]).coerceValue
	local reflection = game:GetService("ReflectionService")
	local report = { tried = 0, roundTrips = {}, refused = {}, failures = {} }

	local function try(instance, property, className)
		local readable, value = pcall(function() return instance[property] end)
		if not readable or value == nil or typeof(value) == "Instance" then return end
		report.tried += 1
		local kind = typeof(value)
		local label = className .. "." .. property
		local wire = fromEngine(value)
		if wire == nil then
			local attempt = coerce("x", kind, { enumItems = enumItems })
			report.refused[kind] = if attempt.ok then "NOT REFUSED " .. label else attempt.error
			return
		end
		local expected = if kind == "EnumItem" then tostring(value.EnumType) else kind
		if not string.find(expected, "^Enum%.") and kind == "EnumItem" then expected = "Enum." .. expected end
		if kind == "boolean" then expected = "bool" end
		local coerced = coerce(wire, expected, { enumItems = enumItems })
		if not coerced.ok then table.insert(report.failures, label .. ": " .. coerced.error) return end
		local back = toEngine(coerced.value)
		if not back.ok then table.insert(report.failures, label .. ": " .. back.error) return end
		local written, problem = pcall(function() instance[property] = back.value end)
		if not written then
			if not string.find(tostring(problem), "[Rr]ead") then table.insert(report.failures, label .. ": " .. tostring(problem)) end
			return
		end
		local now = instance[property]
		if now ~= value and not (now ~= now and value ~= value) then
			table.insert(report.failures, label .. ": " .. tostring(value) .. " came back as " .. tostring(now))
			return
		end
		report.roundTrips[kind] = (report.roundTrips[kind] or 0) + 1
	end

	for _, class in reflection:GetClasses() do
		local made, instance = pcall(Instance.new, class.Name)
		if made and class.Name ~= "Sound" then
			for _, property in reflection:GetPropertiesOfClass(class.Name) or {} do
				if property.Permits and property.Permits.Write ~= nil and property.Name ~= "Parent" then
					try(instance, property.Name, class.Name)
				end
			end
		end
	end
	return report
`;

const plugin = PluginCalls.forTests();

describe("values of the reflection database", () => {
	it("round-trip through the wire form, or are refused by name", async () => {
		const report = (await plugin.studio.execute(SURVEY)) as Report;
		console.log(`values: ${report.tried} properties`, report.roundTrips, report.refused);
		expect(report.failures).toEqual([]);
		expect(report.tried).toBeGreaterThan(1000);
		for (const [type, error] of Object.entries(report.refused))
			expect(error).toContain(`values of type ${type} cannot be written`);
	});

	it("keeps special values of every datatype", async () => {
		const failures = await plugin.studio.execute(`
			local adapter = pluginRoot.TS.studio["value-adapter"]
			local fromEngine = require(adapter["from-engine"]).fromEngine
			local toEngine = require(adapter["to-engine"]).toEngine
			local print = require(pluginRoot.TS.core["json-print"]).printJson
			local parse = require(pluginRoot.TS.core["json-parse"]).parseJson
			local failures = {}
			local values = {
				math.huge, -math.huge, 0.1, 1e-300, 2 ^ 53, 1099511627776, "", "a\\"\\\\b\\n", true,
				Vector3.new(math.huge, 0.1, -1e-7), Vector2.new(0.3, -math.huge), Color3.new(2, 0.5, 0), Color3.fromRGB(255, 136, 0),
				CFrame.new(1, 2, 3) * CFrame.Angles(0.3, 0.2, 0.1), UDim2.new(0.25, 10, 1, -5), UDim.new(0.1, 3), Rect.new(0, 1, 2, 3.5),
				NumberRange.new(0.1, 7), NumberSequence.new({ NumberSequenceKeypoint.new(0, 1, 0.2), NumberSequenceKeypoint.new(0.3, 2), NumberSequenceKeypoint.new(1, 0) }),
				ColorSequence.new(Color3.new(1, 0, 0), Color3.new(0, 0.2, 1)), BrickColor.new("Bright red"), Enum.Material.Neon,
				PhysicalProperties.new(0.7, 0.3, 0.5, 1, 2), Ray.new(Vector3.new(1, 2, 3), Vector3.new(0, -1, 0)),
				Font.new("rbxasset://fonts/families/Arial.json", Enum.FontWeight.Bold, Enum.FontStyle.Italic),
				Faces.new(Enum.NormalId.Top, Enum.NormalId.Left), Axes.new(Enum.Axis.X, Enum.Axis.Z), Content.fromUri("rbxassetid://5"), Content.none,
			}
			for _, value in values do
				local text = print(fromEngine(value))
				local back = toEngine(parse(text).value)
				if not back.ok or back.value ~= value then
					table.insert(failures, tostring(value) .. " as " .. text .. " came back as " .. tostring(if back.ok then back.value else back.error))
				end
			end
			return failures
		`);
		expect(failures).toEqual([]);
	});
});
