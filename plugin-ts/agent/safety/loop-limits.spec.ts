import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { callIdentity } from "../call-identity";
import { times } from "../context/fakes/times";
import { breakerPause } from "./circuit-breaker";
import { repeatPause, repeatWarning } from "./repeat-detection";
import { retryDelay } from "./resilience";

const settings = { ...DEFAULT_SETTINGS, retryJitterShare: 0 };
const failed = (code: string, retryable = true, retryAfterSeconds?: number) => ({
	code,
	message: "It failed.",
	retryable,
	retryAfterSeconds,
});

describe("resilience", () => {
	it("waits longer each time and gives up after the last delay", () => {
		const cut = failed("stream_cut");
		expect([1, 2, 3].map((attempt) => retryDelay(cut, attempt, settings))).toEqual([0.1, 0.5, 1]);
		expect(retryDelay(cut, 4, settings)).toBeUndefined();
	});

	it("adds chance within the jitter share", () => {
		times(50, () => {
			const delay = retryDelay(failed("stream_cut"), 1, { ...settings, retryJitterShare: 0.25 })!;
			expect(delay >= 0.1 && delay <= 0.125).toBe(true);
		});
	});

	it("waits as long as the provider asks, up to the limit", () => {
		expect(retryDelay(failed("rate_limited", true, 7), 1, settings)).toBe(7);
		expect(retryDelay(failed("rate_limited", true, 21), 1, settings)).toBeUndefined();
	});

	it("does not try again what cannot be mended, what the relay tried already, or when switched off", () => {
		expect(retryDelay(failed("bad_request", false), 1, settings)).toBeUndefined();
		expect(retryDelay(failed("rate_limited"), 2, settings)).toBeUndefined();
		expect(retryDelay(failed("stream_cut"), 1, { ...settings, useResilience: false })).toBeUndefined();
	});
});

describe("circuit breaker", () => {
	it("opens at the fifth failure in a row and advises to wait", () => {
		expect(breakerPause({ failuresInARow: 4 }, settings)).toBeUndefined();
		expect(breakerPause({ failuresInARow: 5 }, settings)).toMatchObject({ reason: "breaker", waitSeconds: 30 });
		expect(breakerPause({ failuresInARow: 5 }, { ...settings, breakerFailures: 6 })).toBeUndefined();
	});

	it("never opens when switched off", () => {
		expect(breakerPause({ failuresInARow: 500 }, { ...settings, useCircuitBreaker: false })).toBeUndefined();
	});
});

describe("repeat detection", () => {
	const call = { id: "1", name: "list_children", args: { b: 1, a: { d: 2, c: 3 } }, rawArgs: "" };
	const counted = (count: number, name = call.name) => ({
		callCounts: new Map([[callIdentity(name, { a: { c: 3, d: 2 }, b: 1 }), count]]),
	});

	it("warns at the third and stops the fifth call, whatever the order of the arguments", () => {
		expect(repeatWarning(call, counted(2), settings)).toBeUndefined();
		expect(repeatWarning(call, counted(3), settings)).toMatch("This is call 3");
		expect(repeatPause(call, counted(4), settings)).toBeUndefined();
		expect(repeatPause(call, counted(5), settings)?.reason).toBe("repeat");
	});

	it("leaves polls alone", () => {
		const poll = { ...call, name: "get_console_output" };
		expect(repeatPause(poll, counted(50, poll.name), settings)).toBeUndefined();
		expect(repeatPause(poll, counted(50, poll.name), { ...settings, repeatExempt: [] })?.reason).toBe("repeat");
	});

	it("does nothing when switched off", () => {
		const off = { ...settings, useRepeatDetection: false };
		expect(repeatWarning(call, counted(9), off)).toBeUndefined();
		expect(repeatPause(call, counted(9), off)).toBeUndefined();
	});
});
