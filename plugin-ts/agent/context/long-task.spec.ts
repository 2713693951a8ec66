import { describe, expect, it } from "@rbxts/jest-globals";
import { createFakePorts } from "../../core/fakes/create-fake-ports";
import { printJson } from "../../core/json-print";
import { DEFAULT_SETTINGS } from "../../core/settings";
import type { Settings } from "../../core/settings";
import { createFakeRelay, inOrder } from "../fakes/create-fake-relay";
import type { FakeRelay, Script } from "../fakes/create-fake-relay";
import type { TaskEvent, TaskEventBody } from "../task-event";
import { startTask } from "../task-runner";

const SCRIPT = "game.ServerScriptService.Main";
const OVERFLOW = { failure: { code: "context_overflow", message: "Too long.", retryable: false } };
const NO_TOOLS = "Write the summary now.";

interface Run {
	readonly relay: FakeRelay;
	readonly events: readonly TaskEvent[];
}

function run(conversation: Script, settings: Partial<Settings> = {}, version?: () => string): Run {
	const source = string.rep("print('a line of a long script')\n", 150);
	const place = { instances: { ServerScriptService: [{ className: "Script", name: "Main", source }] } };
	const ports = { ...createFakePorts(place), changes: version === undefined ? undefined : { version } };
	const relay = createFakeRelay(conversation);
	const task = startTask(
		{ taskId: "task", goal: "Improve the main script", mode: "act" },
		{ ports, relay, settings: { ...DEFAULT_SETTINGS, ...settings }, onEvent: () => {}, onPartial: () => {} },
	);
	return { relay, events: task.events() };
}

const read = (startLine: number) => ({ tool: "read_script", args: { path: SCRIPT, startLine } });
const list = { tool: "list_children", args: { parentPath: "game.ServerScriptService" } };
const bodyOf = ({ relay }: Run, index: number) => printJson(relay.calls[index]!.body);
const has = (text: string, part: string) => string.find(text, part, 1, true)[0] !== undefined;

function eventsOf<T extends TaskEventBody["type"]>({ events }: Run, wanted: T) {
	return events.filter((event): event is Extract<TaskEvent, { readonly type: T }> => event.type === wanted);
}

/** Reads for a while, answers requests for a summary, then completes. */
function reader(steps: number, summary: string): Script {
	let turn = 0;
	return (_, call) => {
		if (has(printJson(call.body), NO_TOOLS)) return { text: summary };
		turn += 1;
		return turn <= steps ? read(turn) : { tool: "complete", args: { summary: "Done." } };
	};
}

describe("a long task", () => {
	it("is summarised by the model, goes on, and tells what became of the context", () => {
		const result = run(reader(20, "Read the main script."), { compactAtTokens: 16_000 });
		const compacted = eventsOf(result, "context.compacted");
		expect(compacted[0]).toMatchObject({ tier: "ai", usage: { inputTokens: 100 } });
		expect(compacted[0]!.tokensAfter).toBeLessThan(compacted[0]!.tokensBefore);
		expect(eventsOf(result, "task.finished")[0]?.outcome).toBe("completed");
		const last = bodyOf(result, result.relay.calls.size() - 1);
		expect(has(last, "Read the main script.")).toBe(true);
		expect(has(last, "Goal: Improve the main script")).toBe(true);
	});

	it("is summarised by code when the model gives nothing", () => {
		const result = run(reader(20, ""), { compactAtTokens: 16_000 });
		expect(eventsOf(result, "context.compacted")[0]?.tier).toBe("structured");
		expect(eventsOf(result, "task.finished")[0]?.outcome).toBe("completed");
	});

	it("that the provider calls too long is shortened once, without asking the model", () => {
		const done = { tool: "complete", args: { summary: "Done." } };
		const result = run((index) => (index < 12 ? read(index + 1) : index === 12 ? OVERFLOW : done));
		expect(eventsOf(result, "context.compacted").map((event) => event.tier)).toEqual(["structured"]);
		expect(bodyOf(result, 13).size()).toBeLessThan(bodyOf(result, 12).size());
		expect(eventsOf(result, "task.finished")[0]?.outcome).toBe("completed");
	});

	it("fails with the provider's words when the shorter request is refused too, or nothing can be shortened", () => {
		for (const steps of [12, 0]) {
			const result = run((index) => (index < steps ? read(index + 1) : OVERFLOW));
			expect(eventsOf(result, "task.finished")[0]).toMatchObject({ outcome: "failed", summary: "Too long." });
			expect(result.relay.calls.size()).toBe(steps === 0 ? 1 : steps + 2);
		}
	});
});

describe("a request", () => {
	it("begins exactly like the one before it, and ends with the facts of the moment", () => {
		const result = run(inOrder(list, read(1), read(2)));
		const first = bodyOf(result, 1);
		const second = bodyOf(result, 2);
		const stable = string.find(first, "<state>", 1, true)[0] as number;
		expect(string.sub(second, 1, stable - 30)).toBe(string.sub(first, 1, stable - 30));
		expect(has(second, "Last steps:")).toBe(true);
	});
});

describe("a repeated read", () => {
	it("is answered with where the same result is, and counts as a fresh look at the script", () => {
		const result = run(inOrder(read(1), read(1), list, list));
		const [, again, , listedAgain] = eventsOf(result, "tool.finished");
		expect(again).toMatchObject({ sameAs: 1 });
		expect(again!.shows.size()).toBe(1);
		expect(listedAgain).toMatchObject({ sameAs: 3 });
		expect(again!.content).toMatch("Unchanged since step 1");
	});

	it("is not made at all while the place has not changed, and made again when it has", () => {
		let changes = 0;
		const quiet = run(inOrder(list, list), {}, () => "v1");
		expect(eventsOf(quiet, "tool.finished")[1]).toMatchObject({ sameAs: 1, placeVersion: "v1" });
		const busy = run(inOrder(list, list), {}, () => `v${changes++}`);
		expect(eventsOf(busy, "tool.finished")[1]).toMatchObject({ sameAs: 1, ok: true });
	});

	it("is made again when the earlier one is too old", () => {
		const result = run(inOrder(list, list), { readCacheTtlSeconds: -1 });
		expect(eventsOf(result, "tool.finished")[1]!.sameAs).toBeUndefined();
	});
});

describe("the kickoff", () => {
	it("names the scripts the request is probably about", () => {
		const result = run(inOrder());
		expect(has(bodyOf(result, 0), `- ${SCRIPT} (name`)).toBe(true);
	});

	it("warns before the budget is used up", () => {
		const result = run(inOrder(read(1), read(2), read(3), read(4)), { budgetTokens: 500 });
		expect(eventsOf(result, "budget.warned").map((event) => event.kind)).toEqual(["tokens"]);
	});
});
