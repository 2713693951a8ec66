import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorReply, startFakeUpstream } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { VectorRun } from "./testing/run-vector.ts";

const folder = mkdtempSync(join(tmpdir(), "vector-bad-"));

function expectOneLine(run: VectorRun, code: number, words: RegExp): void {
	expect(run.code).toBe(code);
	expect(run.stderr.trim().split("\n")).toHaveLength(1);
	expect(run.stderr).toMatch(words);
	expect(run.stdout + run.stderr).not.toMatch(/\n\s+at |node:internal|stack traceback/);
}

describe("bad input gets one clear line and the right exit code", () => {
	it("names a missing file", async () => {
		expectOneLine(
			await runVector(["run", "x", "--place", join(folder, "none.rbxl"), "--approve", "all"]),
			2,
			/no file .*none\.rbxl/,
		);
	});

	it("names a file that is not a place", async () => {
		const path = join(folder, "text.rbxl");
		writeFileSync(path, "this is not a place");
		expectOneLine(await runVector(["run", "x", "--place", path, "--approve", "all"]), 2, /text\.rbxl.*not/);
	});

	it("names a truncated place", async () => {
		const path = join(folder, "cut.rbxl");
		const whole = readFileSync(copyPlace("obby.rbxl"));
		writeFileSync(path, whole.subarray(0, Math.floor(whole.length / 2)));
		expectOneLine(await runVector(["inspect", path]), 2, /cut\.rbxl/);
	});

	it("names an unknown flag", async () => {
		expectOneLine(await runVector(["run", "x", "--place", "a.rbxl", "--bogus"]), 2, /--bogus/);
	});

	it("names a decisions file that is none", async () => {
		const path = join(folder, "decisions.json");
		writeFileSync(path, '[{"decision":"maybe"}]');
		expectOneLine(
			await runVector(["run", "x", "--place", copyPlace("obby.rbxl"), "--approve", path]),
			2,
			/decisions\.json/,
		);
	});

	it("names a relay that does not answer", async () => {
		const run = await runVector([
			"run",
			"x",
			"--place",
			copyPlace("obby.rbxl"),
			"--approve",
			"all",
			"--relay",
			"http://127.0.0.1:9",
		]);
		expectOneLine(run, 4, /No relay answers at http:\/\/127\.0\.0\.1:9/);
	});

	it("says that a key was refused", async () => {
		const upstream = await startFakeUpstream([], {
			otherwise: () => errorReply(401, { message: "Incorrect API key provided" }),
		});
		const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "wrong-key-1234", OPENAI_MODEL: "test-model" };
		const run = await runVector(["run", "x", "--place", copyPlace("obby.rbxl"), "--approve", "all", "--json"], { env });
		await upstream.close();
		expect(run.code).toBe(4);
		expect(run.events.at(-1)).toMatchObject({ type: "task.finished", outcome: "failed", reason: "model_unreachable" });
		expect(run.stdout).not.toContain("wrong-key-1234");
	});

	it("asks for a way to approve where there is no terminal", async () => {
		expectOneLine(await runVector(["run", "x", "--place", copyPlace("obby.rbxl")]), 2, /needs a terminal/);
	});

	it("refuses to write over a folder that does not exist", async () => {
		const place = join(folder, "copy.rbxl");
		copyFileSync(copyPlace("baseplate-566.rbxl"), place);
		const out = join(folder, "missing", "out.rbxl");
		const run = await runVector(["run", "Build a 2x2 grid", "--place", place, "--out", out, "--approve", "all"]);
		expectOneLine(run, 2, /missing/);
	});
});
