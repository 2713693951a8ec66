import { EventEmitter } from "node:events";

import type { StudioSettings } from "./core/settings.ts";
import { WorkerLink } from "./worker/worker-link.ts";

export { PlaceError } from "./core/place-error.ts";

export interface StudioOptions extends Partial<StudioSettings> {
	/** Receives what scripts print and the errors nobody caught: kind is print, info, warn or error. */
	readonly onPrint?: (kind: string, message: string, stack: string) => void;
}

export interface HeadlessStudioEvents {
	/** Luau called `emit(channel, text)`. */
	message: [channel: string, text: string];
	/** The studio can no longer be used. Open calls have been rejected with the same error. */
	failed: [error: Error];
}

const DEFAULTS: StudioSettings = { clock: "virtual", signals: "immediate", timeoutMs: 30_000 };

/**
 * A Roblox Studio without Studio: a Luau VM with an emulated DataModel in a worker thread. It opens real place files,
 * runs built plugins, and saves. One instance holds one place and one plugin.
 */
export class HeadlessStudio extends EventEmitter<HeadlessStudioEvents> {
	readonly #link: WorkerLink;

	private constructor(link: WorkerLink) {
		super();
		this.#link = link;
		link.on("message", (channel, text) => this.emit("message", channel, text));
		link.on("failed", (error) => this.emit("failed", error));
	}

	/** Starts a studio. The clock is virtual by default; use `real` whenever HTTP is involved. */
	static async create(options: StudioOptions = {}): Promise<HeadlessStudio> {
		const { onPrint, ...settings } = options;
		const link = await WorkerLink.start({ ...DEFAULTS, ...settings });
		if (onPrint !== undefined) {
			link.on("print", onPrint);
		}
		return new HeadlessStudio(link);
	}

	/** Opens a `.rbxl` or `.rbxlx` file, or an empty baseplate without a path. Rejects with `PlaceError`. */
	async loadPlace(path?: string): Promise<void> {
		await this.#link.call("loadPlace", path);
	}

	/** Writes the place as it is now to a `.rbxl` or `.rbxlx` file. Rejects with `PlaceError`. */
	async savePlace(path: string): Promise<void> {
		await this.#link.call("savePlace", path);
	}

	/**
	 * Mounts a built plugin (`.rbxm` or `.rbxmx`) and runs its scripts. A passive one is only mounted, for its modules
	 * to be required. Rejects with `PlaceError`.
	 */
	async loadPlugin(path: string, options: { readonly isPassive?: boolean } = {}): Promise<void> {
		await this.#link.call("loadPlugin", path, options.isPassive ?? false);
	}

	/** Unloads the plugin and its drivers, as Studio does before it reloads it: its settings are there for the next one. */
	async unloadPlugin(): Promise<void> {
		await this.#link.call("unloadPlugin");
	}

	/**
	 * Runs a chunk that stays beside the plugin. It has `pluginRoot`, `plugin`, `require`, `emit(channel, text)` and
	 * `onMessage(channel, fn(text))`.
	 */
	async attachDriver(luauSource: string, chunkName = "driver"): Promise<void> {
		await this.#link.call("attachDriver", luauSource, chunkName);
	}

	/** Hands text to the `onMessage` listeners of a channel. */
	async send(channel: string, text: string): Promise<void> {
		await this.#link.call("deliver", channel, text);
	}

	/** Runs a chunk and returns its first result by way of JSON; `undefined` for none. Rejects with the Luau error. */
	async execute(luauSource: string, chunkName = "execute"): Promise<unknown> {
		return parse(await this.#link.call("execute", luauSource, chunkName));
	}

	/**
	 * Requires a module of the plugin by path, such as `["TS", "text", "diff"]`, and calls one of its functions with
	 * JSON arguments. Rejects with the Luau error.
	 */
	async callModule(path: readonly string[], exportName: string, args: readonly unknown[]): Promise<unknown> {
		return parse(await this.#link.call("callModule", path, exportName, JSON.stringify(args)));
	}

	/** Lets virtual time pass at 60 frames a second. */
	async step(seconds: number): Promise<void> {
		await this.#link.call("step", seconds);
	}

	/** Fires `plugin.Unloading` and ends the studio. */
	async close(): Promise<void> {
		await this.#link.call("close").catch(() => undefined);
		await this.#link.terminate();
	}
}

function parse(json: unknown): unknown {
	return typeof json === "string" ? (JSON.parse(json) as unknown) : undefined;
}
