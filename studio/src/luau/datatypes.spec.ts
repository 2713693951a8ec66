import { beforeAll, describe, expect, it } from "vitest";

import { createLuauExpressions, type LuauExpressions } from "./luau-expressions.ts";

let luau: LuauExpressions;
beforeAll(async () => {
	luau = await createLuauExpressions();
});

describe("every datatype", () => {
	it("has the type's name in its metatable and no way to change it", () => {
		const names = luau.evaluate(`
			local samples = {
				Vector3 = Vector3.zero, Vector2 = Vector2.zero, CFrame = CFrame.identity, Color3 = Color3.new(),
				UDim = UDim.new(), UDim2 = UDim2.new(), BrickColor = all.BrickColor.new(1),
				NumberRange = all.NumberRange.new(1), NumberSequence = all.NumberSequence.new(1),
				NumberSequenceKeypoint = all.NumberSequenceKeypoint.new(0, 1),
				ColorSequence = all.ColorSequence.new(Color3.new()),
				ColorSequenceKeypoint = all.ColorSequenceKeypoint.new(0, Color3.new()),
				Rect = all.Rect.new(1, 2, 3, 4), Region3 = all.Region3.new(), Region3int16 = all.Region3int16.new(),
				Ray = all.Ray.new(), Font = all.Font.new("x"), PhysicalProperties = all.PhysicalProperties.new(1, 1, 1),
				Faces = all.Faces.new(), Axes = all.Axes.new(), TweenInfo = all.TweenInfo.new(),
				RaycastParams = all.RaycastParams.new(), OverlapParams = all.OverlapParams.new(),
				DateTime = all.DateTime.now(), Random = all.Random.new(1), Content = all.Content.none,
				DockWidgetPluginGuiInfo = all.DockWidgetPluginGuiInfo.new(), PathWaypoint = all.PathWaypoint.new(),
				FloatCurveKey = all.FloatCurveKey.new(0, 1), Vector2int16 = all.Vector2int16.new(),
				RotationCurveKey = all.RotationCurveKey.new(0, CFrame.identity), Vector3int16 = all.Vector3int16.new(),
				EnumItem = Enum.Material.Plastic, Enum = Enum.Material,
			}
			local wrong = {}
			for name, value in samples do
				local reads, readError = pcall(function() return value.Nonsense end)
				local writes = pcall(function() value.Nonsense = 1 end)
				local expected = if name == "Enum" then "Enum.Material" else name
				if getmetatable(value).name ~= name or class.nameOf(value) ~= name or reads or writes
					or not string.find(readError, \`Nonsense is not a valid member of "{expected}"\`, 1, true)
					or not table.isfrozen(value) then
					table.insert(wrong, name)
				end
			end
			return table.concat(wrong, ",")`);
		expect(names).toBe("");
	});

	it("rejects unknown constructors and assignments to members", () => {
		expect(luau.failure("Vector3.make(1)")).toContain('make is not a valid member of "Vector3"');
		expect(luau.failure("Vector3.new = 1")).toContain("readonly");
		expect(luau.failure("Vector3.zero.X = 1")).toContain("readonly");
		expect(luau.failure("Vector3.zero.Magnitude = 1")).toContain("Magnitude cannot be assigned to");
	});
});

describe("vectors", () => {
	it("hold single precision and print nine digits", () => {
		expect(luau.evaluate(` return Vector3.new(0.1).X`)).toBe(Math.fround(0.1));
		expect(luau.show("Vector3.new(0.1, -2.5, 1e20)", "Vector2.new(1/3, 0)", "Vector3.new(1/0, -1/0, 0/0)")).toEqual([
			"0.100000001, -2.5, 1.00000002e+20",
			"0.333333343, 0",
			"inf, -inf, nan",
		]);
	});

	it("compute with each other and with numbers", () => {
		expect(
			luau.show(
				"Vector3.new(1, 2, 3) + Vector3.one",
				"Vector3.new(1, 2, 3) - Vector3.one",
				"2 * Vector3.new(1, 2, 3)",
				"Vector3.new(1, 2, 3) * Vector3.new(2, 3, 4)",
				"Vector3.new(6, 3, 2) / 2",
				"6 / Vector3.new(1, 2, 3)",
				"Vector3.new(7, -7, 3) // 2",
				"-Vector3.xAxis",
				"Vector3.xAxis == Vector3.new(1, 0, 0)",
				"Vector2.new(3, 4) * 2 - Vector2.one",
			),
		).toEqual([
			"2, 3, 4",
			"0, 1, 2",
			"2, 4, 6",
			"2, 6, 12",
			"3, 1.5, 1",
			"6, 3, 2",
			"3, -4, 1",
			"-1, -0, -0",
			"true",
			"5, 7",
		]);
		expect(luau.failure("return Vector3.one + 1")).toContain(
			"attempt to perform arithmetic (add) on Vector3 and number",
		);
		expect(luau.failure("return nil * Vector2.one")).toContain(
			"attempt to perform arithmetic (mul) on nil and Vector2",
		);
	});

	it("offer the usual methods", () => {
		expect(
			luau.show(
				"Vector3.new(3, 4, 0).Magnitude",
				"Vector3.new(0, 5, 0).Unit",
				"Vector3.xAxis:Cross(Vector3.yAxis)",
				"Vector3.new(1, 2, 3):Dot(Vector3.new(4, 5, 6))",
				"Vector3.zero:Lerp(Vector3.new(2, 4, 6), 0.5)",
				"Vector3.new(1, 5, 3):Max(Vector3.new(4, 2, 3), Vector3.new(0, 0, 9))",
				"Vector3.new(-1.5, 1.5, 0):Floor()",
				"Vector3.new(-1.5, 1.5, 0):Sign()",
				"Vector3.one:FuzzyEq(Vector3.new(1, 1, 1.000001))",
				"math.round(math.deg(Vector3.xAxis:Angle(Vector3.yAxis, -Vector3.zAxis)))",
				"Vector3.fromNormalId(Enum.NormalId.Front)",
				"Vector2.new(3, 4).Magnitude",
				"Vector2.xAxis:Cross(Vector2.yAxis)",
				"math.round(math.deg(Vector2.yAxis:Angle(Vector2.xAxis, true)))",
			),
		).toEqual([
			"5",
			"0, 1, 0",
			"0, 0, 1",
			"32",
			"1, 2, 3",
			"4, 5, 9",
			"-2, 1, 0",
			"-1, 1, 0",
			"true",
			"-90",
			"0, 0, -1",
			"5",
			"1",
			"-90",
		]);
		expect(luau.failure("Vector3.one:Dot(3)")).toContain("invalid argument #1 to 'Dot' (Vector3 expected, got number)");
	});

	it("wrap 16-bit integers", () => {
		expect(
			luau.show("all.Vector3int16.new(32768, -1.9, 3)", "all.Vector2int16.new(2, 3) * all.Vector2int16.new(4, 5)"),
		).toEqual(["-32768, -1, 3", "8, 15"]);
	});
});

describe("colours", () => {
	it("convert between forms", () => {
		expect(
			luau.show(
				'Color3.fromHex("#ff8800"):ToHex()',
				'Color3.fromHex("0f8"):ToHex()',
				"Color3.fromRGB(255, 0, 51)",
				"Color3.fromHSV(0.5, 1, 1)",
				"Color3.new(0, 0, 0):Lerp(Color3.new(1, 0.5, 0.25), 0.5)",
				"all.BrickColor.new('Bright red').Color:ToHex()",
				"all.BrickColor.new(Color3.fromRGB(196, 40, 28))",
				"all.BrickColor.new('no such colour')",
				"all.BrickColor.Red().Number",
			),
		).toEqual([
			"ff8800",
			"00ff88",
			"1, 0, 0.200000003",
			"0, 1, 1",
			"0.5, 0.25, 0.125",
			"c4281c",
			"Bright red",
			"Medium stone grey",
			"21",
		]);
		expect(luau.failure("Color3.fromHex('nope')")).toContain("Unable to convert characters to hex value");
	});

	it("take hue, saturation and value apart and together again", () => {
		expect(
			luau.evaluate(`
				local random = all.Random.new(7)
				local worst = 0
				for _ = 1, 500 do
					local color = Color3.new(random:NextNumber(), random:NextNumber(), random:NextNumber())
					local again = Color3.fromHSV(color:ToHSV())
					worst = math.max(worst, math.abs(color.R - again.R), math.abs(color.G - again.G), math.abs(color.B - again.B))
				end
				return worst < 1e-6`),
		).toBe(true);
	});
});

describe("interface sizes", () => {
	it("combine scale and offset", () => {
		expect(
			luau.show(
				"UDim2.new(0.5, 10, 1, -3) + UDim2.fromOffset(1, 2)",
				"UDim2.fromScale(1, 1) - UDim2.new(UDim.new(0.5, 1), UDim.new())",
				"UDim2.fromOffset(10, 20):Lerp(UDim2.fromScale(1, 1), 0.25)",
				"UDim2.new(1, 2, 3, 4).Width",
				"UDim.new(0.25, 7.9).Offset",
				"UDim2.new(1, 2, 3, 4) == UDim2.new(1, 2, 3, 4)",
			),
		).toEqual(["{0.5, 11}, {1, -1}", "{0.5, -1}, {1, 0}", "{0.25, 8}, {0.25, 15}", "1, 2", "7", "true"]);
	});
});

describe("sequences and ranges", () => {
	it("are built from numbers, colours or keypoints", () => {
		expect(
			luau.show(
				"all.NumberSequence.new(0.5)",
				"all.NumberSequence.new({ all.NumberSequenceKeypoint.new(0, 1), all.NumberSequenceKeypoint.new(1, 0, 0.5) })",
				"#all.ColorSequence.new(Color3.new(), Color3.new(1, 1, 1)).Keypoints",
				"all.NumberRange.new(2)",
				"all.NumberRange.new(1, 3).Max",
				"all.NumberSequence.new(1) == all.NumberSequence.new(1, 1)",
			),
		).toEqual(["0 0.5 0 1 0.5 0 ", "0 1 0 1 0 0.5 ", "2", "2 2 ", "3", "true"]);
	});

	it("refuse what the engine refuses", () => {
		expect(luau.failure("all.NumberRange.new(3, 1)")).toContain("invalid range");
		expect(luau.failure("all.NumberSequence.new({})")).toContain("at least 2 keypoints");
		expect(
			luau.failure(
				"all.NumberSequence.new({ all.NumberSequenceKeypoint.new(0, 1), all.NumberSequenceKeypoint.new(0.9, 1) })",
			),
		).toContain("must end at time=1.0");
		expect(luau.failure("all.ColorSequence.new(3)")).toContain("Color3 expected, got number");
	});

	it("hand out keypoints that a script may change", () => {
		expect(
			luau.show(`(function()
				local sequence = all.NumberSequence.new(1)
				table.insert(sequence.Keypoints, 1)
				return #sequence.Keypoints
			end)()`),
		).toEqual(["2"]);
	});
});

describe("shapes", () => {
	it("know their extents", () => {
		expect(
			luau.show(
				"all.Rect.new(1, 2, 4, 8).Width",
				"all.Rect.new(Vector2.zero, Vector2.one).Height",
				"all.Region3.new(Vector3.new(1, 1, 1), Vector3.new(3, 5, 7)).Size",
				"all.Region3.new(Vector3.new(1, 1, 1), Vector3.new(3, 5, 7)):ExpandToGrid(4).CFrame.Position",
				"all.Ray.new(Vector3.zero, Vector3.new(0, 0, -9)):ClosestPoint(Vector3.new(1, 0, -4))",
				"all.Ray.new(Vector3.zero, Vector3.new(0, 0, -9)).Unit",
				"all.Faces.new(Enum.NormalId.Top, Enum.NormalId.Back)",
				"all.Axes.new(Enum.Axis.X, Enum.NormalId.Front)",
				"all.Axes.new(Enum.Axis.Y).Top",
			),
		).toEqual(["3", "1", "2, 4, 6", "2, 4, 4", "0, 0, -4", "{0, 0, 0}, {0, 0, -1}", "Top, Back", "X, Z", "true"]);
	});
});
