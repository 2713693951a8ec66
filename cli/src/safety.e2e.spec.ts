import type { ScriptedReply } from "@vector/relay/testing";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { openPlugin } from "./run/open-plugin.ts";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { VectorRun } from "./testing/run-vector.ts";

const MISSES = [1, 2, 3, 4, 5].map((depth) => callReply("list_children", { parentPath: "game.Nowhere", depth }));
const DONE = callReply("complete", { summary: "Nothing to do." });

async function runWith(script: readonly ScriptedReply[], ...args: readonly string[]): Promise<VectorRun> {
	const upstream = await startFakeUpstream(script);
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" };
	const place = copyPlace("baseplate-566.rbxl");
	const run = await runVector(["run", "Look", "--place", place, "--json", "--approve", "all", ...args], { env });
	await upstream.close();
	return run;
}

describe("safety modules from the command line", () => {
	it("warn and stop with their defaults", async () => {
		const run = await runWith([...MISSES, DONE]);
		expect(run.code).toBe(3);
		expect(run.events.find((event) => event.type === "task.paused")).toMatchObject({
			reason: "breaker",
			waitSeconds: 30,
		});
	});

	it("follow --set, and health is told as an event", async () => {
		const run = await runWith([...MISSES, DONE], "--set", "useCircuitBreaker=off", "--set", "healthMinCalls=4");
		expect(run.code).toBe(0);
		expect(run.events.filter((event) => event.type === "health.warned")).toEqual([
			expect.objectContaining({ kind: "tool", name: "list_children", errorShare: 1 }),
		]);
	});

	it("refuse a setting that does not exist or fit, and change nothing", async () => {
		const refused = [
			["useCircuitBraker=off", "useCircuitBreaker"],
			["breakerFailures=many", "breakerFailures is a number"],
			["breakerFailures", "is not a setting"],
		] as const;
		for (const [setting, wanted] of refused) {
			const run = await runWith([DONE], "--set", setting);
			expect(run.code).toBe(2);
			expect(run.stderr).toContain(wanted);
		}
	});

	it("report how they are when asked", async () => {
		const { studio, plugin } = await openPlugin(copyPlace("baseplate-566.rbxl"));
		await plugin.request({ type: "set", name: "useBudgetGate", value: "off" });
		const report = (await plugin.request({ type: "health" })) as {
			readonly modules: readonly { readonly id: string; readonly isOn: boolean; readonly acted: number }[];
		};
		await studio.close();
		expect(report.modules.length).toBeGreaterThanOrEqual(11);
		expect(report.modules.filter(({ isOn }) => !isOn).map(({ id }) => id)).toEqual(["budget_gate"]);
		expect(report.modules.every(({ acted }) => acted === 0)).toBe(true);
	});
});
