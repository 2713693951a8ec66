import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SAFETY_SETTINGS } from "../../core/safety-settings";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { SAFETY_MODULES } from "./modules";

describe("the list of safety modules", () => {
	it("holds every safety setting exactly once", () => {
		const listed = new Map<string, number>();
		for (const { switch: key, settings } of SAFETY_MODULES)
			for (const name of [key, ...settings]) listed.set(name, (listed.get(name) ?? 0) + 1);
		for (const [name, count] of listed) expect([name, count]).toEqual([name, 1]);
		for (const [name] of pairs(DEFAULT_SAFETY_SETTINGS)) expect([name, listed.get(name)]).toEqual([name, 1]);
	});

	it("has every module switched on by default", () => {
		for (const { id, switch: key } of SAFETY_MODULES) expect([id, DEFAULT_SETTINGS[key]]).toEqual([id, true]);
	});
});
