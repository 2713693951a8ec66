import type { FakePorts } from "../../core/fakes/create-fake-ports";
import type { JsonObject } from "../../core/json";
import { DEFAULT_SETTINGS } from "../../core/settings";
import type { Mode } from "../../core/settings";
import { startTask } from "../task-runner";
import type { TaskRunner } from "../task-runner";
import type { TaskEvent } from "../task-event";
import { createFakeRelay } from "./create-fake-relay";
import type { ScriptedReply } from "./create-fake-relay";

export interface SessionPlan {
	readonly ports: FakePorts;
	/** What the model answers to the n-th request of the conversation, as told by the results it holds. */
	readonly replies: readonly ScriptedReply[];
	readonly past?: readonly TaskEvent[];
	readonly mode?: Mode;
	/** The process dies when this many events have happened in this session; never when absent. */
	readonly diesAfter?: number;
}

export interface Session {
	readonly events: readonly TaskEvent[];
	readonly task: TaskRunner | undefined;
}

function resultsIn(body: JsonObject): number {
	const messages = body.messages as readonly JsonObject[];
	return messages.filter((message) => message.role === "tool").size();
}

/** A session in which everything is approved and that can die at any event, as a process does: nothing runs after it. */
export function runSession({ ports, replies, past = [], mode = "act", diesAfter = math.huge }: SessionPlan): Session {
	const events = [...past];
	let isDead = false;
	let task: TaskRunner | undefined;
	const relay = createFakeRelay(
		(_, call) => replies[resultsIn(call.body)] ?? { tool: "complete", args: { summary: "All done." } },
	);
	const onEvent = (event: TaskEvent) => {
		events.push(event);
		if (events.size() - past.size() < diesAfter) return;
		isDead = true;
		coroutine.yield();
	};
	ports.clock.spawn(() => {
		const options = { ports, relay, settings: DEFAULT_SETTINGS, onPartial: () => {}, onEvent };
		const started = startTask({ taskId: "task-1", goal: "Do it", mode }, options, past);
		task = started;
		while (!isDead && started.action().type === "await_decision")
			started.decide(started.state().proposal!.proposal.id, { decision: "approve" });
	});
	return { events, task };
}
