import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";
import { PROJECT_ROOT } from "../paths.ts";

const require = createRequire(import.meta.url);

/** Path of a package's executable script; npm's own wrappers differ between systems. */
function binOf(packageName: string, bin: string): string {
	const manifestPath = require.resolve(`${packageName}/package.json`);
	const { bin: bins } = require(manifestPath) as { readonly bin: Readonly<Record<string, string>> | string };
	const script = typeof bins === "string" ? bins : bins[bin];
	return require.resolve(`${packageName}/${script ?? ""}`);
}

async function runTool(name: string, script: string, args: readonly string[]): Promise<void> {
	const child = spawn(process.execPath, [script, ...args], { cwd: PROJECT_ROOT, stdio: ["ignore", "pipe", "pipe"] });
	const output: Buffer[] = [];
	child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
	child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
	const code = await new Promise<number | null>((resolve, reject) =>
		child.once("error", reject).once("close", resolve),
	);
	if (code === 0) return;
	throw new CliError(
		`${name} failed:\n${Buffer.concat(output).toString().trim()}\n`,
		"Mend the source and build again.",
		EXIT_CODE.failed,
	);
}

/** Compiles plugin-ts to Luau; specs are compiled too and left out of the shipped model. */
export async function compilePlugin(): Promise<void> {
	await runTool("roblox-ts", binOf("roblox-ts", "rbxtsc"), ["--rojo", "test.project.json"]);
}

/** Compiles plugin-ts and packs the model file that goes into Studio's plugin folder. */
export async function buildPlugin(output: string): Promise<void> {
	await compilePlugin();
	await mkdir(dirname(output), { recursive: true });
	await runTool("Rojo", binOf("rojo", "rojo"), ["build", "default.project.json", "--output", output]);
}
