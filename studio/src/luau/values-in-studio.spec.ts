import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { readBinary } from "rbx-dom";
import { afterAll, describe, expect, it } from "vitest";

import { HeadlessStudio } from "../headless-studio.ts";

const OBBY = fileURLToPath(new URL("../../fixtures/places/obby.rbxl", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "vector-values-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a place, runs a chunk in it, and gives its result. */
async function inStudio(source: string, place?: string, saveAs?: string): Promise<unknown> {
	const studio = await HeadlessStudio.create();
	try {
		await studio.loadPlace(place);
		const result = await studio.execute(source);
		if (saveAs !== undefined) {
			await studio.savePlace(saveAs);
		}
		return result;
	} finally {
		await studio.close();
	}
}

describe("values in a studio", () => {
	it("have the types scripts expect", async () => {
		expect(
			await inStudio(`return {
				typeof(Vector3.zero), type(Vector3.zero), typeof(CFrame.identity), type(CFrame.identity),
				typeof(Enum.Material.Plastic), typeof(Enum.Material), typeof(Enum), typeof(workspace), type(workspace),
				tostring(getmetatable(Vector3.zero)), tostring(typeof(DateTime.now())),
			}`),
		).toEqual([
			"Vector3",
			"vector",
			"CFrame",
			"userdata",
			"EnumItem",
			"Enum",
			"Enums",
			"Instance",
			"userdata",
			"The metatable is locked",
			"DateTime",
		]);
	});

	it("answer selectors over a real place", async () => {
		const counted = await inStudio(
			`local function count(selector)
				return #workspace:QueryDescendants(selector)
			end
			local parts = 0
			for _, descendant in workspace:GetDescendants() do
				if descendant:IsA("BasePart") then
					parts += 1
				end
			end
			local first = workspace:QueryDescendants("BasePart")[1]
			first:AddTag("Seen")
			first:SetAttribute("Score", 12)
			return {
				count("BasePart") == parts, parts > 10, count(".Seen"), count("[$Score = 12]"), count("BasePart:not(.Seen)") == parts - 1,
				count("[ClassName = SpawnLocation]") == count("SpawnLocation"), count("BasePart[Anchored = true]") > 0,
				count("[Material = Plastic]") > 0, count("[NoSuchProperty = 1]"), workspace:QueryDescendants(".Seen")[1] == first,
				count("Terrain, > Camera"),
				select(2, pcall(workspace.QueryDescendants, workspace, "Part[")),
			}`,
			OBBY,
		);
		expect(counted).toEqual([
			true,
			true,
			1,
			1,
			true,
			true,
			true,
			true,
			0,
			true,
			2,
			"Invalid selector at character 6: a property's name expected.",
		]);
	});

	it("are saved as what they are, infinities and all", async () => {
		const file = join(folder, "values.rbxl");
		await inStudio(
			`local limit = Instance.new("UISizeConstraint")
			limit.MaxSize = Vector2.new(math.huge, 300)
			limit.Parent = workspace
			local number = Instance.new("NumberValue")
			number.Value = 0 / 0
			number.Parent = workspace
			local part = Instance.new("Part")
			part.Name = "Painted"
			part.Color = Color3.fromRGB(255, 128, 0)
			part.Material = Enum.Material.Neon
			part.CustomPhysicalProperties = PhysicalProperties.new(2, 0.5, 0.25)
			part:SetAttribute("Range", NumberRange.new(1, 2))
			part:SetAttribute("Look", Enum.Material.Ice)
			part.Parent = workspace`,
			undefined,
			file,
		);
		const { instances } = readBinary(readFileSync(file)).snapshot();
		const find = (name: string) => instances.find((instance) => instance.name === name || instance.className === name);
		expect(find("UISizeConstraint")?.properties["MaxSize"]).toEqual({ Vector2: [null, 300] });
		expect(find("NumberValue")?.properties["Value"]).toEqual({ Float64: 0 });
		expect(find("Painted")?.properties).toMatchObject({
			Color: { Color3uint8: [255, 128, 0] },
			Material: { Enum: 288 },
			CustomPhysicalProperties: { PhysicalProperties: { density: 2, friction: 0.5, elasticity: 0.25 } },
			Attributes: {
				Attributes: { Range: { NumberRange: [1, 2] }, Look: { EnumItem: { type: "Material", value: 1536 } } },
			},
		});
	});
});
