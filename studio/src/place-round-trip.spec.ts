import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { PlaceError, type HeadlessStudio } from "./headless-studio.ts";
import { readComparable, type ComparableInstance } from "./testing/comparable-tree.ts";
import { placeFixture, withFolder, withStudio } from "./testing/use-studio.ts";

const PLACES = [
	"all-instances-415.rbxl",
	"baseplate-413.rbxl",
	"baseplate-566.rbxl",
	"baseplate-566.rbxlx",
	"obby.rbxl",
] as const;

async function saveAfter(
	place: string,
	change: (studio: HeadlessStudio) => Promise<unknown>,
): Promise<readonly ComparableInstance[]> {
	return withFolder(async (folder) => {
		const output = join(folder, place);
		await withStudio(async (studio) => {
			await studio.loadPlace(placeFixture(place));
			await change(studio);
			await studio.savePlace(output);
		});
		return readComparable(output);
	});
}

const READ_EVERYTHING = `
	local read = 0
	for _, inst in game:GetDescendants() do
		for _, name in { "Name", "Parent", "ClassName", "Archivable" } do
			read += if inst[name] ~= nil then 1 else 0
		end
		inst:GetAttributes()
		game:GetService("CollectionService"):GetTags(inst)
		if inst:IsA("BasePart") then
			read += inst.Size.X + inst.Color.R + inst.CFrame.X + #inst.Material.Name
		end
	end
	return read`;

test.each(PLACES)("%s comes back as it was, property by property", async (place) => {
	const saved = await saveAfter(place, (studio) => studio.execute(READ_EVERYTHING));
	expect(saved).toEqual(readComparable(placeFixture(place)));
});

test("only what a script wrote differs in the saved place", async () => {
	const saved = await saveAfter("obby.rbxl", (studio) =>
		studio.execute(`
			local baseplate = workspace:FindFirstChild("Baseplate", true)
			baseplate.Transparency = 0.5
			baseplate.Color = Color3.fromRGB(255, 0, 0)
			baseplate:SetAttribute("Owner", "nobody")
			baseplate:AddTag("floor")`),
	);
	const changed = readComparable(placeFixture("obby.rbxl")).flatMap((before, index) => {
		const after = saved[index];
		return Object.keys({ ...before.properties, ...after?.properties })
			.filter((name) => before.properties[name] !== after?.properties[name])
			.map((name) => `${after?.path} ${name} ${after?.properties[name]}`);
	});
	expect(changed.sort()).toEqual([
		'/Workspace/Baseplate Attributes {"Attributes":{"Owner":{"BinaryString":"bm9ib2R5"}}}',
		'/Workspace/Baseplate Color {"Color3uint8":[255,0,0]}',
		'/Workspace/Baseplate Tags {"Tags":["floor"]}',
		'/Workspace/Baseplate Transparency {"Float32":0.5}',
	]);
});

test("instances can be added, copied, moved, renamed and removed", async () => {
	const saved = await saveAfter("baseplate-566.rbxl", (studio) =>
		studio.execute(`
			local house = Instance.new("Model")
			house.Name = "House"
			house.Parent = workspace
			local wall = Instance.new("Part")
			wall.Size = Vector3.new(1, 2, 3)
			wall.Parent = house
			house.PrimaryPart = wall
			local copy = workspace.Baseplate:Clone()
			copy.Name = "Second floor"
			copy.Parent = house
			workspace.SpawnLocation:Destroy()
			workspace.Baseplate.Parent = game:GetService("ServerStorage")
			local script = Instance.new("Script")
			script.Source = 'print("a\\tb\\\\n")'
			script.Parent = game:GetService("ServerScriptService")`),
	);
	const paths = saved.map((instance) => instance.path);
	expect(paths).toContain("/Workspace/House/Part");
	expect(paths).toContain("/Workspace/House/Second floor/Texture");
	expect(paths).toContain("/ServerStorage/Baseplate");
	expect(paths).not.toContain("/Workspace/Baseplate");
	expect(paths.filter((path) => path.startsWith("/Workspace/SpawnLocation"))).toEqual([]);
	const find = (path: string): ComparableInstance | undefined => saved.find((instance) => instance.path === path);
	expect(find("/Workspace/House/Part")?.properties["Size"]).toBe('{"Vector3":[1,2,3]}');
	expect(find("/Workspace/House")?.properties["PrimaryPart"]).toBe(
		`{"Ref":"#${paths.indexOf("/Workspace/House/Part")}"}`,
	);
	expect(find("/Workspace/House/Second floor")?.properties["Size"]).toBe(
		find("/ServerStorage/Baseplate")?.properties["Size"],
	);
	expect(find("/ServerScriptService/Script")?.properties["Source"]).toBe('{"String":"print(\\"a\\tb\\\\n\\")"}');
});

test("what comes from a plugin's model is saved whole", async () => {
	await withFolder(async (folder) => {
		const plugin = join(folder, "plugin.rbxmx");
		writeFileSync(
			plugin,
			`<roblox version="4"><Item class="Folder" referent="0"><Properties><string name="Name">Plugin</string></Properties>
				<Item class="Part" referent="1"><Properties>
					<string name="Name">Template</string><bool name="Anchored">true</bool>
				</Properties></Item></Item></roblox>`,
		);
		const output = join(folder, "out.rbxl");
		await withStudio(async (studio) => {
			await studio.loadPlace();
			await studio.loadPlugin(plugin);
			await studio.execute(`
				pluginRoot.Template:Clone().Parent = workspace
				pluginRoot.Template.Parent = game:GetService("ServerStorage")`);
			await studio.savePlace(output);
		});
		const templates = readComparable(output).filter((instance) => instance.path.endsWith("/Template"));
		expect(templates.map((instance) => `${instance.path} ${instance.properties["Anchored"]}`)).toEqual([
			'/Workspace/Template {"Bool":true}',
			'/ServerStorage/Template {"Bool":true}',
		]);
	});
});

test("attributes nobody wrote keep even their stored type", async () => {
	await withFolder(async (folder) => {
		const [first, second] = [join(folder, "first.rbxl"), join(folder, "second.rbxl")];
		await withStudio(async (studio) => {
			await studio.loadPlace();
			await studio.execute('workspace:SetAttribute("Kept", "text") workspace:SetAttribute("Gone", 1)');
			await studio.savePlace(first);
		});
		await withStudio(async (studio) => {
			await studio.loadPlace(first);
			await studio.execute('workspace:SetAttribute("New", true) workspace:SetAttribute("Gone", nil)');
			await studio.savePlace(second);
		});
		const attributesOf = (path: string): string | undefined => readComparable(path)[0]?.properties["Attributes"];
		expect(attributesOf(first)).toBe('{"Attributes":{"Gone":{"Float64":1},"Kept":{"BinaryString":"dGV4dA=="}}}');
		expect(attributesOf(second)).toBe('{"Attributes":{"Kept":{"BinaryString":"dGV4dA=="},"New":{"Bool":true}}}');
	});
});

test("a place can change its format", async () => {
	await withFolder(async (folder) => {
		const xml = join(folder, "obby.rbxlx");
		await withStudio(async (studio) => {
			await studio.loadPlace(placeFixture("obby.rbxl"));
			await studio.savePlace(xml);
		});
		const paths = readComparable(xml).map((instance) => instance.path);
		expect(paths).toEqual(readComparable(placeFixture("obby.rbxl")).map((instance) => instance.path));
	});
});

test("saving twice gives the same place", async () => {
	await withFolder(async (folder) => {
		const [first, second] = [join(folder, "first.rbxl"), join(folder, "second.rbxl")];
		await withStudio(async (studio) => {
			await studio.loadPlace(placeFixture("baseplate-413.rbxl"));
			await studio.execute('Instance.new("Folder", workspace).Name = "New"');
			await studio.savePlace(first);
			await studio.savePlace(second);
		});
		expect(readComparable(second)).toEqual(readComparable(first));
	});
});

async function refusal(path: string): Promise<PlaceError> {
	return withStudio(async (studio) => {
		const error: unknown = await studio.loadPlace(path).catch((problem: unknown) => problem);
		expect(error).toBeInstanceOf(PlaceError);
		return error as PlaceError;
	});
}

test("unusable files are refused in one sentence with a next step", async () => {
	await withFolder(async (folder) => {
		const write = (name: string, bytes: Uint8Array | string): string => {
			const path = join(folder, name);
			writeFileSync(path, bytes);
			return path;
		};
		const place = readFileSync(placeFixture("obby.rbxl"));
		const missing = await refusal(join(folder, "missing.rbxl"));
		expect(missing.message).toMatch(/does not exist\.$/);
		expect(missing.hint).toBe("Check the path.");
		expect((await refusal(write("photo.png", "x"))).message).toMatch(/is not a Roblox file\.$/);
		expect((await refusal(write("empty.rbxl", ""))).message).toMatch(/is empty\.$/);
		expect((await refusal(write("text.rbxl", "hello"))).message).toMatch(/does not hold Roblox data/);
		expect((await refusal(write("model.rbxm", place))).message).toMatch(/is a model, not a place\.$/);
		const cut = await refusal(write("cut.rbxl", place.subarray(0, place.length / 2)));
		expect(cut.message).toMatch(/damaged or cut off/);
		expect(cut.message).not.toContain("\n");
	});
});

test("a binary place under an XML name still opens", async () => {
	await withFolder(async (folder) => {
		const path = join(folder, "obby.rbxlx");
		writeFileSync(path, readFileSync(placeFixture("obby.rbxl")));
		const count = await withStudio(async (studio) => {
			await studio.loadPlace(path);
			return studio.execute("return #game:GetDescendants()");
		});
		expect(count).toBe(113);
	});
});
