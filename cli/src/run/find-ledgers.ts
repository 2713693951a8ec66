import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { HeadlessStudio } from "@vector/studio";
import { CliError } from "../cli-error.ts";
import { readLedger } from "./ledger.ts";
import { listOf } from "./task-events.ts";

/** What `vector tasks` tells of a task; the fields are those of the plugin's own task list. */
export interface LedgerTask {
	readonly taskId: string;
	readonly goal: string;
	readonly mode: string;
	/** Seconds since 1970. */
	readonly startedAt: number;
	readonly lastAt: number;
	readonly events: number;
	readonly steps: number;
	/** Absent while the task is not finished. */
	readonly outcome?: string;
	readonly reason?: string;
	readonly summary?: string;
	readonly touched: readonly string[];
	readonly branchedFrom?: { readonly taskId: string; readonly step: number };
	/** The file it is in. */
	readonly ledger: string;
}

const ENDING = ".ledger.jsonl";

/** The ledgers among the paths and in the folders among them. */
export function findLedgers(paths: readonly string[]): readonly string[] {
	return paths.flatMap((path) => {
		if (!existsSync(path)) throw new CliError(`There is no file or folder ${path}.`, "Check the path.");
		if (!statSync(path).isDirectory()) return [path];
		return readdirSync(path)
			.filter((name) => name.endsWith(ENDING))
			.map((name) => join(path, name));
	});
}

/** The tasks of the ledgers, described and searched by the plugin itself; the newest first. */
export async function describeLedgers(
	studio: HeadlessStudio,
	ledgers: readonly string[],
	search: string | undefined,
): Promise<readonly LedgerTask[]> {
	const described: LedgerTask[] = [];
	for (const ledger of ledgers) {
		const { events } = readLedger(ledger);
		const record = await studio.callModule(["TS", "store", "log", "task-record"], "taskRecord", [events]);
		if (record === undefined) continue;
		const task = record as LedgerTask;
		described.push({ ...task, touched: listOf(task.touched), ledger });
	}
	const found = await studio.callModule(["TS", "store", "history", "find-tasks"], "findTasks", [
		described,
		search ?? "",
	]);
	return listOf<LedgerTask>(found)
		.map((task) => ({ ...task, touched: listOf<string>(task.touched) }))
		.sort((a, b) => b.lastAt - a.lastAt);
}
