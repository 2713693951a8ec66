import type { Command } from "commander";
import { createColors } from "picocolors";
import { describeLedgers, findLedgers } from "../run/find-ledgers.ts";
import type { LedgerTask } from "../run/find-ledgers.ts";
import { openBarePlugin } from "../run/open-plugin.ts";

interface TasksOptions {
	readonly search?: string;
	readonly json?: boolean;
}

function taskText({ taskId, goal, startedAt, outcome, reason, steps, ledger }: LedgerTask): string {
	const colors = createColors(process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined);
	const end = outcome === undefined ? colors.yellow("not finished") : `${outcome} (${String(reason)})`;
	const date = new Date(startedAt * 1000).toISOString().slice(0, 16).replace("T", " ");
	const [title = ""] = goal.split("\n");
	return `${date}  ${end}, ${steps} steps: ${colors.bold(title)}\n  ${taskId}  ${ledger}`;
}

async function tasks(paths: readonly string[], { search, json }: TasksOptions): Promise<void> {
	const ledgers = findLedgers(paths);
	const studio = await openBarePlugin();
	try {
		const found = await describeLedgers(studio, ledgers, search);
		if (json === true) process.stdout.write(`${JSON.stringify(found)}\n`);
		else process.stdout.write(found.length === 0 ? "No tasks.\n" : `${found.map(taskText).join("\n")}\n`);
	} finally {
		await studio.close();
	}
}

/** `vector tasks`: the tasks that ledgers hold, the newest first. */
export function addTasksCommand(program: Command): void {
	program
		.command("tasks")
		.description("list the tasks of ledgers, the newest first")
		.argument("<path...>", "ledgers (.ledger.jsonl), or folders with ledgers in them")
		.option("--search <words>", "only tasks whose request, summary or touched paths hold all these words")
		.option("--json", "as JSON")
		.action(tasks);
}
