import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startFakeUpstream } from "@vector/relay/testing";
import type { FakeUpstream } from "@vector/relay/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placeContents } from "./testing/place-contents.ts";
import { createRandom } from "./testing/random.ts";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { RunVectorOptions, VectorRun } from "./testing/run-vector.ts";
import { nextOfTwenty } from "./testing/twenty-steps.ts";

const KILLS = 50;
/** A process dies after one to this many lines of output: three steps on average, so that a task dies many times. */
const MOST_LINES = 18;
const MOST_DELAY_MS = 25;

interface Job {
	readonly place: string;
	readonly output: string;
	readonly ledger: string;
}

function createJob(): Job {
	const place = copyPlace("baseplate-566.rbxl");
	return {
		place,
		output: place.replace(".rbxl", ".vector.rbxl"),
		ledger: place.replace(".rbxl", ".vector.ledger.jsonl"),
	};
}

/** The task of a ledger, undefined when the process died before it wrote anything. */
function taskOf(ledger: string): string | undefined {
	const text = existsSync(ledger) ? readFileSync(ledger, "utf8") : "";
	const end = text.indexOf("\n");
	return end === -1 ? undefined : (JSON.parse(text.slice(0, end)) as { readonly taskId: string }).taskId;
}

/** Killed after its last word, before the process had ended. */
function isCompleted(ledger: string): boolean {
	return existsSync(ledger) && /"type":"task.finished".*\n$/.test(readFileSync(ledger, "utf8"));
}

/** Everything in the place but the identifiers that new instances get by chance. */
function contentsOf(place: string): readonly string[] {
	return placeContents(place).map((line) => line.replace(/"UniqueId":\{"UniqueId":"[^"]*"\}/, ""));
}

describe("an interrupted run", () => {
	let upstream: FakeUpstream;
	let wanted: readonly string[];
	let undone: number;

	/** Starts the task of the job or goes on with it. */
	const work = async ({ place, ledger }: Job, onStart?: RunVectorOptions["onStart"]): Promise<VectorRun> => {
		const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" };
		const taskId = taskOf(ledger);
		const what = taskId === undefined ? ["Build an arena"] : ["--resume", taskId];
		const args = ["run", ...what, "--place", place, "--approve", "all", "--json"];
		return runVector(args, onStart === undefined ? { env } : { env, onStart });
	};

	/** Ends the process with `signal` some milliseconds after it has written so many lines. */
	const signalAfter =
		(signal: NodeJS.Signals, lines: number, delayMs: number): NonNullable<RunVectorOptions["onStart"]> =>
		(send, output) => {
			const timer = setInterval(async () => {
				if (output().split("\n").length - 1 < lines) return;
				clearInterval(timer);
				await sleep(delayMs);
				send(signal);
			}, 2);
			timer.unref();
		};

	beforeAll(async () => {
		upstream = await startFakeUpstream([], { otherwise: nextOfTwenty });
		const job = createJob();
		const whole = await work(job);
		expect(whole.stderr).toBe("");
		expect(whole.code).toBe(0);
		expect(whole.events.at(-1)).toMatchObject({ type: "task.finished", steps: 20 });
		undone = whole.events.filter(({ type }) => type === "proposal.applied").length;
		expect(undone).toBe(16);
		wanted = contentsOf(job.output);
	});

	afterAll(() => upstream.close());

	it("stops cleanly on SIGINT with what was approved saved, and goes on", async () => {
		const job = createJob();
		const stopped = await work(job, signalAfter("SIGINT", 15, 0));
		expect(stopped.code).toBe(3);
		expect(stopped.events.at(-1)).toMatchObject({ type: "task.finished", outcome: "stopped" });
		expect(existsSync(job.output)).toBe(true);
		const resumed = await work(job);
		expect(resumed.stderr).toBe("");
		expect(resumed.code).toBe(0);
		expect(contentsOf(job.output)).toEqual(wanted);
	});

	const seed = Number(process.env["VECTOR_TEST_SEED"] ?? Date.now() % 1_000_000);

	it(`killed at ${KILLS} random points (seed ${seed}), ends with the place the uninterrupted run has`, async () => {
		const random = createRandom(seed);
		let kills = 0;
		let tasks = 0;
		const dieUntilDone = async (): Promise<void> => {
			const job = createJob();
			tasks += 1;
			for (;;) {
				const isKilled = kills < KILLS;
				kills += isKilled ? 1 : 0;
				const point = signalAfter("SIGKILL", 1 + random(MOST_LINES), random(MOST_DELAY_MS));
				const run = await work(job, isKilled ? point : undefined);
				if (run.code === null && isCompleted(job.ledger)) break;
				if (run.code === null) continue;
				// A task that was done before it could be killed does not count.
				kills -= isKilled ? 1 : 0;
				expect(run.stderr).toBe("");
				expect(run.code).toBe(0);
				break;
			}
			expect(contentsOf(job.output)).toEqual(wanted);
			const applied = readFileSync(job.ledger, "utf8").match(/"type":"proposal.applied"/g);
			expect(applied).toHaveLength(undone);
		};
		const lane = async (): Promise<void> => {
			while (kills < KILLS) await dieUntilDone();
		};
		await Promise.all([lane(), lane()]);
		console.log(`seed ${seed}: ${kills} kills in ${tasks} tasks`);
		expect(kills).toBe(KILLS);
	}, 900_000);
});
