import { renameSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { HeadlessStudio } from "@vector/studio";
import { appendToLedger, sha256Of } from "./ledger.ts";

export interface CheckpointTarget {
	readonly output: string;
	readonly ledger: string;
}

/**
 * Saves the place so that it is never half-written and the ledger always tells what it holds: the new file is complete,
 * then the ledger names its hash, then the file takes its name. A death between any two of these leaves a pair that fits.
 */
export async function saveCheckpoint(
	studio: HeadlessStudio,
	target: CheckpointTarget,
	afterSeq: number,
): Promise<void> {
	const { output, ledger } = target;
	const extension = extname(output);
	const fresh = join(dirname(output), `.${basename(output, extension)}.saving${extension}`);
	await studio.savePlace(fresh);
	appendToLedger(ledger, { type: "place.saved", sha256: sha256Of(fresh), afterSeq });
	renameSync(fresh, output);
}
