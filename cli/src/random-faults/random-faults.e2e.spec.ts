import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkTask } from "./check-task.ts";
import { readPlace } from "./place-tree.ts";
import { runRandomTask } from "./random-task.ts";
import { openSandbox } from "./sandbox.ts";

const SEED = Number(process.env["SEED"] ?? randomInt(2 ** 31));
const RUNS = Number(process.env["RUNS"] ?? 1000);
/** How often the relay of each studio asks a failing provider again. */
const STUDIOS = [0, 0, 1];

/** Runs the tasks whose turn is `share` of `shares`; the task that fails is named by its seed. */
async function runShare(share: number, shares: number, retries: number): Promise<ReadonlyMap<string, number>> {
	const ends = new Map<string, number>();
	const sandbox = await openSandbox(retries);
	try {
		const start = await readPlace(sandbox.studio);
		for (let index = share; index < RUNS; index += shares) {
			const seed = SEED + index;
			try {
				const task = await runRandomTask(sandbox, seed);
				await checkTask(sandbox, task, start);
				const { outcome, reason } = task.events.at(-1)!;
				const end = `${outcome} ${reason}`;
				ends.set(end, (ends.get(end) ?? 0) + 1);
			} catch (problem) {
				if (problem instanceof Error) problem.message = `SEED=${seed} RUNS=1: ${problem.message}`;
				throw problem;
			}
		}
		return ends;
	} finally {
		await sandbox.close();
	}
}

describe("a thousand tasks with a random model, network and user", () => {
	it("write nothing unapproved, lose no event, end in time and for the right reason, and can be undone", async () => {
		console.log(`seed ${SEED}, ${RUNS} runs`);
		const began = performance.now();
		const shares = await Promise.all(STUDIOS.map((retries, share) => runShare(share, STUDIOS.length, retries)));
		const ends = new Map<string, number>();
		for (const share of shares) for (const [end, count] of share) ends.set(end, (ends.get(end) ?? 0) + count);
		console.log(`${Math.round((performance.now() - began) / 1000)} s: ${JSON.stringify(Object.fromEntries(ends))}`);
		expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS);
		// A network that is always down, or a user who always stops, would prove nothing.
		if (RUNS >= 100) expect(ends.get("completed done")).toBeGreaterThan(RUNS / 3);
	}, 900_000);
});
