import type { ExitCode } from "./exit-code.ts";
import { EXIT_CODE } from "./exit-code.ts";

/** A problem the user can mend: printed as one line, never with a stack trace. */
export class CliError extends Error {
	readonly exitCode: ExitCode;

	/** `hint` is the next action. */
	constructor(message: string, hint: string, exitCode: ExitCode = EXIT_CODE.usage) {
		super(`${message} ${hint}`);
		this.name = "CliError";
		this.exitCode = exitCode;
	}
}
