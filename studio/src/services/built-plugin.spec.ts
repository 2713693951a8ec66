import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import type { HeadlessStudio } from "../headless-studio.ts";
import { withStudio } from "../testing/use-studio.ts";

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

async function withPlugin<T>(work: (studio: HeadlessStudio) => Promise<T>): Promise<T> {
	const errors: string[] = [];
	const onPrint = (kind: string, message: string): void => {
		if (kind === "error") {
			errors.push(message);
		}
	};
	const result = await withStudio(
		async (studio) => {
			await studio.loadPlace();
			await studio.loadPlugin(PLUGIN);
			await studio.step(0.5);
			return work(studio);
		},
		{ onPrint },
	);
	expect(errors).toEqual([]);
	return result;
}

describe("the built plugin", () => {
	beforeAll(() => {
		expect(existsSync(PLUGIN), "There is no out/vector.rbxm: run npm run build:test.").toBe(true);
	});

	test("shows its panel in a dock widget", async () => {
		await withPlugin(async (studio) => {
			const seen = await studio.execute(`${PANEL} return { widget.Title, input.Text, button("Send").ClassName }`);
			expect(seen).toEqual(["Vector", "", "TextButton"]);
		});
	});

	test("takes what is typed into the panel and sent by its button", async () => {
		await withPlugin(async (studio) => {
			const seen = await studio.execute(`${PANEL}
				input.Text = "Build a tower"
				task.wait(0.2)
				fireEvent(button("Send"), "Activated")
				task.wait(0.2)
				return { texts(), input.Text }`);
			expect(seen).toEqual([expect.stringContaining("Build a tower"), ""]);
		});
	});

	test("follows a change of Studio's theme", async () => {
		await withPlugin(async (studio) => {
			const [dark, light] = (await studio.execute(`${PANEL}
				local dark = input.TextColor3:ToHex()
				for _, theme in settings().Studio:GetAvailableThemes() do
					if theme.Name == "Light" then settings().Studio.Theme = theme end
				end
				task.wait(0.2)
				return { dark, input.TextColor3:ToHex() }`)) as [string, string];
			expect([dark, light]).toEqual(["cccccc", "000000"]);
		});
	});

	test("leaves nothing behind when it is unloaded", async () => {
		await withPlugin(async (studio) => {
			const left = await studio.execute(`
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
});
