import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a plugin model into `folder` whose only script is `source`, and returns its path. */
export function writePluginModel(folder: string, source: string): string {
	const path = join(folder, "probe.rbxmx");
	const escaped = source.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	writeFileSync(
		path,
		`<roblox version="4"><Item class="Folder" referent="0"><Properties><string name="Name">Probe</string></Properties>` +
			`<Item class="Script" referent="1"><Properties><string name="Name">Main</string>` +
			`<ProtectedString name="Source">${escaped}</ProtectedString></Properties></Item></Item></roblox>`,
	);
	return path;
}
