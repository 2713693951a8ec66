import { expect } from "vitest";
import {
	expectAnsweredCalls,
	expectApprovedWrites,
	expectOneCallPerStep,
	expectWholeLog,
} from "../conversations/check-invariants.ts";
import { messagesOf } from "../conversations/chat-messages.ts";
import type { RawEvent } from "../run/task-events.ts";
import { listOf } from "../run/task-events.ts";
import { printPlace, readPlace } from "./place-tree.ts";
import type { PlaceNode } from "./place-tree.ts";
import type { RandomTask } from "./random-task.ts";
import type { Sandbox } from "./sandbox.ts";

const has = (events: readonly RawEvent[], type: string): boolean => events.some((event) => event.type === type);

/** Why a task may have ended as it says. */
const REASONS: Readonly<Record<string, (task: RandomTask) => boolean>> = {
	"completed done": ({ events }) => has(events, "completion.accepted") || has(events, "model.replied"),
	"stopped rejected": ({ events }) =>
		!events.some((event) => event.type === "proposal.applied" && event["ok"] === true),
	"failed model_error": ({ events }) => has(events, "model.failed"),
	"failed model_unreachable": ({ events }) => has(events, "model.failed"),
	"stopped user": ({ wasStopped }) => wasStopped,
};

function expectRightEnd(task: RandomTask): void {
	const last = task.events.at(-1)!;
	const end = `${String(last["outcome"])} ${String(last["reason"])}`;
	const paused = task.events.findLast(({ type }) => type === "task.paused");
	const isRight = REASONS[end]?.(task) ?? (end === `stopped ${String(paused?.["reason"])}` && task.wasStopped);
	expect(isRight ? "" : `ended with ${end}: ${String(last["summary"])}`).toBe("");
}

/** Folds the events anew inside the VM and compares what comes of it with the task that was running. */
async function expectSameFold({ studio, plugin }: Sandbox, events: readonly RawEvent[]): Promise<void> {
	const running = await plugin.request({ type: "task" });
	const folded = await studio.execute(`
local agent = pluginRoot.TS.agent
local events = game:GetService("HttpService"):JSONDecode([====[${JSON.stringify(events)}]====])
local state = require(agent["task-state"]).createTaskState(events[1].taskId, 0)
for _, event in events do
	require(agent.advance).advance(state, event)
end
return require(pluginRoot.TS.automation["task-figures"]).taskFigures(state, #events)
`);
	expect(folded).toEqual(running);
}

/** The history in the plugin's settings holds every event, or the first ones where saving failed. */
async function expectStored({ studio }: Sandbox, { events, history }: RandomTask): Promise<void> {
	if (history === "none") return;
	const stored = await studio.execute(`
local code = pluginRoot.TS
local store = require(code.studio["create-plugin-settings-store"]).createPluginSettingsStore(plugin)
local types = {}
for _, event in require(code.store.log.segments).loadSegments(store, "${events[0]!.taskId}").events do
	table.insert(types, event.type)
end
return types
`);
	const types = listOf<string>(stored);
	expect(types).toEqual(events.slice(0, history === "part" ? types.length : events.length).map(({ type }) => type));
}

/** Undoes everything the task and the user did, step by step. */
async function undoAll({ plugin }: Sandbox, { undoNames }: RandomTask): Promise<void> {
	for (const name of undoNames.toReversed()) expect(await plugin.request({ type: "undo" })).toBe(name);
	await expect(plugin.request({ type: "undo" })).rejects.toThrow();
}

/** Everything that must hold after a random task; leaves the place as it was at `start`. */
export async function checkTask(sandbox: Sandbox, task: RandomTask, start: PlaceNode): Promise<void> {
	expect(task.problems).toEqual([]);
	expectWholeLog(task.events);
	expectApprovedWrites(task.events);
	expectOneCallPerStep(task.events);
	expectRightEnd(task);
	for (const request of sandbox.requests()) expectAnsweredCalls(messagesOf(request));
	await expectSameFold(sandbox, task.events);
	await expectStored(sandbox, task);
	await undoAll(sandbox, task);
	expect(printPlace(await readPlace(sandbox.studio))).toBe(printPlace(start));
}
