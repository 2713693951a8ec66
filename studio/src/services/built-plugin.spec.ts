import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { afterEach, describe, expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

const PLUGIN = fileURLToPath(new URL("../../../out/vector.rbxm", import.meta.url));

/** Finds the panel's parts; `texts()` is what the panel shows. */
const PANEL = `
local widget = game:GetService("PluginGuiService"):FindFirstChildOfClass("DockWidgetPluginGui")
local input = widget:FindFirstChildWhichIsA("TextBox", true)
local function button(text)
	for _, each in widget:GetDescendants() do
		if each:IsA("TextButton") and each.Text == text then return each end
	end
	error("there is no button " .. text)
end
local function texts()
	local shown = {}
	for _, each in widget:GetDescendants() do
		if each:IsA("TextLabel") then table.insert(shown, each.Text) end
	end
	return table.concat(shown, "\\n")
end
`;

const errors: string[] = [];

const { execute } = shareStudio(
	{
		onPrint: (kind, message) => {
			if (kind === "error") {
				errors.push(message);
			}
		},
	},
	async (studio) => {
		expect(existsSync(PLUGIN), "There is no out/vector.rbxm: run npm run build:test.").toBe(true);
		await studio.loadPlugin(PLUGIN);
		await studio.step(0.5);
	},
);

const inPanel = (chunk: string): Promise<unknown> => execute(PANEL + chunk);

/** One plugin for all tests, which therefore build on one another. */
describe("the built plugin", () => {
	afterEach(() => {
		expect(errors).toEqual([]);
	});

	test("shows its panel in a dock widget", async () => {
		const seen = await inPanel(`return { widget.Title, input.Text, button("Send").ClassName }`);
		expect(seen).toEqual(["Vector", "", "TextButton"]);
	});

	test("follows a change of Studio's theme", async () => {
		const seen = await inPanel(`
			local dark = input.TextColor3:ToHex()
			useTheme("Light")
			task.wait(0.2)
			return { dark, input.TextColor3:ToHex() }`);
		expect(seen).toEqual(["cccccc", "000000"]);
	});

	test("takes what is typed into the panel and sent by its button", async () => {
		const seen = await inPanel(`
			input.Text = "Build a tower"
			task.wait(0.2)
			fireEvent(button("Send"), "Activated")
			task.wait(0.2)
			return { texts(), input.Text }`);
		expect(seen).toEqual([expect.stringContaining("Build a tower"), ""]);
	});

	test("leaves nothing behind when it is unloaded", async () => {
		const left = await execute(`
			unloadPlugin()
			task.wait(1)
			return {
				connections = connections(),
				pending = pendingWork(),
				widgets = #game:GetService("PluginGuiService"):GetChildren(),
			}`);
		expect(left).toEqual({
			connections: [],
			pending: { isReady: false, timerSeconds: -1, awaited: 0, wantsFrames: false },
			widgets: 0,
		});
	});
});
