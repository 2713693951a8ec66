import { beforeAll, describe, expect, it } from "vitest";

import { createLuauExpressions, type LuauExpressions } from "./luau-expressions.ts";

let luau: LuauExpressions;
beforeAll(async () => {
	luau = await createLuauExpressions();
});

describe("settings-like datatypes", () => {
	it("fill in defaults and accept items, names and values of enums", () => {
		expect(
			luau.show(
				"all.Font.fromEnum(Enum.Font.SourceSansBold)",
				"all.Font.fromEnum(Enum.Font.Roboto).Family",
				"all.Font.fromName('Oswald', Enum.FontWeight.SemiBold).Bold",
				"all.TweenInfo.new(2, Enum.EasingStyle.Sine, 'In', 3, true, 1)",
				"all.PhysicalProperties.new(Enum.Material.Wood)",
				"all.PhysicalProperties.new(200, -1, 2)",
				"all.DockWidgetPluginGuiInfo.new(Enum.InitialDockState.Left, true, false, 300, 400).FloatingYSize",
				"all.PathWaypoint.new(Vector3.one, Enum.PathWaypointAction.Jump).Action",
				"all.Content.fromUri('rbxassetid://1').SourceType",
				"all.Content.fromUri('') == all.Content.none",
			),
		).toEqual([
			"Font { Family = rbxasset://fonts/families/SourceSansPro.json, Weight = Bold, Style = Normal }",
			"rbxasset://fonts/families/Roboto.json",
			"true",
			"Time:2 DelayTime:1 RepeatCount:3 Reverses:True EasingDirection:In EasingStyle:Sine",
			"0.349999994, 0.479999989, 0.200000003, 1, 1",
			"100, 0, 1, 1, 1",
			"400",
			"Enum.PathWaypointAction.Jump",
			"Enum.ContentSourceType.Uri",
			"true",
		]);
		expect(luau.failure("all.Font.new('x', 'Fat')")).toContain('Invalid value "Fat" for enum FontWeight');
	});

	it("check what is assigned to query parameters", () => {
		expect(
			luau.show(`(function()
				local params = all.RaycastParams.new()
				params.FilterType = Enum.RaycastFilterType.Include
				params:AddToFilter({ 1, 2 })
				params.IgnoreWater = true
				return params.FilterType.Name .. #params.FilterDescendantsInstances .. tostring(params.IgnoreWater)
			end)()`),
		).toEqual(["Include2true"]);
		expect(luau.failure("all.RaycastParams.new().MaxParts = 3")).toContain(
			'MaxParts is not a valid member of "RaycastParams"',
		);
		expect(luau.failure("all.OverlapParams.new().MaxParts = 'x'")).toContain("number expected, got string");
	});
});

describe("DateTime", () => {
	it("reads the clock it is given", () => {
		expect(luau.show("all.DateTime.now().UnixTimestampMillis", "all.DateTime.now().UnixTimestamp")).toEqual([
			"1700000000250",
			"1700000000",
		]);
	});

	it("agrees with JavaScript's calendar", () => {
		for (const iso of [
			"1970-01-01T00:00:00Z",
			"2000-02-29T23:59:59Z",
			"1600-03-01T00:00:00Z",
			"2023-12-31T12:00:00.123Z",
			"9999-12-31T23:59:59Z",
		]) {
			const [millis, again] = luau.show(
				`all.DateTime.fromIsoDate("${iso}").UnixTimestampMillis`,
				`all.DateTime.fromIsoDate("${iso}"):ToIsoDate()`,
			);
			expect(Number(millis), iso).toBe(Date.parse(iso));
			expect(again).toBe(iso);
		}
		expect(
			luau.show(
				'all.DateTime.fromIsoDate("2024-05-01T10:00:00+02:30"):ToIsoDate()',
				'all.DateTime.fromIsoDate("soon")',
			),
		).toEqual(["2024-05-01T07:30:00Z", "nil"]);
	});

	it("formats English dates", () => {
		expect(
			luau.show(
				'all.DateTime.fromUniversalTime(2024, 3, 2, 15, 4, 5):FormatUniversalTime("LLLL", "en-us")',
				'all.DateTime.fromUniversalTime(2024, 3, 2, 15, 4, 5):FormatLocalTime("YY-M-Do [at] hh:mm A", "en-us")',
				"all.DateTime.fromUniversalTime(2024, 3, 2):ToUniversalTime().Day",
			),
		).toEqual(["Saturday, March 2, 2024 3:04 PM", "24-3-2nd at 03:04 PM", "2"]);
	});
});

describe("Random", () => {
	it("follows the seed as math.random does", () => {
		expect(
			luau.evaluate(`
				for _, seed in { 0, 1, 42, 123456789, -5 } do
					math.randomseed(seed)
					local random = all.Random.new(seed)
					for _ = 1, 50 do
						if math.random() ~= random:NextNumber() or math.random(3, 1000) ~= random:NextInteger(3, 1000) then
							return seed
						end
					end
				end
				return "same"`),
		).toBe("same");
	});

	it("clones, shuffles and points in unit directions", () => {
		expect(
			luau.evaluate(`
				local random = all.Random.new(3)
				local list = { 1, 2, 3, 4, 5, 6 }
				random:Shuffle(list)
				table.sort(list)
				local clone = random:Clone()
				local isUnit = math.abs(random:NextUnitVector().Magnitude - 1) < 1e-6
				clone:NextUnitVector()
				return table.concat(list) .. tostring(isUnit) .. tostring(random:NextNumber(5, 6) == clone:NextNumber(5, 6))`),
		).toBe("123456truetrue");
	});
});
