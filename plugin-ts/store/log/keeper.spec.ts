import { describe, expect, it } from "@rbxts/jest-globals";
import type { TaskEvent } from "../../agent/task-event";
import { failure, success } from "../../core/outcome";
import type { Outcome } from "../../core/outcome";
import { createKeeper } from "./keeper";
import type { TaskLog } from "./task-log";

/** A log that only counts what it is given. */
function createCountingLog(result: Outcome<true>): TaskLog & { readonly appended: () => number } {
	let appended = 0;
	return {
		appended: () => appended,
		append(events) {
			appended += events.size();
			return result;
		},
		list() {
			return success([]);
		},
		load() {
			return failure("nothing is kept");
		},
		remove() {
			return success(true as const);
		},
	};
}

function said(taskId: string, seq: number): TaskEvent {
	return { type: "user.said", text: "on", seq, ts: 0, taskId };
}

const on = () => true;
const off = () => false;

describe("keeping events", () => {
	it("warns once a task when nothing can be saved, and goes on trying", () => {
		const notices = new Array<string>();
		const log = createCountingLog(failure("the disk is full"));
		const keeper = createKeeper(log, on, (text) => notices.push(text));
		for (const seq of $range(1, 5)) keeper.keep([said("a", seq)]);
		expect(notices).toEqual(["History is not being saved: the disk is full"]);
		keeper.keep([said("b", 1)]);
		expect(notices.size()).toBe(2);
		expect(log.appended()).toBe(6);
	});

	it("keeps nothing when it is switched off or closed", () => {
		const log = createCountingLog(success(true));
		createKeeper(log, off, () => {}).keep([said("a", 1)]);
		const keeper = createKeeper(log, on, () => {});
		keeper.close();
		keeper.keep([said("a", 1)]);
		expect(log.appended()).toBe(0);
	});
});
