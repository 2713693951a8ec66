import { describe, expect, it } from "@rbxts/jest-globals";
import { createFakePorts } from "../core/fakes/create-fake-ports";
import type { FakePorts } from "../core/fakes/create-fake-ports";
import type { Decision } from "../core/proposal";
import { DEFAULT_SETTINGS } from "../core/settings";
import type { Mode, Settings } from "../core/settings";
import { createFakeRelay, inOrder } from "./fakes/create-fake-relay";
import type { FakeRelay, Script } from "./fakes/create-fake-relay";
import type { TaskEvent, TaskEventBody } from "./task-event";
import { startTask } from "./task-runner";
import type { TaskRunner } from "./task-runner";

interface Setup {
	readonly script: Script;
	readonly mode?: Mode;
	readonly settings?: Partial<Settings>;
	readonly ports?: FakePorts;
	readonly relay?: FakeRelay;
	/** Decides proposals as they come; they wait when absent. */
	readonly decide?: (proposalId: string) => Decision;
	readonly past?: readonly TaskEvent[];
}

interface Run {
	readonly task: TaskRunner;
	readonly ports: FakePorts;
	readonly relay: FakeRelay;
}

const SCRIPT_PATH = "game.ServerScriptService.Main";
const createFolder = (name: string) => ({
	tool: "create_instance",
	args: { className: "Folder", parentPath: "game.Workspace", props: { Name: name } },
});
const approve = (): Decision => ({ decision: "approve" });
const reject = (): Decision => ({ decision: "reject", reason: "not now" });

function placeWithScript(): FakePorts {
	return createFakePorts({
		instances: { ServerScriptService: [{ className: "Script", name: "Main", source: "print('one')\nprint('two')\n" }] },
	});
}

function run(setup: Setup): Run {
	const ports = setup.ports ?? createFakePorts();
	const relay = setup.relay ?? createFakeRelay(setup.script);
	const waiting = new Array<string>();
	const task = startTask(
		{ taskId: "task-1", goal: "Do it", mode: setup.mode ?? "act" },
		{
			ports,
			relay,
			settings: { ...DEFAULT_SETTINGS, ...setup.settings },
			onPartial: () => {},
			onEvent: (event) => {
				if (event.type === "proposal.created") waiting.push(event.proposal.id);
			},
		},
		setup.past,
	);
	while (setup.decide !== undefined && waiting.size() > 0) task.decide(waiting[0]!, setup.decide(waiting.shift()!));
	return { task, ports, relay };
}

function eventsOf<T extends TaskEventBody["type"]>({ task }: Run, eventType: T) {
	return task.events().filter((event): event is Extract<TaskEvent, { readonly type: T }> => event.type === eventType);
}

function names(ports: FakePorts): readonly string[] {
	const children = ports.scene.children("game.Workspace");
	return children.ok ? children.value.map((child) => child.name) : [];
}

describe("the loop", () => {
	it("proposes, waits, applies what is approved as one undo step, and completes", () => {
		const waiting = run({ script: inOrder(createFolder("Grid")) });
		expect(waiting.task.action().type).toBe("await_decision");
		expect(names(waiting.ports)).toEqual([]);

		const done = run({ script: inOrder(createFolder("Grid")), decide: approve });
		expect(names(done.ports)).toEqual(["Grid"]);
		expect(done.task.state().finished).toEqual({ outcome: "completed", reason: "done", summary: "All done." });
		expect(done.ports.undoHistory.undo().ok).toBe(true);
		expect(names(done.ports)).toEqual([]);
	});

	it("writes nothing for a rejected proposal, tells the model why, and does not take it again", () => {
		const rejected = run({ script: inOrder(createFolder("Grid"), createFolder("Grid")), decide: reject });
		expect(names(rejected.ports)).toEqual([]);
		expect(eventsOf(rejected, "proposal.created").size()).toBe(1);
		expect(eventsOf(rejected, "tool.finished")[0]?.error).toMatch("already rejected");
		expect(rejected.task.state().finished?.reason).toBe("rejected");
	});

	it("takes only the first decision on a proposal", () => {
		const { task, ports } = run({ script: inOrder(createFolder("Grid")) });
		const id = task.state().proposal!.proposal.id;
		expect(task.decide(id, { decision: "approve" }).ok).toBe(true);
		expect(task.decide(id, { decision: "approve" }).ok).toBe(false);
		expect(names(ports)).toEqual(["Grid"]);
	});

	it("refuses to apply a proposal whose script changed meanwhile, and says so to the model", () => {
		const ports = placeWithScript();
		const conversation = inOrder(
			{ tool: "read_script", args: { path: SCRIPT_PATH } },
			{ tool: "patch_script", args: { path: SCRIPT_PATH, patches: [{ find: "print('one')", replace: "print('1')" }] } },
		);
		const { task } = run({ script: conversation, ports });
		ports.scripts.edit(SCRIPT_PATH, "print('changed by the user')\n");
		task.decide(task.state().proposal!.proposal.id, { decision: "approve" });
		const text = ports.scripts.read(SCRIPT_PATH);
		expect(text.ok && text.value.text).toBe("print('changed by the user')\n");
		expect(eventsOf({ task, ports, relay: createFakeRelay(conversation) }, "proposal.applied")[0]?.error).toMatch(
			"changed",
		);
	});

	it("applies the user's own text when approving with changes and tells the model", () => {
		const ports = placeWithScript();
		const conversation = inOrder(
			{ tool: "read_script", args: { path: SCRIPT_PATH } },
			{ tool: "patch_script", args: { path: SCRIPT_PATH, patches: [{ find: "print('one')", replace: "print('1')" }] } },
		);
		const { task } = run({
			script: conversation,
			ports,
			decide: () => ({ decision: "approve_with_changes", text: "print('mine')\n" }),
		});
		const text = ports.scripts.read(SCRIPT_PATH);
		expect(text.ok && text.value.text).toBe("print('mine')\n");
		expect(task.events().find((event) => event.type === "proposal.applied")).toMatchObject({ ok: true });
	});
});

describe("what the model does wrong", () => {
	it("gets one precise answer for each invalid call, and each costs a step", () => {
		const result = run({ script: inOrder({ tool: "creat_instance", args: {} }, { tool: "read_script", args: {} }) });
		const [unknown, incomplete] = eventsOf(result, "tool.finished");
		expect(unknown?.error).toMatch("create_instance");
		expect(incomplete?.error).toMatch("path");
		expect(result.task.state().step).toBe(3);
	});

	it("is told once that a call is expected; a second plain answer ends the task", () => {
		const result = run({ script: (index) => ({ text: index === 0 ? "Let me think." : "There is nothing to do." }) });
		expect(result.relay.calls.size()).toBe(2);
		expect(result.task.state().finished).toEqual({
			outcome: "completed",
			reason: "done",
			summary: "There is nothing to do.",
		});
	});

	it("is warned at the third identical call and stopped before the fifth runs", () => {
		const result = run({ script: () => ({ tool: "list_children", args: { parentPath: "game.Workspace" } }) });
		const finished = eventsOf(result, "tool.finished");
		expect(finished.size()).toBe(4);
		expect(finished[2]?.content).toMatch("This is call 3");
		expect(result.task.action()).toMatchObject({ type: "await_user", reason: "repeat" });
	});

	it("pauses after five failures in a row and goes on when the user says so", () => {
		const result = run({
			script: (index) =>
				index < 5 ? { tool: `no_such_tool_${index}`, args: {} } : { tool: "complete", args: { summary: "ok" } },
		});
		expect(result.task.action()).toMatchObject({ type: "await_user", reason: "breaker" });
		result.task.proceed("try complete");
		expect(result.task.state().finished?.outcome).toBe("completed");
	});

	it("cannot complete while plan steps are open", () => {
		const plan = {
			tool: "start_plan",
			args: { steps: [{ tool: "create_instance", target: "game.Workspace.Grid", intent: "make a folder" }] },
		};
		const result = run({
			script: inOrder(
				plan,
				{ tool: "complete", args: { summary: "too early" } },
				{ tool: "update_plan", args: { steps: [{ index: 1, status: "dropped" }] } },
			),
		});
		expect(eventsOf(result, "completion.refused")[0]?.reasons[0]).toMatch("make a folder");
		expect(result.task.state().finished?.outcome).toBe("completed");
	});
});

describe("limits and modes", () => {
	it("pauses at the step limit and can be continued", () => {
		const result = run({
			script: (index) => ({ tool: "list_children", args: { parentPath: "game.Workspace", depth: index + 1 } }),
			settings: { maxSteps: 3 },
		});
		expect(result.task.action()).toMatchObject({ type: "await_user", reason: "step_limit" });
		expect(result.relay.calls.size()).toBe(3);
		result.task.proceed("");
		expect(result.relay.calls.size()).toBe(6);
	});

	it("closes at the budget in tokens", () => {
		const result = run({
			script: (index) => ({ tool: "list_children", args: { parentPath: "game.Workspace", depth: index + 1 } }),
			settings: { budgetTokens: 200 },
		});
		expect(result.task.action()).toMatchObject({ type: "await_user", reason: "budget" });
	});

	it("offers only reading and talking in ask mode and refuses the rest", () => {
		const result = run({ script: inOrder(createFolder("Grid")), mode: "ask" });
		expect(eventsOf(result, "tool.finished")[0]?.error).toMatch("ask mode");
		expect(names(result.ports)).toEqual([]);
	});

	it("applies categories the user switched on at once in auto mode, and waits for the others", () => {
		const result = run({
			script: inOrder(createFolder("Grid"), { tool: "delete_instance", args: { path: "game.Workspace.Grid" } }),
			mode: "auto",
		});
		expect(eventsOf(result, "proposal.decided")[0]?.by).toBe("auto");
		expect(result.task.action().type).toBe("await_decision");
		expect(names(result.ports)).toEqual(["Grid"]);
	});

	it("writes nothing in a dry run", () => {
		const result = run({ script: inOrder(createFolder("Grid")), mode: "dry-run", decide: approve });
		expect(eventsOf(result, "proposal.applied")[0]?.isDryRun).toBe(true);
		expect(names(result.ports)).toEqual([]);
	});
});

describe("failures of the connection", () => {
	const cut = { code: "stream_cut", message: "The stream broke off.", retryable: true };

	it("tries again after a failure that can pass", () => {
		const result = run({
			script: (index) => (index < 2 ? { failure: cut } : { tool: "complete", args: { summary: "ok" } }),
		});
		expect(eventsOf(result, "retry").size()).toBe(2);
		expect(result.task.state().finished?.outcome).toBe("completed");
	});

	it("fails after the last try, and at once when trying again is useless", () => {
		expect(run({ script: () => ({ failure: cut }) }).relay.calls.size()).toBe(4);
		const refused = run({
			script: () => ({ failure: { code: "upstream_unauthorized", message: "Wrong key.", retryable: false } }),
		});
		expect(refused.relay.calls.size()).toBe(1);
		expect(refused.task.state().finished).toEqual({
			outcome: "failed",
			reason: "model_unreachable",
			summary: "Wrong key.",
		});
	});

	it("takes effect at once when the user stops during a model call: nothing is written afterwards", () => {
		const ports = createFakePorts({ isClockAutomatic: false });
		const relay = createFakeRelay(inOrder(createFolder("Grid")), () => ports.clock.sleep(5));
		const { task } = run({ script: inOrder(), ports, relay, decide: approve });
		task.stop();
		ports.clock.advance(10);
		expect(task.state().finished).toEqual({ outcome: "stopped", reason: "user", summary: "Stopped by the user." });
		expect(task.events().some((event) => event.type === "proposal.created")).toBe(false);
		expect(names(ports)).toEqual([]);
	});
});

describe("resuming", () => {
	it("goes on from any prefix of the events to the same place", () => {
		const conversation = inOrder(createFolder("A"), createFolder("B"), createFolder("C"));
		const whole = run({ script: conversation, decide: approve });
		for (let length = 1; length <= whole.task.events().size(); length++) {
			const past = whole.task.events().filter((_, index) => index < length);
			const done = past.filter((event) => event.type === "proposal.applied").size();
			const instances = ["A", "B", "C"]
				.filter((_, index) => index < done)
				.map((name) => ({ className: "Folder", name }));
			const replies = past.filter((event) => event.type === "model.replied").size();
			const ports = createFakePorts({ instances: { Workspace: instances } });
			const resumed = run({ script: (index, call) => conversation(index + replies, call), ports, past });
			while (resumed.task.state().proposal !== undefined)
				resumed.task.decide(resumed.task.state().proposal!.proposal.id, { decision: "approve" });
			expect(names(ports)).toEqual(["A", "B", "C"]);
			expect(resumed.task.state().finished?.outcome).toBe("completed");
		}
	});
});
