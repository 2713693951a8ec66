import { resolve } from "node:path";
import type { Command } from "commander";
import { buildPlugin } from "../build/build-plugin.ts";
import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { PLUGIN_MODEL } from "../paths.ts";

interface BuildOptions {
	readonly out: string;
}

async function build({ out }: BuildOptions): Promise<void> {
	const output = resolve(out);
	await buildPlugin(output);
	// Reading models takes a native module that the other commands need not load.
	const { checkModel } = await import("../build/check-model.ts");
	const report = await checkModel(output);
	const problem = report.problems[0];
	if (problem !== undefined) {
		throw new CliError(
			`The built plugin breaks a rule: ${report.problems.join("; ")}.`,
			"Remove it from plugin-ts and build again.",
			EXIT_CODE.failed,
		);
	}
	process.stdout.write(
		`Built ${output}: ${Math.ceil(report.bytes / 1024)} KB, ${report.scripts} scripts, Creator Store rules hold.\n`,
	);
}

/** `vector build`: the plugin model for Studio's plugin folder, checked against the Creator Store's rules. */
export function addBuildCommand(program: Command): void {
	program
		.command("build")
		.description("build the Studio plugin and check it against the Creator Store's rules")
		.option("--out <file>", "where the model goes", PLUGIN_MODEL)
		.action(build);
}
