import { describe, expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

const { execute } = shareStudio();

/** `color("Button", "Hover")` is a colour of the current theme as hexadecimal digits. */
const THEME = `
local studio = settings().Studio
local function color(name, modifier)
	return studio.Theme:GetColor(Enum.StudioStyleGuideColor[name], modifier and Enum.StudioStyleGuideModifier[modifier]):ToHex()
end
useTheme("Dark")
`;

const themed = (chunk: string): Promise<unknown> => execute(THEME + chunk);

describe("settings().Studio", () => {
	test("has the style guide's colours with their modifiers", async () => {
		const seen = await themed(`
			return {
				color("MainBackground"), color("MainText"), color("Button"), color("Button", "Hover"),
				color("Button", "Disabled"), color("ScrollBar", "Pressed"), color("ButtonText", "Disabled"),
			}`);
		expect(seen).toEqual(["2e2e2e", "cccccc", "3c3c3c", "424242", "3c3c3c", "464646", "555555"]);
	});

	test.each([
		["Dark", "classic", "2e2e2e"],
		["Light", "classic", "ffffff"],
		["Dark", "foundation", "191a1f"],
		["Light", "foundation", "ffffff"],
	])("can be %s of the %s family", async (name, family, background) => {
		const seen = await themed(`
			useTheme("${name}", "${family}")
			local names = {}
			for index, theme in studio:GetAvailableThemes() do names[index] = theme.Name end
			return { studio.Theme.Name, color("MainBackground"), names }`);
		expect(seen).toEqual([name, background, ["Dark", "Light"]]);
	});

	test("tells when the theme changes, and only then", async () => {
		const seen = await themed(`
			local count = 0
			local connection = studio.ThemeChanged:Connect(function() count += 1 end)
			useTheme("Light")
			useTheme("Light")
			studio.Theme = studio:GetAvailableThemes()[1]
			connection:Disconnect()
			return { count, studio.Theme.Name }`);
		expect(seen).toEqual([2, "Dark"]);
	});

	test("keeps the colours of a theme that is no longer current", async () => {
		const seen = await themed(`
			local dark = studio.Theme
			useTheme("Light")
			return dark:GetColor(Enum.StudioStyleGuideColor.MainBackground):ToHex()`);
		expect(seen).toBe("2e2e2e");
	});

	test("names the colours it does not know", async () => {
		await expect(themed(`return color("RibbonTab")`)).rejects.toThrow(
			"not emulated: StudioTheme:GetColor of RibbonTab",
		);
	});
});
