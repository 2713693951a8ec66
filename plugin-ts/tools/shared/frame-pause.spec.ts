import { describe, expect, it } from "@rbxts/jest-globals";
import { createFramePause } from "./frame-pause";

describe("the frame pause", () => {
	it("yields once per slice of work", () => {
		let now = 0;
		let yields = 0;
		const pause = createFramePause({
			now() {
				return now;
			},
			sleep() {
				yields += 1;
			},
		});
		for (let milliseconds = 0; milliseconds < 60; milliseconds++) {
			now += 0.001;
			pause();
		}
		expect(yields).toBe(10);
	});
});
