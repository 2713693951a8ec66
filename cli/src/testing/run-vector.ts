import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VECTOR = fileURLToPath(new URL("../../bin/vector.mjs", import.meta.url));
const PLACES = fileURLToPath(new URL("../../../studio/fixtures/places/", import.meta.url));

export interface VectorRun {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** Standard output as events, for runs with `--json`. */
	readonly events: readonly JsonLine[];
}

export interface JsonLine {
	readonly type: string;
	readonly seq: number;
	readonly [field: string]: unknown;
}

export interface RunVectorOptions {
	readonly env?: Readonly<Record<string, string>>;
	/** Called with the process as soon as it runs, for signals. */
	readonly onStart?: (signal: (name: NodeJS.Signals) => void, output: () => string) => void;
}

/** Only what the process needs to start; no key of the machine reaches a test. */
function cleanEnv(): Record<string, string> {
	const { PATH = "", HOME = "" } = process.env;
	return { PATH, HOME, NO_COLOR: "1" };
}

function parseLines(text: string): readonly JsonLine[] {
	return text
		.split("\n")
		.filter((line) => line.startsWith("{"))
		.map((line) => JSON.parse(line) as JsonLine);
}

/** Runs the real command in a process of its own. */
export async function runVector(args: readonly string[], options: RunVectorOptions = {}): Promise<VectorRun> {
	const child = spawn(process.execPath, [VECTOR, ...args], {
		env: { ...cleanEnv(), ...options.env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
	child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
	options.onStart?.(
		(name) => child.kill(name),
		() => stdout,
	);
	const code = await new Promise<number | null>((resolve, reject) =>
		child.once("error", reject).once("close", resolve),
	);
	return { code, stdout, stderr, events: args.includes("--json") ? parseLines(stdout) : [] };
}

/** A copy of a fixture place in a folder of its own, so that results lie beside it. */
export function copyPlace(name: string): string {
	const path = join(mkdtempSync(join(tmpdir(), "vector-")), name);
	copyFileSync(join(PLACES, name), path);
	return path;
}

export function sha256(path: string): string {
	return createHash("sha256").update(readFileSync(path)).digest("hex");
}
