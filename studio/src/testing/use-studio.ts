import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { HeadlessStudio, type StudioOptions } from "../headless-studio.ts";

/** Runs `work` with a fresh studio and closes it afterwards. */
export async function withStudio<T>(work: (studio: HeadlessStudio) => Promise<T>, options?: StudioOptions): Promise<T> {
	const studio = await HeadlessStudio.create(options);
	try {
		return await work(studio);
	} finally {
		await studio.close();
	}
}

/** Runs `work` with the path of an empty folder that is removed afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), "headless-studio-"));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Path of one of the real place files. */
export function placeFixture(name: string): string {
	return new URL(`../../fixtures/places/${name}`, import.meta.url).pathname;
}
