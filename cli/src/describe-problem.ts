import { CommanderError } from "commander";
import { CliError } from "./cli-error.ts";

/** One line for the user: what is wrong and what to do. Stack traces never reach a user. */
export function describeProblem(problem: unknown): string {
	if (problem instanceof CliError) return problem.message;
	const message = problem instanceof Error ? problem.message : String(problem);
	if (problem instanceof CommanderError) return `${message.replace(/^error: /, "")} See vector --help.`;
	return message;
}
