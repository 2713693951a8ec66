import { existsSync } from "node:fs";
import type { Command } from "commander";
import { createColors } from "picocolors";
import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { openPlugin } from "../run/open-plugin.ts";
import { verdictText } from "../run/verdict-text.ts";

interface CheckOptions {
	readonly place: string;
	readonly json?: boolean;
}

/** What became of one check of the place's regression suite. */
interface SuiteResult {
	/** Line in the suite's script, from 1. */
	readonly line: number;
	readonly intent: string;
	readonly check: Readonly<Record<string, unknown>>;
	readonly passed: boolean;
	/** What was found in the place. */
	readonly text: string;
}

async function runSuite(place: string): Promise<readonly SuiteResult[]> {
	const { studio, plugin } = await openPlugin(place);
	try {
		return (await plugin.request({ type: "check" })) as readonly SuiteResult[];
	} finally {
		await studio.close();
	}
}

function print(results: readonly SuiteResult[]): void {
	const colors = createColors(process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined);
	for (const { passed, intent, text } of results) {
		const line = verdictText(passed, intent === "" ? text : `${intent}: ${text}`);
		process.stdout.write(`${passed ? colors.green(line) : colors.red(line)}\n`);
	}
	const passing = results.filter((result) => result.passed).length;
	process.stdout.write(`\n${passing} of ${results.length} checks pass.\n`);
}

async function check({ place, json }: CheckOptions): Promise<void> {
	if (!existsSync(place)) throw new CliError(`There is no file ${place}.`, "Check the path after --place.");
	const results = await runSuite(place);
	if (json === true) process.stdout.write(`${JSON.stringify(results)}\n`);
	else print(results);
	process.exitCode = results.every((result) => result.passed) ? EXIT_CODE.completed : EXIT_CODE.failed;
}

/** `vector check`: runs the checks that a place keeps; 0 when all pass, 1 when one fails, 2 when it keeps none. */
export function addCheckCommand(program: Command): void {
	program
		.command("check")
		.description("run the checks a place keeps; exit code 0 when all pass, 1 when one fails, 2 when there are none")
		.requiredOption("--place <file>", "the place: .rbxl or .rbxlx")
		.option("--json", "as JSON")
		.action(check);
}
