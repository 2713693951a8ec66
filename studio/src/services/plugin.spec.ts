import { describe, expect, test } from "vitest";

import { HeadlessStudio } from "../headless-studio.ts";
import { shareStudio } from "../testing/share-studio.ts";
import { withFolder } from "../testing/use-studio.ts";
import { writePluginModel } from "../testing/write-plugin-model.ts";

const { execute } = shareStudio({}, (studio) =>
	withFolder((folder) => studio.loadPlugin(writePluginModel(folder, "local here = plugin"))),
);

describe("plugin settings", () => {
	test("come back as JSON gives them, arrays with text for keys", async () => {
		const seen = await execute(`
			plugin:SetSetting("text", "a")
			plugin:SetSetting("map", { x = 1, nested = { true } })
			plugin:SetSetting("list", { "a", "b" })
			return {
				plugin:GetSetting("text"), plugin:GetSetting("map"), plugin:GetSetting("list"), plugin:GetSetting("none") == nil,
			}`);
		expect(seen).toEqual(["a", { x: 1, nested: { "1": true } }, { "1": "a", "2": "b" }, true]);
	});

	test("are copies, and are removed by nil", async () => {
		const seen = await execute(`
			local value = { count = 1 }
			plugin:SetSetting("copy", value)
			value.count = 2
			local first = plugin:GetSetting("copy").count
			plugin:SetSetting("copy", nil)
			return { first, plugin:GetSetting("copy") == nil }`);
		expect(seen).toEqual([1, true]);
	});

	test.each([`"a.b"`, `"a\\nb"`, `"a\\"b"`, `7`])("refuse the key %s", async (key) => {
		await expect(execute(`plugin:SetSetting(${key}, 1)`)).rejects.toThrow("Setting keys must be strings without");
	});

	test("refuse text that would damage Studio's file", async () => {
		await expect(execute(`plugin:SetSetting("path", "C:\\\\temp")`)).rejects.toThrow("damages Studio's settings file");
	});
});

describe("plugin widgets", () => {
	test("live in PluginGuiService, hidden or shown as asked", async () => {
		const seen = await execute(`
			local function create(id, isEnabled)
				return plugin:CreateDockWidgetPluginGuiAsync(id, DockWidgetPluginGuiInfo.new(Enum.InitialDockState.Left, isEnabled))
			end
			local shown, hidden = create("shown", true), create("hidden", false)
			return { shown.Enabled, hidden.Enabled, shown.Parent.ClassName, (pcall(create, "shown", true)) }`);
		expect(seen).toEqual([true, false, "PluginGuiService", false]);
	});

	test("ask before they close", async () => {
		const seen = await execute(`
			local widget = plugin:CreateDockWidgetPluginGuiAsync("closing", DockWidgetPluginGuiInfo.new(Enum.InitialDockState.Left, true))
			local asked = 0
			widget:BindToClose(function() asked += 1 end)
			closeWidget(widget)
			local stillShown = widget.Enabled
			widget:BindToClose()
			closeWidget(widget)
			return { asked, stillShown, widget.Enabled }`);
		expect(seen).toEqual([1, true, false]);
	});
});

describe("plugin toolbars and actions", () => {
	test("fire when the user uses them", async () => {
		const seen = await execute(`
			local heard = {}
			local button = plugin:CreateToolbar("Vector"):CreateButton("toggle", "Show", "", "Vector")
			button.ClickableWhenViewportHidden = true
			button.Click:Connect(function() table.insert(heard, "click") end)
			local action = plugin:CreatePluginAction("run", "Run", "Runs it")
			action.Triggered:Connect(function() table.insert(heard, "triggered") end)
			fireEvent(button, "Click")
			fireEvent(action, "Triggered")
			button:SetActive(true)
			return heard`);
		expect(seen).toEqual(["click", "triggered"]);
	});
});

describe("settings that cannot be saved", () => {
	test("keep what they had, with an error or without one", async () => {
		expect(
			await execute(`
			plugin:SetSetting("Kept", 1)
			failSettings("silent")
			plugin:SetSetting("Kept", 2)
			failSettings("error")
			local ok = pcall(plugin.SetSetting, plugin, "Kept", 3)
			failSettings(nil)
			local seen = plugin:GetSetting("Kept")
			plugin:SetSetting("Kept", 4)
			return { ok, seen, plugin:GetSetting("Kept") }`),
		).toEqual([false, 1, 4]);
	});
});

describe("loading a plugin", () => {
	test("runs its scripts with the plugin object, or only mounts it", async () => {
		const source = `game.Workspace:SetAttribute("Ran", plugin.ClassName)`;
		const ran = (isPassive: boolean): Promise<unknown> =>
			withFolder(async (folder) => {
				const studio = await HeadlessStudio.create();
				try {
					await studio.loadPlace();
					await studio.loadPlugin(writePluginModel(folder, source), { isPassive });
					return await studio.execute(`return { workspace:GetAttribute("Ran") or "no", pluginRoot.Name }`);
				} finally {
					await studio.close();
				}
			});
		expect(await Promise.all([ran(false), ran(true)])).toEqual([
			["Plugin", "Probe"],
			["no", "Probe"],
		]);
	});
});
