import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, test } from "vitest";

import { runJest, type JestTestResult } from "./run-jest.ts";

const MODEL = fileURLToPath(new URL("../../../out/vector-test.rbxm", import.meta.url));

/** What jest said, without a stack of this file. */
function jestFailure(messages: readonly string[]): Error {
	const error = new Error(messages.join("\n\n"));
	error.stack = error.message;
	return error;
}

function register({ fullName, status, failureMessages }: JestTestResult): void {
	test(fullName, (context) => {
		if (status === "failed") {
			throw jestFailure(failureMessages);
		}
		if (status !== "passed") {
			context.skip(status);
		}
	});
}

/** Every jest-lua spec of the plugin, run once in a headless Studio and reported as a test of its own. */
if (existsSync(MODEL)) {
	const results = await runJest({ model: MODEL });
	for (const file of new Set(results.map((result) => result.file))) {
		describe(file, () => results.filter((result) => result.file === file).forEach(register));
	}
} else {
	test("the plugin's specs are built", () => {
		throw new Error("There is no out/vector-test.rbxm: run npm run build:test.");
	});
}
