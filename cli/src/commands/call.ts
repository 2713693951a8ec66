import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { openBarePlugin } from "../run/open-plugin.ts";

interface CallOptions {
	readonly cases: string;
	readonly json?: boolean;
}

interface CallResult {
	readonly ok: boolean;
	readonly value?: unknown;
	readonly error?: string;
}

const CASES_HINT = 'Write a JSON list of argument lists, such as [["a\\nb","a\\nc"]].';

async function readCases(path: string): Promise<readonly unknown[][]> {
	const text = await readFile(path, "utf8").catch(() => {
		throw new CliError(`There is no file ${path}.`, CASES_HINT);
	});
	let cases: unknown;
	try {
		cases = JSON.parse(text);
	} catch {
		throw new CliError(`${path} is not JSON.`, CASES_HINT);
	}
	if (!Array.isArray(cases) || !cases.every(Array.isArray))
		throw new CliError(`${path} is not a list of argument lists.`, CASES_HINT);
	return cases;
}

async function call(module: string, exportName: string, options: CallOptions): Promise<void> {
	const cases = await readCases(options.cases);
	const studio = await openBarePlugin();
	const results: CallResult[] = [];
	try {
		const path = ["TS", ...module.replace(/\.tsx?$/, "").split("/")];
		for (const args of cases) {
			try {
				results.push({ ok: true, value: await studio.callModule(path, exportName, args) });
			} catch (problem) {
				results.push({ ok: false, error: problem instanceof Error ? problem.message : String(problem) });
			}
		}
	} finally {
		await studio.close();
	}
	const text = options.json === true ? JSON.stringify(results) : JSON.stringify(results, undefined, 2);
	process.stdout.write(`${text}\n`);
	process.exitCode = results.every((result) => result.ok) ? EXIT_CODE.completed : EXIT_CODE.failed;
}

/** `vector call`: one pure function of the built plugin, run in the VM for each argument list; for contributors. */
export function addCallCommand(program: Command): void {
	program
		.command("call")
		.description("run one exported pure function of the built plugin for each list of arguments")
		.argument("<module>", "path below plugin-ts without the extension, such as text/diff")
		.argument("<export>", "the exported function")
		.requiredOption("--cases <file>", "a JSON list of argument lists")
		.option("--json", "the results on one line")
		.action(call);
}
