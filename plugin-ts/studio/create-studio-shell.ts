import { RunService } from "@rbxts/services";

/** The plugin's place in Studio: its dock widget, toggled by a toolbar button. */
export interface StudioShell {
	readonly widget: DockWidgetPluginGui;
	readonly dispose: () => void;
}

const MIN_WIDTH = 280;
const MIN_HEIGHT = 240;

/** Studio runs plugins in play sessions too; Vector works on the edit DataModel only. */
export function isEditSession(): boolean {
	return RunService.IsEdit();
}

export function createStudioShell(plugin: Plugin): StudioShell {
	const info = new DockWidgetPluginGuiInfo(
		Enum.InitialDockState.Right,
		true,
		false,
		MIN_WIDTH,
		MIN_HEIGHT,
		MIN_WIDTH,
		MIN_HEIGHT,
	);
	const widget = plugin.CreateDockWidgetPluginGuiAsync("Vector", info);
	widget.Title = "Vector";
	widget.Name = "Vector";
	widget.ZIndexBehavior = Enum.ZIndexBehavior.Sibling;

	const button = plugin.CreateToolbar("Vector").CreateButton("vector-toggle", "Show or hide Vector", "", "Vector");
	// Otherwise the button is dead while a script is being edited.
	button.ClickableWhenViewportHidden = true;
	const show = () => button.SetActive(widget.Enabled);
	const connections = [
		button.Click.Connect(() => {
			widget.Enabled = !widget.Enabled;
		}),
		widget.GetPropertyChangedSignal("Enabled").Connect(show),
	];
	show();
	return { widget, dispose: () => connections.forEach((connection) => connection.Disconnect()) };
}
