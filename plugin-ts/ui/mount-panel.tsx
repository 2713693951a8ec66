import React from "@rbxts/react";
import { createRoot } from "@rbxts/react-roblox";
import type { Theme } from "../core/ports/theme";
import { createPanelStore } from "../store/panel-store";
import type { Session } from "../store/session";
import { App } from "./app";
import { ThemeProvider } from "./theme-context";

/** Renders the panel into the dock widget; returns the function that takes it down. */
export function mountPanel(widget: Instance, session: Session, theme: Theme): () => void {
	const store = createPanelStore(session);
	const root = createRoot(widget);
	root.render(
		<ThemeProvider theme={theme}>
			<App store={store} />
		</ThemeProvider>,
	);
	return () => {
		root.unmount();
		store.dispose();
	};
}
