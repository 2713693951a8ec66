import { attachAutomation, createAutomation } from "./automation/automation";
import { DEFAULT_SETTINGS } from "./core/settings";
import { createSession } from "./store/session";
import { createStudioPorts } from "./studio/create-studio-ports";
import { createStudioShell, isEditSession } from "./studio/create-studio-shell";
import { createStudioTheme } from "./studio/create-studio-theme";
import { mountPanel } from "./ui/mount-panel";

if (isEditSession()) {
	const ports = createStudioPorts(plugin);
	const session = createSession(ports, DEFAULT_SETTINGS);
	const shell = createStudioShell(plugin);
	const unmountPanel = mountPanel(shell.widget, session, createStudioTheme());
	attachAutomation(createAutomation(session, ports));

	plugin.Unloading.Connect(() => {
		attachAutomation(undefined);
		session.close();
		unmountPanel();
		shell.dispose();
	});
}
