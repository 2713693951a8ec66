import { existsSync } from "node:fs";
import { HeadlessStudio } from "@vector/studio";
import { buildPlugin } from "../build/build-plugin.ts";
import { PLUGIN_MODEL } from "../paths.ts";
import { connectPlugin } from "./plugin-session.ts";
import type { PluginSession } from "./plugin-session.ts";

export interface OpenedPlugin {
	readonly studio: HeadlessStudio;
	readonly plugin: PluginSession;
}

async function ensureBuilt(): Promise<void> {
	if (existsSync(PLUGIN_MODEL)) return;
	process.stderr.write("Building the plugin…\n");
	await buildPlugin(PLUGIN_MODEL);
}

/** The built plugin in an empty place, for calling its functions. */
export async function openBarePlugin(): Promise<HeadlessStudio> {
	await ensureBuilt();
	const studio = await HeadlessStudio.create({ clock: "virtual" });
	await studio.loadPlace(undefined);
	await studio.loadPlugin(PLUGIN_MODEL);
	return studio;
}

/** An error nobody caught inside the plugin is a bug of ours and must be seen. */
function showPluginError(kind: string, message: string): void {
	if (kind === "error") process.stderr.write(`Error in the plugin: ${message}\n`);
}

/** Opens a place (an empty one without a path) in the headless Studio and mounts the built plugin on it; builds the plugin when it is not there yet. */
export async function openPlugin(place: string | undefined): Promise<OpenedPlugin> {
	await ensureBuilt();
	const studio = await HeadlessStudio.create({ clock: "real", onPrint: showPluginError });
	try {
		await studio.loadPlace(place);
		await studio.loadPlugin(PLUGIN_MODEL);
		return { studio, plugin: await connectPlugin(studio) };
	} catch (problem) {
		await studio.close();
		throw problem;
	}
}
