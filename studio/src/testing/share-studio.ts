import { afterAll, beforeAll } from "vitest";

import { HeadlessStudio, type StudioOptions } from "../headless-studio.ts";

/** The studio the tests of a file share, with an empty place. Call it where tests are declared, use it inside them. */
export interface SharedStudio {
	/** Runs a chunk and returns its result; see `HeadlessStudio.execute`. */
	execute(chunk: string): Promise<unknown>;
	/** The studio itself; only inside a test. */
	studio(): HeadlessStudio;
}

/**
 * Starts one studio for the tests of a file: starting one takes longer than most tests. `prepare` runs once, after the
 * place is open.
 */
export function shareStudio(
	options?: StudioOptions,
	prepare?: (studio: HeadlessStudio) => Promise<void>,
): SharedStudio {
	let shared: HeadlessStudio | undefined;
	const studio = (): HeadlessStudio => {
		if (shared === undefined) {
			throw new Error("The shared studio exists only while tests run.");
		}
		return shared;
	};
	beforeAll(async () => {
		shared = await HeadlessStudio.create(options);
		await shared.loadPlace();
		await prepare?.(shared);
	});
	afterAll(async () => {
		await shared?.close();
	});
	return { studio, execute: (chunk) => studio().execute(chunk) };
}
