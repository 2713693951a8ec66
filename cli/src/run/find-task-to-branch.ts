import { existsSync } from "node:fs";
import { CliError } from "../cli-error.ts";
import { readLedger } from "./ledger.ts";
import { ledgerPath, outputPath } from "./output-path.ts";
import type { RawEvent } from "./task-events.ts";

export interface BranchFiles {
	/** The place the branch works on: the task's input, its result, or any other state. */
	readonly place: string;
	/** Where the branch's own ledger goes. */
	readonly ledger: string;
}

/**
 * The events of the task to branch from. Its ledger lies beside the place when that is its result, or beside the result a
 * run on the place has by default. The branch must not write over it.
 */
export function findTaskToBranch(taskId: string, { place, ledger }: BranchFiles): readonly RawEvent[] {
	for (const candidate of [ledgerPath(place), ledgerPath(outputPath({ place }))]) {
		if (!existsSync(candidate)) continue;
		const { events } = readLedger(candidate);
		if (events[0]?.taskId !== taskId) continue;
		if (candidate === ledger)
			throw new CliError(
				`The branch would write over the task it comes from (${candidate}).`,
				"Choose another result with --out.",
			);
		return events;
	}
	throw new CliError(
		`There is no ledger of task ${taskId} beside ${place}.`,
		"Give the task's input or its result as --place; `vector tasks FOLDER` lists the tasks there are.",
	);
}
