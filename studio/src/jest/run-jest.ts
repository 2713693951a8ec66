import { readLuauModule } from "../core/luau-modules.ts";
import { HeadlessStudio } from "../headless-studio.ts";

export interface JestRun {
	/** Path of the built test model, `out/vector-test.rbxm`. */
	readonly model: string;
	/** Regular expression over full test names, as jest takes it. */
	readonly testNamePattern?: string;
	/** Regular expression over spec paths such as `TS/text/diff.spec`. */
	readonly testPathPattern?: string;
}

export interface JestTestResult {
	/** The titles of the enclosing `describe` blocks and of the test, separated by spaces. */
	readonly fullName: string;
	readonly status: "passed" | "failed" | "pending" | "todo";
	readonly failureMessages: readonly string[];
	/** Path of the spec inside the model, such as `TS/text/diff.spec`. */
	readonly file: string;
}

interface DriverResult {
	readonly tests: readonly JestTestResult[];
}

const TIMEOUT_MS = 600_000;

/**
 * Runs jest-lua on the specs of a built test model in a studio of its own and returns what became of every test. A spec
 * file that could not be loaded counts as one failed test. Rejects with `PlaceError` when the model cannot be read.
 */
export async function runJest({ model, ...patterns }: JestRun): Promise<readonly JestTestResult[]> {
	const studio = await HeadlessStudio.create({ timeoutMs: TIMEOUT_MS });
	try {
		await studio.loadPlace();
		await studio.loadPlugin(model, { isPassive: true });
		const driver = `local options = ${longString(JSON.stringify(patterns))} ${readLuauModule("drivers/jest")}`;
		const { tests } = (await studio.execute(driver, "jest")) as DriverResult;
		return tests;
	} finally {
		await studio.close();
	}
}

/** A Luau string literal in which nothing needs escaping. */
function longString(text: string): string {
	let level = "=";
	while (text.includes(`]${level}]`)) {
		level += "=";
	}
	return `[${level}[${text}]${level}]`;
}
