import { describe, expect, it } from "@rbxts/jest-globals";
import type { FakePorts } from "../core/fakes/create-fake-ports";
import { createFakePorts } from "../core/fakes/create-fake-ports";
import { DEFAULT_SETTINGS } from "../core/settings";
import { costLine } from "./cost-line";
import { healthLine, healthText } from "./health-text";
import { createSession } from "./session";
import type { Session } from "./session";
import { runSetting } from "./setting-command";
import { readInput } from "./slash-commands";

describe("what the user types", () => {
	it("is a command when it begins with a slash and a word", () => {
		expect(readInput("/plan  a castle \n")).toEqual({ type: "command", name: "plan", rest: "a castle" });
		expect(readInput(" /Undo")).toEqual({ type: "command", name: "undo", rest: "" });
	});

	it("is a request otherwise", () => {
		for (const text of ["a castle", "/", "1/2 scale", "// comment"])
			expect(readInput(text)).toEqual({ type: "request", text });
	});
});

describe("the cost line", () => {
	const expected = { stepsUsed: 1, stepsExpected: 3, tokensUsed: 12_845, tokensExpected: 31_000 };

	it("shows tokens, the cached share, money where it is known, and the forecast", () => {
		const usage = { inputTokens: 12_345, outputTokens: 500, cachedTokens: 6_172, costUsd: 0.0123 };
		expect(costLine(usage, { ...expected, usdUsed: 0.0123, usdExpected: 0.5 })).toBe(
			"12,345 in (50 % cached) · 500 out · $0.0123 · about 31,000 tokens, $0.50 in all",
		);
		const unpriced = { inputTokens: 999, outputTokens: 1, cachedTokens: 0 };
		expect(costLine(unpriced, { ...expected, tokensExpected: 1_000, tokensUsed: 1_000 })).toBe(
			"999 in (0 % cached) · 1 out",
		);
	});

	it("is empty before the first reply", () => {
		expect(costLine({ inputTokens: 0, outputTokens: 0, cachedTokens: 0 }, expected)).toBe("");
	});
});

describe("the health line", () => {
	const report = {
		modules: [
			{ id: "resilience", title: "Resilience", isOn: true, acted: 2 },
			{ id: "budget_gate", title: "Budget gate", isOn: true, acted: 0 },
		],
		providers: [{ name: "openai", calls: 4, successShare: 0.5, errorShare: 0.5, recovered: 1, latencySeconds: 1.5 }],
		tools: [],
		warnings: [],
	};

	it("hides itself when all is well", () => {
		expect(healthLine(report)).toBe("");
	});

	it("shows warnings and what is switched off", () => {
		const modules = [{ ...report.modules[0]!, isOn: false }, report.modules[1]!];
		expect(healthLine({ ...report, modules, warnings: ["It fails."] })).toBe("It fails. Switched off: Resilience.");
	});

	it("tells all in words when asked", () => {
		expect(healthText(report)).toBe("openai: 50 % of 4 calls fine, 1 recovered, 1.5 s each\nResilience: acted 2 times");
	});
});

describe("settings by command", () => {
	function openSession(ports = createFakePorts()): { readonly session: Session; readonly ports: FakePorts } {
		return { session: createSession(ports, DEFAULT_SETTINGS), ports };
	}

	it("are shown and changed, and refused with what fits", () => {
		const { session } = openSession();
		expect(runSetting("breakerFailures", session)).toEqual({ ok: true, value: "breakerFailures: 5" });
		expect(runSetting("useResilience off", session)).toEqual({ ok: true, value: "useResilience: off" });
		expect(session.settings().useResilience).toBe(false);
		expect(runSetting("useResilience perhaps", session).ok).toBe(false);
		expect(runSetting("useNothing", session).ok).toBe(false);
		const all = runSetting("", session);
		expect(all.ok && all.value).toMatch("relayToken: not shown");
	});

	it("are kept for later sessions, the pairing token is not", () => {
		const { session, ports } = openSession();
		runSetting("retryDelays 1, 2", session);
		runSetting("relayToken secret", session);
		const later = openSession(ports).session.settings();
		expect(later.retryDelays).toEqual([1, 2]);
		expect(later.relayToken).toBe("");
		expect(session.settings().relayToken).toBe("secret");
	});

	it("that this version does not know are left out", () => {
		const ports = createFakePorts();
		ports.store.save("settings", '{"noSuchSetting":"1","maxSteps":"7","healthWindow":"wide"}');
		const { maxSteps, healthWindow } = openSession(ports).session.settings();
		expect([maxSteps, healthWindow]).toEqual([7, 20]);
		ports.store.save("settings", "{broken");
		expect(openSession(ports).session.settings().maxSteps).toBe(50);
	});
});
