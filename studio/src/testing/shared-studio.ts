import { afterAll, beforeAll } from "vitest";

import { HeadlessStudio, type StudioOptions } from "../headless-studio.ts";

/** A studio for the tests of one file, which must not depend on each other's instances. */
export interface SharedStudio {
	/** Runs a chunk and returns what it returns. Rejects with the Luau error. */
	run(luau: string): Promise<unknown>;
	/** Messages printed since the last call, as `kind: message`. */
	takeOutput(): readonly string[];
}

/** Starts one studio with an empty place before the file's tests and closes it after them. */
export function sharedStudio(options: StudioOptions = {}): SharedStudio {
	const output: string[] = [];
	let studio: HeadlessStudio | undefined;
	beforeAll(async () => {
		studio = await HeadlessStudio.create({
			...options,
			onPrint: (kind, message) => output.push(`${kind}: ${message}`),
		});
		await studio.loadPlace();
	});
	afterAll(() => studio?.close());
	return {
		run: (luau) => studio?.execute(luau, "test") ?? Promise.reject(new Error("The studio has not started.")),
		takeOutput: () => output.splice(0),
	};
}
