import { describe, expect, it } from "@rbxts/jest-globals";
import type { EventStreamListener, HttpRequest } from "../core/ports/http";
import { createStudioHttp } from "./create-studio-http";

/** Nothing listens here. */
const NOBODY: HttpRequest = { url: "http://127.0.0.1:34999/api/models", method: "GET", headers: {} };

function waitUntil(isDone: () => boolean): void {
	for (let count = 300; count > 0; count--) if (!isDone()) task.wait();
}

describe("request", () => {
	it("reports a relay that does not run, and how to start it", () => {
		const outcome = createStudioHttp().request(NOBODY);
		expect(outcome.ok ? "answered" : outcome.error).toContain(`start it with "vector relay"`);
	});
});

describe("openEventStream", () => {
	it("ends once with the problem when nobody listens, and frees the place for the next", () => {
		const http = createStudioHttp();
		const problems = new Array<string>();
		const open = () =>
			http.openEventStream(NOBODY, {
				opened() {},
				chunk() {},
				closed(problem) {
					problems.push(problem ?? "none");
				},
			});
		expect(open().ok).toBe(true);
		waitUntil(() => problems.size() > 0);
		expect(open().ok).toBe(true);
		waitUntil(() => problems.size() > 1);
		expect(problems.map((problem) => string.find(problem, "vector relay")[0] !== undefined)).toEqual([true, true]);
	});

	it("has one stream at a time, and tells an owner that closed it nothing more", () => {
		const http = createStudioHttp();
		let endings = 0;
		const listener: EventStreamListener = {
			opened() {},
			chunk() {},
			closed() {
				endings += 1;
			},
		};
		const first = http.openEventStream(NOBODY, listener);
		expect(http.openEventStream(NOBODY, listener).ok).toBe(false);
		if (first.ok) first.value.close();
		const second = http.openEventStream(NOBODY, listener);
		expect(second.ok).toBe(true);
		http.closeStreams();
		task.wait(0.1);
		expect(endings).toBe(0);
	});
});
