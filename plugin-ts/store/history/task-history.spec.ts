import { describe, expect, it } from "@rbxts/jest-globals";
import { runSession } from "../../agent/fakes/killable-session";
import { createFakePorts } from "../../core/fakes/create-fake-ports";
import type { PlaceIdentity } from "../../core/ports/place-identity";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { createTaskLog } from "../log/task-log";
import { createSession } from "../session";
import { eventsUpToStep } from "./branch-events";
import { findTasks } from "./find-tasks";

const folder = (name: string) => ({
	tool: "create_instance",
	args: { className: "Folder", parentPath: "game.Workspace", props: { Name: name } },
});

function inPlace(id: number): PlaceIdentity {
	return {
		current() {
			return { id, name: "Place" };
		},
	};
}

/** A place and a store with the events of a task that died after so many of them. */
function afterCrash(diesAfter: number) {
	const ports = createFakePorts();
	const { events } = runSession({ ports, replies: [folder("A"), folder("B")], diesAfter });
	const log = createTaskLog({ store: ports.store, limits: () => DEFAULT_SETTINGS });
	log.append(events);
	const session = createSession(ports, DEFAULT_SETTINGS);
	return { ports, events, session };
}

describe("the history of a session", () => {
	it("offers the task that ended in the middle, and goes on with what it waited for", () => {
		const { session, events } = afterCrash(5);
		expect(events[4]?.type).toBe("proposal.created");
		const offer = session.history.unfinished();
		expect(offer).toMatchObject({ taskId: "task-1", goal: "Do it" });
		const resumed = session.history.resume("task-1");
		expect(resumed.ok && resumed.value.action().type).toBe("await_decision");
		expect(session.history.unfinished()).toBeUndefined();
	});

	it("stores what happens after resuming behind what was there", () => {
		const { session, ports } = afterCrash(5);
		const resumed = session.history.resume("task-1");
		expect(resumed.ok).toBe(true);
		session.task()!.decide(session.task()!.state().proposal!.proposal.id, { decision: "reject", reason: "no" });
		const log = createTaskLog({ store: ports.store, limits: () => DEFAULT_SETTINGS });
		const stored = log.load("task-1");
		expect(stored.ok && stored.value.events).toEqual(session.task()!.events());
	});

	it("does not offer a task that was dismissed, and still resumes it", () => {
		const { session } = afterCrash(5);
		expect(session.history.dismiss("task-1").ok).toBe(true);
		expect(session.history.unfinished()).toBeUndefined();
		const records = session.history.list();
		expect(records.ok && records.value[0]?.outcome).toBe("stopped");
		const resumed = session.history.resume("task-1");
		expect(resumed.ok && resumed.value.action().type).toBe("await_decision");
	});

	it("leaves a running task unfinished when the plugin is unloaded, so that it is offered again", () => {
		const { session, ports } = afterCrash(5);
		session.history.resume("task-1");
		session.close();
		expect(createSession(ports, DEFAULT_SETTINGS).history.unfinished()?.taskId).toBe("task-1");
	});

	it("does not offer a task of another place", () => {
		const { ports } = afterCrash(5);
		const here = createFakePorts();
		const elsewhere = { ...here, store: ports.store, placeIdentity: inPlace(7) };
		const log = createTaskLog({
			store: ports.store,
			limits: () => DEFAULT_SETTINGS,
			placeIdentity: inPlace(8),
		});
		log.append([{ type: "task.started", goal: "There", mode: "act", context: "", seq: 1, ts: 9e9, taskId: "task-2" }]);
		log.remove("task-1");
		expect(createSession(elsewhere, DEFAULT_SETTINGS).history.unfinished()).toBeUndefined();
	});

	it("branches from a step: a new task with the events up to it, told what was done since", () => {
		const { session, events, ports } = afterCrash(math.huge);
		expect(events[events.size() - 1]?.type).toBe("task.finished");
		const branched = session.history.branch("task-1", 1, "Make it blue");
		expect(branched.ok).toBe(true);
		const task = session.task()!;
		expect(task.taskId).never.toBe("task-1");
		const resumed = task.events().find((event) => event.type === "task.resumed");
		expect(resumed).toMatchObject({
			branchedFrom: { taskId: "task-1", step: 1 },
			changed: [{ path: "game.Workspace.B", what: "was created after the step this branch starts from" }],
		});
		expect(task.events().some((event) => event.type === "user.said" && event.text === "Make it blue")).toBe(true);
		expect(task.events().every((event) => event.taskId === task.taskId)).toBe(true);
		const log = createTaskLog({ store: ports.store, limits: () => DEFAULT_SETTINGS });
		const stored = log.load(task.taskId);
		expect(stored.ok && stored.value.events.size()).toBe(task.events().size());
		expect(log.load("task-1").ok).toBe(true);
	});

	it("names the steps there are when the one to branch from is none of them", () => {
		const { session } = afterCrash(math.huge);
		const refused = session.history.branch("task-1", 9);
		expect(refused.ok ? "" : refused.error).toMatch("steps 0 to 3");
	});

	it("deletes a task", () => {
		const { session } = afterCrash(5);
		expect(session.history.remove("task-1").ok).toBe(true);
		const records = session.history.list();
		expect(records.ok && records.value.size()).toBe(0);
	});
});

describe("branching", () => {
	it("takes exactly the events before the next step", () => {
		const { events } = afterCrash(math.huge);
		for (const step of $range(0, 3)) {
			const start = eventsUpToStep(events, step);
			expect(start.ok).toBe(true);
			if (!start.ok) continue;
			const steps = start.value.events.filter((event) => event.type === "step.started").size();
			expect(steps).toBe(step);
			expect(start.value.events).toEqual(events.filter((_, index) => index < start.value.events.size()));
		}
	});
});

describe("searching", () => {
	it("finds tasks by the words of goal, summary and paths", () => {
		const base = { mode: "act", startedAt: 0, lastAt: 0, events: 1, steps: 1, touched: [] } as const;
		const records = [
			{ ...base, taskId: "a", goal: "Add a coin", summary: "Coins spin now." },
			{ ...base, taskId: "b", goal: "Rename doors", touched: ["game.Workspace.Door"] },
		];
		const found = (search: string) => findTasks(records, search).map(({ taskId }) => taskId);
		expect(found("coin")).toEqual(["a"]);
		expect(found("DOOR workspace")).toEqual(["b"]);
		expect(found("coin door")).toEqual([]);
		expect(found("%a")).toEqual([]);
		expect(found("")).toEqual(["a", "b"]);
	});
});
