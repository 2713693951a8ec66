import { existsSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { CliError } from "../cli-error.ts";
import { readLedger } from "../run/ledger.ts";
import { openBarePlugin } from "../run/open-plugin.ts";

interface ExportOptions {
	readonly out?: string;
}

async function exportTask(ledger: string, { out }: ExportOptions): Promise<void> {
	if (!existsSync(ledger)) throw new CliError(`There is no ledger ${ledger}.`, "List them with `vector tasks`.");
	const { events } = readLedger(ledger);
	if (events.length === 0) throw new CliError(`${ledger} holds no task.`, "Name a file that ends in .ledger.jsonl.");
	const studio = await openBarePlugin();
	try {
		const path = ["TS", "store", "history", "task-markdown"];
		const text = String(await studio.callModule(path, "taskMarkdown", [events]));
		if (out === undefined) process.stdout.write(text);
		else writeFileSync(out, text);
	} finally {
		await studio.close();
	}
}

/** `vector export`: a task's ledger as a readable Markdown text. */
export function addExportCommand(program: Command): void {
	program
		.command("export")
		.description("write a task down as Markdown: request, plan, steps, diffs, decisions, outcome and cost")
		.argument("<ledger>", "the task's ledger (.ledger.jsonl)")
		.option("--out <file>", "where the text goes (default: standard output)")
		.action(exportTask);
}
