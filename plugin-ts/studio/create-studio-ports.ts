import type { Ports } from "../core/ports";
import { createPluginSettingsStore } from "./create-plugin-settings-store";
import { createStudioChanges } from "./create-studio-changes";
import { createStudioClock } from "./create-studio-clock";
import { createStudioHttp } from "./create-studio-http";
import { createStudioIds } from "./create-studio-ids";
import { createStudioPlaytest } from "./create-studio-playtest";
import { createStudioPlaceIdentity } from "./create-studio-place-identity";
import { createStudioScene } from "./create-studio-scene";
import { createStudioScripts } from "./create-studio-scripts";
import { createStudioSelection } from "./create-studio-selection";
import { createStudioUndoHistory } from "./create-studio-undo-history";

/** Every port over the Studio the plugin runs in. Unloading the plugin closes its streams and reverts a half-applied change. */
export function createStudioPorts(plugin: Plugin): Ports {
	const http = createStudioHttp();
	const undoHistory = createStudioUndoHistory();
	const ids = createStudioIds();
	const changes = createStudioChanges(ids.next());
	plugin.Unloading.Connect(() => {
		changes.dispose();
		http.closeStreams();
		undoHistory.cancelOpenRecording();
	});
	return {
		changes,
		clock: createStudioClock(),
		http,
		ids,
		placeIdentity: createStudioPlaceIdentity(),
		playtest: createStudioPlaytest(),
		scene: createStudioScene(),
		scripts: createStudioScripts(),
		selection: createStudioSelection(),
		store: createPluginSettingsStore(plugin),
		undoHistory,
	};
}
