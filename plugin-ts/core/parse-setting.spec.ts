import { describe, expect, it } from "@rbxts/jest-globals";
import { parseSetting, settingNames } from "./parse-setting";
import { DEFAULT_SETTINGS } from "./settings";

const valueOf = (name: string, text: string) => {
	const parsed = parseSetting(name, text);
	assert(parsed.ok, parsed.ok ? "" : parsed.error);
	return (parsed.value as { readonly [name: string]: unknown })[name];
};
const errorOf = (name: string, text: string) => {
	const parsed = parseSetting(name, text);
	assert(!parsed.ok, "expected a refusal");
	return parsed.error;
};

describe("parseSetting", () => {
	it("reads switches, numbers, words and lists", () => {
		expect(valueOf("useCircuitBreaker", "off")).toBe(false);
		expect(valueOf("useCircuitBreaker", "On")).toBe(true);
		expect(valueOf("breakerFailures", "7")).toBe(7);
		expect(valueOf("budgetUsd", "0.5")).toBe(0.5);
		expect(valueOf("model", "some/model")).toBe("some/model");
		expect(valueOf("retryDelays", "1, 2.5")).toEqual([1, 2.5]);
		expect(valueOf("autoApprove", "rename, delete")).toEqual(["rename", "delete"]);
		expect(valueOf("autoApprove", "")).toEqual([]);
	});

	it("refuses what does not fit, and says what does", () => {
		expect(errorOf("breakerFailures", "many")).toMatch("number from 0 on");
		expect(errorOf("breakerFailures", "nan")).toMatch("number from 0 on");
		expect(errorOf("budgetWarnShare", "80")).toMatch("share from 0 to 1");
		expect(errorOf("useResilience", "maybe")).toMatch("on or off");
		expect(errorOf("autoApprove", "everything")).toMatch("one of edit_script");
		expect(errorOf("dialect", "xml")).toMatch("one of chat");
		expect(errorOf("breakerFailure", "5")).toMatch("breakerFailures");
	});

	it("knows every setting with a default", () => {
		const names = settingNames();
		for (const [name] of pairs(DEFAULT_SETTINGS)) expect([name, names.includes(name)]).toEqual([name, true]);
	});
});
