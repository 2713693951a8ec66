import { PlaceError } from "@vector/studio";
import { Command, CommanderError } from "commander";
import { CliError } from "./cli-error.ts";
import { addBuildCommand } from "./commands/build.ts";
import { addCallCommand } from "./commands/call.ts";
import { addInspectCommand } from "./commands/inspect.ts";
import { addCheckCommand } from "./commands/check.ts";
import { addRelayCommand } from "./commands/relay.ts";
import { addExportCommand } from "./commands/export.ts";
import { addTasksCommand } from "./commands/tasks.ts";
import { addRunCommand } from "./commands/run.ts";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import { describeProblem } from "./describe-problem.ts";

/** Builds the program; every problem is thrown, so that one place prints it and sets the exit code. */
export function createProgram(): Command {
	const program = new Command("vector").description("Vector: the AI copilot for Roblox Studio, on a place file");
	for (const add of [
		addRunCommand,
		addInspectCommand,
		addCheckCommand,
		addCallCommand,
		addBuildCommand,
		addRelayCommand,
		addTasksCommand,
		addExportCommand,
	])
		add(program);
	for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeErr: () => {} });
	return program;
}

function exitCodeForProblem(problem: unknown): ExitCode {
	if (problem instanceof CliError) return problem.exitCode;
	const isBadInput = problem instanceof CommanderError || problem instanceof PlaceError;
	return isBadInput ? EXIT_CODE.usage : EXIT_CODE.failed;
}

async function main(): Promise<void> {
	try {
		await createProgram().parseAsync();
	} catch (problem) {
		if (problem instanceof CommanderError && problem.exitCode === 0) return;
		process.stderr.write(`${describeProblem(problem)}\n`);
		process.exitCode = exitCodeForProblem(problem);
	}
}

await main();
