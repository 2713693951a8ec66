import React, { createContext, useContext, useEffect, useState } from "@rbxts/react";
import type { Theme, ThemeColors } from "../core/ports/theme";

const ThemeContext = createContext<ThemeColors | undefined>(undefined);

/** Gives every component below it Studio's colours and follows theme changes. */
export function ThemeProvider(props: { readonly theme: Theme; readonly children?: React.ReactNode }) {
	const { theme } = props;
	const [colors, setColors] = useState(() => theme.colors());
	useEffect(() => theme.onChange(() => setColors(theme.colors())), [theme]);
	return <ThemeContext.Provider value={colors}>{props.children}</ThemeContext.Provider>;
}

export function useTheme(): ThemeColors {
	const colors = useContext(ThemeContext);
	assert(colors !== undefined, "useTheme needs a ThemeProvider above it");
	return colors;
}
