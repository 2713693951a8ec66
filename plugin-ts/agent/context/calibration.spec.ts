import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { calibrate, createCalibration, estimateTokens } from "./calibration";
import { createTaskWriter } from "./fakes/task-writer";
import { times } from "./fakes/times";
import { budgetPause, budgetShares, nextWarning, warningText } from "../safety/budget-gate";
import { forecast } from "./forecast";

describe("estimated tokens", () => {
	it("follow what the provider reports", () => {
		let known = createCalibration();
		times(10, () => {
			known = calibrate(known, 4_000, 1_000);
		});
		expect(estimateTokens(8_000, known)).toBe(2_000);
	});

	it("are not misled by reports that cannot be true", () => {
		const known = calibrate(calibrate(createCalibration(), 1_000_000, 10), 5_000, 0);
		expect(known.bytesPerToken).toBe(6);
	});
});

describe("budget", () => {
	const usage = { inputTokens: 900, outputTokens: 100, cachedTokens: 0, costUsd: 0.01 };
	const step = { tool: "create_instance", target: "game.Workspace", intent: "make" };
	const settings = { ...DEFAULT_SETTINGS, budgetTokens: 10_000 };

	it("is forecast from what a step took and the steps that are open", () => {
		const task = createTaskWriter("Do it", usage);
		task.plan([
			{ ...step, status: "done" },
			{ ...step, status: "pending" },
		]);
		times(4, () => task.read("list_children", { parentPath: "game" }, "{}"));
		const expected = forecast(task.state);
		expect(expected.stepsExpected).toBe(9);
		expect(expected.tokensUsed).toBe(4_000);
		expect(expected.tokensExpected).toBeGreaterThan(4_000);
		expect(expected.usdExpected).toBeGreaterThan(0.04);
	});

	it("warns once at 80 % and is used up at 100 %", () => {
		const task = createTaskWriter("Do it", usage);
		times(7, () => task.read("list_children", { parentPath: "game" }, "{}"));
		expect(nextWarning(task.state, settings)).toBeUndefined();
		task.read("list_children", { parentPath: "game" }, "{}");
		const share = nextWarning(task.state, settings)!;
		expect(share.kind).toBe("tokens");
		expect(warningText(share, forecast(task.state))).toMatch("8000 tokens of 10000 tokens are used");
		task.add({ type: "budget.warned", kind: "tokens", text: "" });
		expect(nextWarning(task.state, settings)).toBeUndefined();
		expect(budgetPause(task.state, settings)).toBeUndefined();
		times(2, () => task.read("list_children", { parentPath: "game" }, "{}"));
		expect(budgetPause(task.state, settings)?.reason).toBe("budget");
	});

	it("is allowed once more when the user goes on", () => {
		const task = createTaskWriter("Do it", usage);
		times(10, () => task.read("list_children", { parentPath: "game" }, "{}"));
		task.add({ type: "task.paused", reason: "budget", text: "" });
		task.add({ type: "task.continued", note: "" });
		expect(budgetPause(task.state, settings)).toBeUndefined();
		expect(budgetShares(task.state, settings)[0]!.limit).toBe(20_000);
	});
});
