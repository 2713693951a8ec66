import type { Theme } from "../core/ports/theme";

/** Lightness above which a background counts as light; the two theme families share their names, so this decides. */
const LIGHT_FROM = 0.5;

const DIFF_COLORS = {
	dark: { added: Color3.fromHex("1db16a"), removed: Color3.fromHex("e75750") },
	light: { added: Color3.fromHex("01854b"), removed: Color3.fromHex("df281f") },
};

function isLight(color: Color3): boolean {
	return 0.299 * color.R + 0.587 * color.G + 0.114 * color.B > LIGHT_FROM;
}

/** Studio's theme, read anew whenever it changes. Studio's own diff colours are too faint for text, so ours are used. */
export function createStudioTheme(): Theme {
	const studio = settings().Studio;
	const color = (which: Enum.StudioStyleGuideColor) => studio.Theme.GetColor(which);
	return {
		colors() {
			const background = color(Enum.StudioStyleGuideColor.MainBackground);
			return {
				...(isLight(background) ? DIFF_COLORS.light : DIFF_COLORS.dark),
				background,
				surface: color(Enum.StudioStyleGuideColor.Titlebar),
				border: color(Enum.StudioStyleGuideColor.Border),
				text: color(Enum.StudioStyleGuideColor.MainText),
				subText: color(Enum.StudioStyleGuideColor.SubText),
				errorText: color(Enum.StudioStyleGuideColor.ErrorText),
				warningText: color(Enum.StudioStyleGuideColor.WarningText),
				input: color(Enum.StudioStyleGuideColor.InputFieldBackground),
				button: color(Enum.StudioStyleGuideColor.Button),
				buttonText: color(Enum.StudioStyleGuideColor.ButtonText),
				primary: color(Enum.StudioStyleGuideColor.DialogMainButton),
				primaryText: color(Enum.StudioStyleGuideColor.DialogMainButtonText),
			};
		},
		onChange(listener) {
			const connection = studio.ThemeChanged.Connect(listener);
			return () => connection.Disconnect();
		},
	};
}
