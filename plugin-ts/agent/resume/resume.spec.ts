import { describe, expect, it } from "@rbxts/jest-globals";
import { createFakePorts } from "../../core/fakes/create-fake-ports";
import type { FakePorts } from "../../core/fakes/create-fake-ports";
import type { FakeNode } from "../../core/fakes/fake-place";
import { printJson } from "../../core/json-print";
import type { Mode } from "../../core/settings";
import type { ScriptedReply } from "../fakes/create-fake-relay";
import { runSession } from "../fakes/killable-session";
import type { TaskEvent } from "../task-event";

const MAIN = "game.ServerScriptService.Main";

const folder = (name: string): ScriptedReply => ({
	tool: "create_instance",
	args: { className: "Folder", parentPath: "game.Workspace", props: { Name: name } },
});

const REPLIES: readonly ScriptedReply[] = [
	{ tool: "start_plan", args: { steps: ["Folders", "Script"] } },
	folder("A"),
	{ tool: "read_script", args: { path: MAIN } },
	{ tool: "patch_script", args: { path: MAIN, patches: [{ find: "'one'", replace: "'1'" }] } },
	{ tool: "update_plan", args: { steps: [{ index: 1, status: "done" }] } },
	{ tool: "rename_instance", args: { path: "game.Workspace.A", newName: "B" } },
	{ tool: "set_properties", args: { path: "game.Workspace.B", props: { "@Level": 3 } } },
	{ tool: "message", args: { text: "Nearly there.", phase: "update" } },
	folder("C"),
	folder("C"),
	{ tool: "delete_instance", args: { path: `game.Workspace["C"][1]` } },
	{ tool: "update_plan", args: { steps: [{ index: 2, status: "done" }] } },
];

function place(): FakePorts {
	return createFakePorts({
		instances: { ServerScriptService: [{ className: "Script", name: "Main", source: "print('one')\n" }] },
	});
}

function contents(node: FakeNode): string {
	const props: { [key: string]: string } = {};
	for (const [key, value] of node.props) props[key] = printJson(value);
	const children = node.children.map((child) => contents(child)).join(",");
	return `${node.className} ${node.name} ${printJson(props)} ${node.source ?? ""} [${children}]`;
}

function count(events: readonly TaskEvent[], eventType: TaskEvent["type"]): number {
	return events.filter((event) => event.type === eventType).size();
}

/** What a resumed task was told that others changed. */
function changesTold(events: readonly TaskEvent[]): readonly string[] {
	const told = new Array<string>();
	for (const event of events) {
		if (event.type !== "task.resumed") continue;
		for (const { path, what } of event.changed) told.push(`${path} ${what}`);
	}
	return told;
}

/** Runs the task once through; then dies after each (or every n-th) of its events in turn, and goes on with what was stored. */
function dieEverywhere(mode: Mode, storedOf: (events: readonly TaskEvent[]) => readonly TaskEvent[], every = 1): void {
	const ports = place();
	const whole = runSession({ ports, replies: REPLIES, mode });
	expect(whole.task?.state().finished?.outcome).toBe("completed");
	const wanted = contents(ports.place.root);
	const writes = ports.undoHistory.names();
	for (const diesAfter of $range(2, whole.events.size(), every)) {
		const killed = place();
		const first = runSession({ ports: killed, replies: REPLIES, mode, diesAfter });
		const past = storedOf(first.events);
		const resumed = runSession({ ports: killed, replies: REPLIES, mode, past });
		const label = `after ${diesAfter} events, the last a ${past[past.size() - 1]!.type}`;
		if (past[past.size() - 1]!.type === "task.finished") continue;
		expect([label, contents(killed.place.root)]).toEqual([label, wanted]);
		expect([label, killed.undoHistory.names()]).toEqual([label, writes]);
		expect([label, resumed.task?.state().finished?.outcome]).toEqual([label, "completed"]);
		expect([label, resumed.task?.state().step]).toEqual([label, whole.task?.state().step]);
		expect([label, count(resumed.events, "task.finished")]).toEqual([label, 1]);
		expect([label, changesTold(resumed.events)]).toEqual([label, []]);
	}
}

const all = (events: readonly TaskEvent[]) => events;
const withoutLast = (events: readonly TaskEvent[]) => events.filter((_, index) => index < events.size() - 1);

describe("a task that died", () => {
	it("ends with the same place and the same undo steps, whichever event was its last", () => {
		dieEverywhere("act", all);
	});

	it("does so too when the last event happened and was not stored", () => {
		dieEverywhere("act", withoutLast);
	});

	it("does so in auto mode", () => {
		dieEverywhere("auto", all, 3);
		dieEverywhere("auto", withoutLast, 4);
	});

	it("says what was under way and is made again", () => {
		const interruptedAt = (eventType: TaskEvent["type"]) => {
			const { events } = runSession({ ports: place(), replies: REPLIES });
			const index = events.findIndex((event) => event.type === eventType);
			const past = events.filter((_, at) => at <= index);
			const resumed = runSession({ ports: place(), replies: REPLIES, past }).events[past.size()];
			return resumed?.type === "task.resumed" ? resumed.interrupted : "not resumed";
		};
		expect(interruptedAt("step.started")).toBe("model");
		expect(interruptedAt("tool.called")).toBe("tool");
		expect(interruptedAt("proposal.applying")).toBe("apply");
		expect(interruptedAt("tool.finished")).toBeUndefined();
		expect(interruptedAt("proposal.created")).toBeUndefined();
	});

	it("does not write again, and does not guess, where the place changed while the outcome was unknown", () => {
		const ports = place();
		const replies = [
			{ tool: "read_script", args: { path: MAIN } },
			{ tool: "patch_script", args: { path: MAIN, patches: [{ find: "'one'", replace: "'1'" }] } },
		];
		const { events } = runSession({ ports, replies });
		const index = events.findIndex((event) => event.type === "proposal.applying");
		ports.scripts.edit(MAIN, "print('mine')\n");
		const resumed = runSession({ ports, replies, past: events.filter((_, at) => at <= index) });
		const applied = resumed.events.find((event) => event.type === "proposal.applied");
		expect(applied).toMatchObject({ ok: false, error: expect.stringContaining("cannot be told") });
		const text = ports.scripts.read(MAIN);
		expect(text.ok && text.value.text).toBe("print('mine')\n");
	});

	it("names what others changed and what was lost, to the model too, and wants it read again", () => {
		const ports = place();
		const { events } = runSession({ ports, replies: REPLIES, diesAfter: 44 });
		ports.scripts.edit(MAIN, "print('mine')\n");
		ports.scene.remove("game.Workspace.B");
		const resumed = runSession({ ports, replies: [], past: events });
		expect(changesTold(resumed.events)).toEqual([
			`${MAIN} was changed`,
			"game.Workspace.B is gone although this task left it there (set)",
		]);
		const told = resumed.task!.state().history.filter((message) => message.role === "user");
		expect(printJson(told.map((message) => (message.role === "user" ? message.text : "")))).toMatch("was changed");
		expect(resumed.task!.state().reads.has(MAIN)).toBe(false);
	});

	it("waits again with what waited for the user when it was stopped", () => {
		const ports = place();
		const waiting = runSession({ ports, replies: [folder("A")], diesAfter: 5 });
		expect(waiting.events[4]?.type).toBe("proposal.created");
		const stopped = {
			type: "task.finished",
			outcome: "stopped",
			reason: "user",
			summary: "Stopped.",
			seq: 6,
			ts: 0,
			taskId: "task-1",
		} as const;
		const resumed = runSession({ ports, replies: [folder("A")], past: [...waiting.events, stopped] });
		expect(resumed.events.filter((event) => event.type === "proposal.created").size()).toBe(1);
		expect(ports.undoHistory.names().size()).toBe(1);
		expect(resumed.task?.state().finished?.outcome).toBe("completed");
	});
});
