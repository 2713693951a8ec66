import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createLuauExpressions, type LuauExpressions } from "./luau-expressions.ts";

let luau: LuauExpressions;
beforeAll(async () => {
	luau = await createLuauExpressions();
});

const angle = fc.double({ min: -3.1, max: 3.1, noNaN: true });
const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const pose = fc.tuple(coordinate, coordinate, coordinate, angle, angle, angle);
const REPORT = { numRuns: 200, verbose: 1 } as const;

const POSE = "local function pose(x, y, z, rx, ry, rz) return CFrame.new(x, y, z) * CFrame.Angles(rx, ry, rz) end";

describe("CFrame", () => {
	it("is made from positions, components, quaternions and directions", () => {
		expect(
			luau.show(
				"CFrame.new()",
				"CFrame.new(1, 2, 3)",
				"CFrame.new(Vector3.new(1, 2, 3))",
				"CFrame.new(0, 0, 0, 0, 1, 0, 0)",
				"CFrame.new(1, 2, 3, 0, 0, 1, 0, 1, 0, -1, 0, 0)",
				"CFrame.lookAt(Vector3.zero, Vector3.new(5, 0, 0))",
				"CFrame.new(Vector3.zero, Vector3.new(0, 0, -3))",
				"CFrame.lookAlong(Vector3.one, Vector3.new(0, 0, 2)).LookVector",
				"CFrame.fromMatrix(Vector3.one, Vector3.xAxis, Vector3.yAxis)",
			),
		).toEqual([
			"0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1",
			"1, 2, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1",
			"1, 2, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1",
			"0, 0, 0, -1, 0, 0, 0, 1, 0, 0, 0, -1",
			"1, 2, 3, 0, 0, 1, 0, 1, 0, -1, 0, 0",
			"0, 0, 0, 0, 0, -1, 0, 1, 0, 1, 0, 0",
			"0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1",
			"-0, -0, 1",
			"1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1",
		]);
	});

	it("refuses arguments it cannot use", () => {
		const [ok, message] = luau.run(` return pcall(CFrame.new, 1, "x", 3)`);
		expect([ok, message]).toEqual([
			false,
			expect.stringContaining("invalid argument #2 to 'new' (number expected, got string)"),
		]);
		expect(luau.run(` return pcall(CFrame.new, 1, 2)`)[1]).toContain("Invalid number of arguments: 2");
		expect(luau.run(` return pcall(function() return CFrame.identity * 2 end)`)[1]).toContain("on CFrame and number");
	});

	it("turns the way the engine's documentation says", () => {
		expect(
			luau.show(
				"(CFrame.Angles(0, math.pi / 2, 0).LookVector - Vector3.new(-1, 0, 0)).Magnitude < 1e-6",
				"(CFrame.Angles(math.pi / 2, 0, 0).LookVector - Vector3.yAxis).Magnitude < 1e-6",
				"(CFrame.fromAxisAngle(Vector3.yAxis, math.pi) * Vector3.xAxis + Vector3.xAxis).Magnitude < 1e-6",
				"CFrame.new(1, 2, 3) + Vector3.one",
				"CFrame.new(1, 2, 3) * Vector3.one",
				"CFrame.new(1, 2, 3):Inverse().Position",
				"CFrame.new(0, 0, 0):Lerp(CFrame.new(4, 0, 0), 0.25).X",
				"CFrame.identity:AngleBetween(CFrame.Angles(0, 1, 0)) - 1 < 1e-6",
			),
		).toEqual(["true", "true", "true", "2, 3, 4, 1, 0, 0, 0, 1, 0, 0, 0, 1", "2, 3, 4", "-1, -2, -3", "1", "true"]);
	});

	it("looks straight up and down without losing its axes", () => {
		for (const y of [5, -5]) {
			expect(
				luau.evaluate(
					`local frame = CFrame.lookAt(Vector3.zero, Vector3.new(0, (...), 0))
					return frame.LookVector.Y == math.sign((...)) and math.abs(frame.RightVector:Cross(frame.UpVector):Dot(frame.ZVector) - 1) < 1e-6`,
					y,
				),
			).toBe(true);
		}
	});

	it("is undone by its inverse", () => {
		fc.assert(
			fc.property(pose, (numbers) => {
				expect(
					luau.evaluate(
						`${POSE} local frame = pose(...) return (frame * frame:Inverse()):FuzzyEq(CFrame.identity, 1e-3)`,
						...numbers,
					),
				).toBe(true);
			}),
			REPORT,
		);
	});

	it("goes to object space and back", () => {
		fc.assert(
			fc.property(pose, pose, (first, second) => {
				const source = `${POSE}
					local all = { ... }
					local a, b = pose(unpack(all, 1, 6)), pose(unpack(all, 7, 12))
					local point = Vector3.new(all[3], all[2], all[1])
					return a:ToWorldSpace(a:ToObjectSpace(b)):FuzzyEq(b, 1e-3)
						and a:PointToObjectSpace(a:PointToWorldSpace(point)):FuzzyEq(point, 1e-3)
						and a:VectorToObjectSpace(a:VectorToWorldSpace(point)):FuzzyEq(point, 1e-3)`;
				expect(luau.evaluate(source, ...first, ...second)).toBe(true);
			}),
			REPORT,
		);
	});

	it("gives back the rotation its angles describe, in every order", () => {
		fc.assert(
			fc.property(pose, (numbers) => {
				const source = `${POSE}
					local frame = pose(...).Rotation
					for _, order in Enum.RotationOrder:GetEnumItems() do
						local x, y, z = frame:ToEulerAngles(order)
						if not CFrame.fromEulerAngles(x, y, z, order):FuzzyEq(frame, 1e-3) then
							return order.Name
						end
					end
					local axis, angle = frame:ToAxisAngle()
					local isSame = CFrame.fromAxisAngle(axis, angle):FuzzyEq(frame, 1e-3)
						and CFrame.fromOrientation(frame:ToOrientation()):FuzzyEq(frame, 1e-3)
						and CFrame.Angles(frame:ToEulerAnglesXYZ()):FuzzyEq(frame, 1e-3)
						and CFrame.new(frame:GetComponents()) == frame
						and frame:Orthonormalize():FuzzyEq(frame, 1e-5)
						and frame:Lerp(CFrame.identity, 1):FuzzyEq(CFrame.identity, 1e-4)
					return isSame`;
				expect(luau.evaluate(source, ...numbers)).toBe(true);
			}),
			REPORT,
		);
	});

	it("rotates one direction onto another", () => {
		fc.assert(
			fc.property(angle, angle, (a, b) => {
				const source = `local a, b = ...
					local from = CFrame.Angles(a, b, 0).LookVector
					local to = CFrame.Angles(b, a, 0).RightVector
					return (CFrame.fromRotationBetweenVectors(from, to) * from):FuzzyEq(to, 1e-3)
						and (CFrame.fromRotationBetweenVectors(from, -from) * from):FuzzyEq(-from, 1e-3)`;
				expect(luau.evaluate(source, a, b)).toBe(true);
			}),
			REPORT,
		);
	});
});
