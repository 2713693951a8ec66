/** Members of plugin security that the published typings leave out. */
interface StudioService {
	readonly ActiveScript: LuaSourceContainer | undefined;
}

interface PluginGui {
	Title: string;
}

interface PluginToolbarButton {
	/** Otherwise the button is disabled while a script tab is in front. */
	ClickableWhenViewportHidden: boolean;
}
