import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { times } from "../context/fakes/times";
import type { TaskEventBody } from "../task-event";
import { foldHealth } from "./fold-health";
import { healthWarnings, namedFigures, nextHealthWarning } from "./health-monitor";
import { healthReport } from "./health-report";
import { createHealthState } from "./health-state";
import type { HealthState } from "./health-state";

interface Monitor {
	readonly health: HealthState;
	readonly add: (body: TaskEventBody, seconds?: number) => void;
	readonly call: (tool: string, isFine: boolean, seconds?: number) => void;
	/** A step whose model call fails a number of times before it succeeds. */
	readonly ask: (failures: number) => void;
}

const REPLY = { text: "", calls: [], finish: "stop" as const, raw: {} };

function createMonitor(): Monitor {
	const health = createHealthState();
	let seq = 0;
	let ts = 1000;
	const add = (body: TaskEventBody, seconds = 0) => {
		seq += 1;
		ts += seconds;
		foldHealth(health, { ...body, seq, ts, taskId: "task" });
	};
	return {
		health,
		add,
		call: (tool, isFine, seconds = 1) => {
			const callId = `call_${seq}`;
			add({ type: "tool.called", callId, tool, kind: "read", args: {} });
			add({ type: "tool.finished", callId, tool, ok: isFine, content: "", shows: [] }, seconds);
		},
		ask: (failures) => {
			add({ type: "step.started", step: 1, provider: "openai" });
			times(failures, () => add({ type: "retry", attempt: 1, delaySeconds: 10, reason: "cut" }, 2));
			add({ type: "model.replied", reply: REPLY }, 14);
		},
	};
}

describe("health figures", () => {
	it("count successes, recoveries and the time of each tool's newest calls", () => {
		const { health, call } = createMonitor();
		times(30, () => call("read_script", false));
		times(10, () => call("read_script", true, 2));
		call("read_script", false, 2);
		times(9, () => call("read_script", true, 2));
		const [figures] = namedFigures(health.tools, DEFAULT_SETTINGS);
		expect(figures).toEqual({
			name: "read_script",
			calls: 20,
			successShare: 0.95,
			errorShare: 0.05,
			recovered: 1,
			latencySeconds: 2,
		});
	});

	it("count every try of a model call, and not the wait between two", () => {
		const { health, ask } = createMonitor();
		ask(2);
		const [figures] = namedFigures(health.providers, DEFAULT_SETTINGS);
		expect(figures).toMatchObject({ name: "openai", calls: 3, recovered: 1 });
		expect(figures!.errorShare).toBeCloseTo(2 / 3);
		expect(figures!.latencySeconds).toBeCloseTo((2 + 0 + 4) / 3);
	});
});

describe("health warnings", () => {
	it("come at 30 % errors of enough calls, once in a window", () => {
		const { health, add, call } = createMonitor();
		times(3, () => call("read_script", true));
		call("read_script", false);
		expect(nextHealthWarning(health, DEFAULT_SETTINGS)).toBeUndefined();
		call("read_script", false);
		const warning = nextHealthWarning(health, DEFAULT_SETTINGS)!;
		expect(warning.text).toBe("The tool read_script failed in 2 of its last 5 calls.");
		add({ type: "health.warned", ...warning });
		expect(nextHealthWarning(health, DEFAULT_SETTINGS)).toBeUndefined();
		expect(healthWarnings(health, DEFAULT_SETTINGS).size()).toBe(1);
		times(20, () => call("read_script", false));
		expect(nextHealthWarning(health, DEFAULT_SETTINGS)).toBeDefined();
	});

	it("come for providers as well", () => {
		const { health, ask } = createMonitor();
		times(3, () => ask(1));
		expect(nextHealthWarning(health, DEFAULT_SETTINGS)).toMatchObject({ kind: "provider", name: "openai" });
	});

	it("follow the settings and stop when switched off", () => {
		const { health, call } = createMonitor();
		times(10, () => call("read_script", false));
		expect(nextHealthWarning(health, { ...DEFAULT_SETTINGS, healthMinCalls: 11 })).toBeUndefined();
		expect(nextHealthWarning(health, { ...DEFAULT_SETTINGS, useHealthMonitor: false })).toBeUndefined();
	});
});

describe("the health report", () => {
	it("tells how often each module acted and whether it is on", () => {
		const { health, add, ask } = createMonitor();
		ask(2);
		add({ type: "task.paused", reason: "breaker", text: "" });
		const finished = { callId: "1", tool: "patch_script", content: "", shows: [] };
		add({ type: "tool.finished", ...finished, ok: false, guard: "anti_destruction" });
		add({ type: "tool.finished", ...finished, ok: true, untrusted: { source: "page", flags: [] } });
		const report = healthReport(health, { ...DEFAULT_SETTINGS, useAntiDestruction: false });
		const acted = new Map(report.modules.map((entry) => [entry.id, entry.acted]));
		expect(acted.get("resilience")).toBe(2);
		expect(acted.get("circuit_breaker")).toBe(1);
		expect(acted.get("anti_destruction")).toBe(1);
		expect(acted.get("untrusted_guard")).toBe(1);
		expect(acted.get("output_validator")).toBe(0);
		expect(report.modules.filter((entry) => !entry.isOn).map((entry) => entry.id)).toEqual(["anti_destruction"]);
	});
});
