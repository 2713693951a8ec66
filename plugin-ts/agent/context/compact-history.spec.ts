import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import type { HistoryMessage } from "../../model/types";
import type { TaskState } from "../task-state";
import { compactByCode, compactWithNarrative, compactionThreshold, prefixHash } from "./compact-history";
import type { CompactionDraft } from "./compact-history";
import { createTaskWriter } from "./fakes/task-writer";
import type { TaskWriter } from "./fakes/task-writer";
import { needsCompaction } from "./needs-compaction";
import { projectHistory } from "./project-history";
import { summaryRequest } from "./summarise";

const GOAL = "Build a market with ten stalls and a coin system";
const LONG = string.rep("abcdefg hijkl ", 400);
const SMALL = { ...DEFAULT_SETTINGS, compactAtTokens: 12_000 };

function accept(task: TaskWriter, draft: CompactionDraft | undefined): CompactionDraft {
	if (draft === undefined) throw "There is no compaction.";
	task.add({ type: "context.compacted", ...draft, prefixHash: prefixHash(task.state.history, draft.toIndex) });
	return draft;
}

function longTask(steps = 40): TaskWriter {
	const task = createTaskWriter(GOAL);
	task.reject("Delete Workspace.Old", "keep it");
	for (const index of $range(1, steps)) {
		task.read("read_script", { path: `game.ServerScriptService.S${index}` }, LONG, `hash${index}`);
		if (index % 4 === 0)
			task.apply(`Create stall ${index}`, [{ path: `game.Workspace.Market.Stall${index}`, change: "created" }]);
	}
	task.add({ type: "user.said", text: "Stalls must be red." });
	return task;
}

/** Calls and results of what is sent: each call answered once, no result without its call. */
function expectWholePairs(messages: readonly HistoryMessage[]): void {
	let open = new Set<string>();
	for (const message of messages) {
		if (message.role === "assistant") {
			expect(open.size()).toBe(0);
			open = new Set(message.calls.map((call) => call.id));
		} else if (message.role === "tool") {
			expect(open.has(message.callId)).toBe(true);
			open.delete(message.callId);
		}
	}
	expect(open.size()).toBe(0);
}

function expectNothingLost({ context, goal }: TaskState, summary: string): void {
	const has = (text: string) => expect(string.find(summary, text, 1, true)[0]).toBeDefined();
	has(goal);
	for (const decision of context.decisions) has(decision.text);
	for (const [path, { hash }] of context.touched) {
		const [parent, name] = string.match(path, "^(.*)(%.[^.]+)$");
		has(parent as string);
		has(name as string);
		if (hash !== undefined) has(hash);
	}
}

describe("when", () => {
	it("the history is compacted: at 50,000 tokens or 80 % of the window, whichever is less", () => {
		const task = createTaskWriter(GOAL);
		expect(compactionThreshold(task.state, DEFAULT_SETTINGS)).toBe(50_000);
		expect(compactionThreshold(task.state, { ...DEFAULT_SETTINGS, contextWindow: 32_000 })).toBe(25_600);
		task.add({ type: "context.window", tokens: 8_000 });
		expect(compactionThreshold(task.state, DEFAULT_SETTINGS)).toBe(6_400);
	});

	it("a short history stays as it is", () => {
		expect(needsCompaction(longTask(3).state, DEFAULT_SETTINGS)).toBe(false);
	});

	it("a smaller model takes over: what fitted before does not any more", () => {
		const task = longTask(20);
		expect(needsCompaction(task.state, DEFAULT_SETTINGS)).toBe(false);
		task.add({ type: "context.window", tokens: 16_000 });
		expect(needsCompaction(task.state, DEFAULT_SETTINGS)).toBe(true);
	});

	it("it has been compacted: not again until much has been added", () => {
		const task = longTask();
		expect(needsCompaction(task.state, SMALL)).toBe(true);
		accept(task, compactByCode(task.state, SMALL));
		expect(needsCompaction(task.state, SMALL)).toBe(false);
	});
});

describe("what is kept", () => {
	it("the last messages and results, whole pairs, behind the summary", () => {
		const task = longTask();
		const draft = accept(task, compactByCode(task.state, { ...SMALL, compactAtTokens: 30_000 }));
		const sent = projectHistory(task.state);
		expect(draft.tier).toBe("structured");
		expect(sent.size()).toBeGreaterThanOrEqual(11);
		expect(sent.filter((message) => message.role === "tool").size()).toBeGreaterThanOrEqual(3);
		expectWholePairs(sent);
		expect(task.state.history.size()).toBeGreaterThan(80);
	});

	it("a summary is never taken for a request, nor summarised as one", () => {
		const task = longTask();
		accept(task, compactByCode(task.state, SMALL));
		expect(task.state.context.requests).toEqual([GOAL, "Stalls must be red."]);
		const asked = summaryRequest(task.state, task.state.history.size())[1]!;
		expect(asked.role === "user" && string.find(asked.text, "Summary so far:", 1, true)[0]).toBeDefined();
	});

	it("the model's own words, folded onto those of the earlier summary", () => {
		const task = longTask();
		const settings = { ...SMALL, compactAtTokens: 30_000 };
		const first = accept(task, compactWithNarrative(task.state, settings, "The market stands at the spawn."));
		expect(first.tier).toBe("ai");
		for (const index of $range(1, 20)) task.read("read_script", { path: `game.A${index}` }, LONG);
		const second = accept(task, compactByCode(task.state, settings));
		expect(second.summary).toMatch("The market stands at the spawn.");
	});

	it("the prefix it stands for can be checked", () => {
		const { state } = longTask();
		expect(prefixHash(state.history, 10)).toBe(prefixHash(state.history, 10));
		expect(prefixHash(state.history, 10)).never.toBe(prefixHash(state.history, 11));
	});
});

describe("each tier falls to the next", () => {
	it("an empty summary of the model is no summary", () => {
		expect(compactWithNarrative(longTask().state, SMALL, "")).toBeUndefined();
	});

	it("facts alone and a shorter end when the threshold asks for it", () => {
		const task = longTask();
		const draft = accept(task, compactByCode(task.state, { ...SMALL, compactAtTokens: 7_000 }));
		expect(draft.tier).toBe("plain");
		expect(projectHistory(task.state).size()).toBeLessThan(10);
		expectWholePairs(projectHistory(task.state));
	});

	it("nothing when nothing would get smaller", () => {
		expect(compactByCode(createTaskWriter(GOAL).state, SMALL)).toBeUndefined();
	});
});

describe("any task", () => {
	it("keeps goal, decisions and touched paths, gets strictly smaller, and keeps calls and results together", () => {
		const seed = math.floor(os.clock() * 1e6) % 2 ** 31;
		print(`compact-history seed ${seed}`);
		const random = new Random(seed);
		for (const round of $range(1, 40)) {
			const task = createTaskWriter(`Goal ${round}: ${string.rep("x", random.NextInteger(1, 300))}`);
			const deeds = [
				() => task.read("read_script", { path: `game.Workspace.S${random.NextInteger(1, 9)}` }, LONG, "h"),
				() => task.fail("read_script", "There is no such script."),
				() => task.reject(`Delete Part${random.NextInteger(1, 99)}`, "no"),
				() => task.add({ type: "user.said", text: "Go on." }),
				() => task.wait(random.NextInteger(1, 600)),
				() => {
					const path = `game.Workspace.F${random.NextInteger(1, 5)}.P${random.NextInteger(1, 99)}`;
					task.apply(`Write ${path}`, [{ path, change: "written", hash: `${random.NextInteger(1e6, 9e6)}` }]);
				},
			];
			const settings = { ...DEFAULT_SETTINGS, compactAtTokens: random.NextInteger(6_000, 30_000) };
			for (let left = random.NextInteger(10, 80); left > 0; left--) {
				deeds[random.NextInteger(0, deeds.size() - 1)]!();
				if (!needsCompaction(task.state, settings)) continue;
				const words = random.NextInteger(0, 1) === 1 ? "What the model wrote." : "";
				const draft = compactWithNarrative(task.state, settings, words) ?? compactByCode(task.state, settings);
				const accepted = accept(task, draft);
				expect(accepted.tokensAfter).toBeLessThan(accepted.tokensBefore);
				expectNothingLost(task.state, accepted.summary);
				expectWholePairs(projectHistory(task.state));
			}
		}
	});
});
