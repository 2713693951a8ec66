import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, describe, expect, it } from "vitest";

const ENTRY = fileURLToPath(new URL("./main.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");
const folders: string[] = [];

const launch = async (env: Readonly<Record<string, string>>, dotenv = ""): Promise<ChildProcessWithoutNullStreams> => {
	const folder = await mkdtemp(join(tmpdir(), "vector-relay-"));
	folders.push(folder);
	await writeFile(join(folder, ".env"), dotenv);
	return spawn(process.execPath, ["--import", TSX, ENTRY], {
		cwd: folder,
		env: { PATH: process.env["PATH"] ?? "", ...env },
	});
};

const outputUntil = async (child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> => {
	let text = "";
	for await (const chunk of child.stderr) {
		text += String(chunk);
		if (pattern.test(text)) break;
	}
	return text;
};

afterEach(async () => {
	await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe("npm start", () => {
	it.each(["SIGTERM", "SIGINT"] as const)(
		"reads .env, says where it listens and ends cleanly on %s",
		async (signal) => {
			const child = await launch({ PORT: "0" }, "OPENAI_API_KEY=sk-from-the-file\n");
			const exited = once(child, "exit");
			const output = await outputUntil(child, /default provider/);
			const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? "";
			expect(output).toContain("default provider: openai");
			expect(output).not.toContain("sk-from-the-file");
			expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true, name: "vector-relay" });
			child.kill(signal);
			expect(await exited).toEqual([0, null]);
		},
	);

	it("explains a setting it cannot use in one line", async () => {
		const child = await launch({ PORT: "high" });
		const exited = once(child, "exit");
		const output = await outputUntil(child, /\n/);
		expect(output.trim().split("\n")).toEqual([
			expect.stringMatching(/^The setting PORT is not usable: .+ Correct it/),
		]);
		expect(await exited).toEqual([1, null]);
	});
});
