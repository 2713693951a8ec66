import { existsSync } from "node:fs";
import type { ScriptedReply } from "@vector/relay/testing";
import {
	callReply,
	chatReply,
	cutReply,
	endedReply,
	errorInStreamReply,
	errorReply,
	inPieces,
	rateLimitReply,
	stallReply,
	startFakeUpstream,
} from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { VectorRun } from "./testing/run-vector.ts";

const FOLDER = { className: "Folder", parentPath: "game.Workspace", props: { Name: "Größe ✓" } };
const CREATE = { calls: [{ name: "create_instance", args: FOLDER }] };
const DONE = callReply("complete", { summary: "One folder was created." });

/** Short waits, so that a stall is noticed within the test's time. */
const TIMEOUTS = { VECTOR_IDLE_TIMEOUT_MS: "1500", VECTOR_FIRST_BYTE_TIMEOUT_MS: "3000" };

async function runAgainst(
	script: readonly ScriptedReply[],
): Promise<VectorRun & { readonly place: string; readonly requests: number }> {
	const upstream = await startFakeUpstream(script);
	const place = copyPlace("baseplate-566.rbxl");
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model", ...TIMEOUTS };
	const run = await runVector(["run", "Create a folder", "--place", place, "--approve", "all", "--json"], { env });
	await upstream.close();
	return { ...run, place, requests: upstream.requests.length };
}

async function foldersIn(place: string): Promise<number> {
	const result = place.replace(".rbxl", ".vector.rbxl");
	if (!existsSync(result)) return 0;
	const run = await runVector(["inspect", result, "--selector", "Workspace > Folder", "--json"]);
	return (JSON.parse(run.stdout) as readonly unknown[]).length;
}

describe("a server that misbehaves", () => {
	it.each([1, 2, 3, 7])("streams arguments split every %i bytes, inside characters too", async (size) => {
		const run = await runAgainst([inPieces(chatReply({ ...CREATE, pieceLength: 1 }), size), DONE]);
		expect(run.code).toBe(0);
		expect(await foldersIn(run.place)).toBe(1);
	});

	it("makes two calls at once: the first is run, the second answered as not run", async () => {
		const two = chatReply({
			calls: [CREATE.calls[0]!, { name: "create_instance", args: { ...FOLDER, props: { Name: "Second" } } }],
		});
		const run = await runAgainst([two, DONE]);
		expect(run.code).toBe(0);
		expect(await foldersIn(run.place)).toBe(1);
	});

	it("sends malformed arguments: the model is told and the task goes on", async () => {
		const run = await runAgainst([
			callReply("create_instance", '{"className": "Folder", "parentPath": "game.Work'),
			chatReply(CREATE),
			DONE,
		]);
		expect(run.code).toBe(0);
		expect(run.events.some((event) => event.type === "tool.finished" && event["ok"] === false)).toBe(true);
		expect(await foldersIn(run.place)).toBe(1);
	});

	it.each([
		["429 with Retry-After", rateLimitReply("1")],
		["500", errorReply(500, { message: "boom" })],
		["a cut stream", cutReply(CREATE, 3)],
		["a stream that ends early", endedReply(CREATE, 3)],
		["an error inside the stream", errorInStreamReply({ code: 502, message: "upstream died" })],
		["a stall", stallReply(CREATE, 3)],
	])("recovers from %s", async (_, fault) => {
		const run = await runAgainst([fault, chatReply(CREATE), DONE]);
		expect(run.code).toBe(0);
		expect(await foldersIn(run.place)).toBe(1);
	});

	it.each([
		["500", () => errorReply(500, { message: "boom" })],
		["a cut stream", () => cutReply(CREATE, 3)],
		["a stall", () => stallReply(CREATE, 3)],
	])("gives up on an endless %s with code 1, having written nothing", async (_, fault) => {
		const run = await runAgainst(Array.from({ length: 40 }, fault));
		expect(run.code).toBe(1);
		expect(run.events.at(-1)).toMatchObject({ type: "task.finished", outcome: "failed" });
		expect(await foldersIn(run.place)).toBe(0);
	});
});
