import { describe, expect, it } from "@rbxts/jest-globals";
import { createFakePorts } from "../core/fakes/create-fake-ports";
import type { FakePorts } from "../core/fakes/create-fake-ports";
import type { JsonObject } from "../core/json";
import { printJson } from "../core/json-print";
import type { PlanStep } from "../core/plan";
import type { Decision } from "../core/proposal";
import { DEFAULT_SETTINGS } from "../core/settings";
import type { Mode, Settings } from "../core/settings";
import { createFakeRelay, inOrder } from "./fakes/create-fake-relay";
import type { FakeRelay, ScriptedReply } from "./fakes/create-fake-relay";
import { runSuite, SUITE_PATH } from "./regression-suite";
import type { TaskEvent, TaskEventBody } from "./task-event";
import { startTask } from "./task-runner";
import type { TaskRunner } from "./task-runner";

interface Setup {
	readonly replies: readonly ScriptedReply[];
	readonly mode?: Mode;
	readonly settings?: Partial<Settings>;
	readonly ports?: FakePorts;
	readonly plan?: readonly PlanStep[];
	/** Decides the n-th proposal, from 0. */
	readonly decide?: (index: number) => Decision;
}

interface Run {
	readonly task: TaskRunner;
	readonly ports: FakePorts;
	readonly relay: FakeRelay;
}

const approve = (): Decision => ({ decision: "approve" });
const GRID_EXISTS: JsonObject = { type: "instance_exists", path: "game.Workspace.Grid" };

function call(tool: string, args: JsonObject): ScriptedReply {
	return { tool, args };
}

const planOf = (check: JsonObject, intent = "Make the grid") => call("start_plan", { steps: [{ intent, check }] });
const createGrid = call("create_instance", {
	className: "Folder",
	parentPath: "game.Workspace",
	props: { Name: "Grid" },
});
const mark = (index: number, status: string) => call("update_plan", { steps: [{ index, status }] });
const complete = call("complete", { summary: "Done." });

function run({ replies, mode = "act", settings, plan, decide = approve, ports = createFakePorts() }: Setup): Run {
	const relay = createFakeRelay(inOrder(...replies));
	const waiting = new Array<string>();
	const task = startTask(
		{ taskId: "task-1", goal: "Make a grid", mode, plan },
		{
			ports,
			relay,
			settings: { ...DEFAULT_SETTINGS, ...settings },
			onPartial: () => {},
			onEvent: (event) => {
				if (event.type === "proposal.created" && event.isAutomatic !== true) waiting.push(event.proposal.id);
			},
		},
	);
	for (let index = 0; waiting.size() > 0; index++) task.decide(waiting.shift()!, decide(index));
	return { task, ports, relay };
}

function eventsOf<T extends TaskEventBody["type"]>({ task }: Run, eventType: T) {
	return task.events().filter((event): event is Extract<TaskEvent, { readonly type: T }> => event.type === eventType);
}

const suiteText = ({ ports }: Run) => {
	const suite = ports.scripts.read(SUITE_PATH);
	return suite.ok ? suite.value.text : undefined;
};
/** What the n-th request to the model held. */
const bodyOf = (relay: FakeRelay, index: number) => printJson(relay.calls[index]!.body);
const provenGrid = [planOf(GRID_EXISTS), createGrid, mark(1, "done"), complete];

describe("the completion gate", () => {
	it("tells the verdict of each check and ends the task when all hold", () => {
		const result = run({ replies: provenGrid });
		expect(eventsOf(result, "check.finished")[0]).toMatchObject({
			stepIndex: 1,
			check: GRID_EXISTS,
			passed: true,
			text: "game.Workspace.Grid is a Folder.",
		});
		expect(result.task.state().finished?.outcome).toBe("completed");
	});

	it("refuses while a check fails, says what was found, and accepts once it holds", () => {
		const result = run({ replies: [planOf(GRID_EXISTS), mark(1, "done"), complete, createGrid, complete] });
		const [refused] = eventsOf(result, "completion.refused");
		expect(refused?.reasons.size()).toBe(1);
		expect(refused?.reasons[0]).toContain("game.Workspace has no child named");
		expect(refused?.reasons[0]).toContain("drop the step with update_plan");
		expect(eventsOf(result, "check.finished").map((event) => event.passed)).toEqual([false, true]);
		expect(result.task.state().finished?.outcome).toBe("completed");
	});

	it("does not look at the check of a dropped step, nor at any in a dry run", () => {
		const dropped = run({ replies: [planOf(GRID_EXISTS), mark(1, "dropped"), complete] });
		expect(eventsOf(dropped, "check.finished")).toEqual([]);
		expect(dropped.task.state().finished?.outcome).toBe("completed");
		const dry = run({ replies: provenGrid, mode: "dry-run" });
		expect(eventsOf(dry, "check.finished")).toEqual([]);
		expect(dry.task.state().finished?.outcome).toBe("completed");
	});

	it("cannot be passed by with plain text", () => {
		const result = run({
			replies: [planOf(GRID_EXISTS), mark(1, "done"), { text: "All done." }, { text: "All done." }, createGrid],
		});
		expect(eventsOf(result, "check.finished").map((event) => event.passed)).toEqual([true]);
	});

	it("asks once for the plan that plan mode is for", () => {
		const result = run({ replies: [complete, complete], mode: "plan" });
		expect(eventsOf(result, "completion.refused")[0]?.reasons[0]).toContain("call start_plan");
		expect(result.task.state().finished?.outcome).toBe("completed");
	});
});

describe("the regression suite", () => {
	it("is offered once at the end and kept with the place as a script that only holds data", () => {
		const result = run({ replies: provenGrid });
		expect(eventsOf(result, "proposal.created").map((event) => event.proposal.tool)).toEqual([
			"create_instance",
			"regression_suite",
		]);
		expect(suiteText(result)).toContain("return [==[");
		const report = runSuite(result.ports);
		assert(report.ok);
		expect(report.value[0]).toMatchObject({ intent: "Make the grid", check: GRID_EXISTS, passed: true });
		expect(result.ports.undoHistory.undo().ok).toBe(true);
		expect(suiteText(result)).toBeUndefined();
	});

	it("does not hold up the task when it is rejected", () => {
		const result = run({
			replies: provenGrid,
			decide: (index) => (index === 0 ? { decision: "approve" } : { decision: "reject" }),
		});
		expect(result.task.state().finished).toEqual({ outcome: "completed", reason: "done", summary: "Done." });
		expect(suiteText(result)).toBeUndefined();
	});

	it("is not offered without checks, when nothing was written, or when it is off", () => {
		const withoutCheck = run({ replies: [createGrid, complete] });
		const unwritten = run({
			replies: [planOf({ type: "instance_exists", path: "Workspace" }), mark(1, "done"), complete],
		});
		const off = run({ replies: provenGrid, settings: { regressionSuite: "off" } });
		for (const result of [withoutCheck, unwritten, off]) {
			expect(suiteText(result)).toBeUndefined();
			expect(result.task.state().finished?.outcome).toBe("completed");
		}
	});

	it("keeps what the user wrote, renews a check of the same thing and adds the others", () => {
		const kept = [
			"-- mine",
			"return [==[",
			'  {"intent": "old", "check": {"type": "instance_count", "query": "Folder", "op": "==", "n": 5}},',
			'{"intent": "torn", "check": {"type": "instance_',
			"]==]",
			"",
		].join("\n");
		const ports = createFakePorts({
			instances: {
				ServerStorage: [
					{
						className: "Folder",
						name: "Vector",
						children: [{ className: "ModuleScript", name: "Checks", source: kept }],
					},
				],
			},
		});
		const counted = { type: "instance_count", query: "Folder", op: "==", n: 2 };
		const plan = call("start_plan", {
			steps: [
				{ intent: "Two folders", check: counted },
				{ intent: "Grid", check: GRID_EXISTS },
			],
		});
		const result = run({ replies: [plan, createGrid, mark(1, "done"), mark(2, "done"), complete], ports });
		expect(eventsOf(result, "proposal.created")[1]?.proposal.category).toBe("edit_script");
		const report = runSuite(ports);
		assert(report.ok);
		expect(report.value.map(({ line, intent, passed }) => ({ line, intent, passed }))).toEqual([
			{ line: 3, intent: "Two folders", passed: true },
			{ line: 4, intent: "", passed: false },
			{ line: 5, intent: "Grid", passed: true },
		]);
		expect(suiteText(result)).toContain("-- mine\n");
	});

	it("says so when the place keeps no checks", () => {
		const report = runSuite(createFakePorts());
		expect(report.ok ? "" : report.error).toContain("This place keeps no checks");
	});
});

describe("a plan under way", () => {
	const twoSteps = call("start_plan", { steps: ["first", "second"] });
	const statuses = ({ task }: Run) => task.state().plan.map((step) => step.status);

	it("has one step in progress: starting another puts the former back", () => {
		expect(statuses(run({ replies: [twoSteps, mark(1, "in_progress"), mark(2, "in_progress"), complete] }))).toEqual([
			"pending",
			"in_progress",
		]);
		const short = call("update_plan", { completedStep: 1, nextStep: 2 });
		expect(statuses(run({ replies: [twoSteps, mark(1, "in_progress"), short, complete] }))).toEqual([
			"done",
			"in_progress",
		]);
	});

	it("can be edited by the user; the model is told the difference before its next step", () => {
		const ports = createFakePorts();
		const relay = createFakeRelay(inOrder(twoSteps, createGrid));
		const task = startTask(
			{ taskId: "task-1", goal: "Make a grid", mode: "act" },
			{ ports, relay, settings: DEFAULT_SETTINGS, onPartial: () => {}, onEvent: () => {} },
		);
		expect(task.action().type).toBe("await_decision");
		const edited = task.editPlan([{ intent: "third" }, { from: 2, intent: "SECOND" }]);
		expect(edited.ok).toBe(true);
		expect(task.state().plan.map((step) => step.intent)).toEqual(["third", "SECOND"]);
		task.decide(task.state().proposal!.proposal.id, { decision: "approve" });
		const body = bodyOf(relay, 2);
		for (const text of ['added step 1 \\"third\\"', 'now reads \\"SECOND\\"', 'removed \\"first\\"'])
			expect(body).toContain(text);
		expect(task.events().some((event) => event.type === "plan.edited")).toBe(true);
	});

	it("starts from a plan the user accepted", () => {
		const plan: readonly PlanStep[] = [
			{ tool: "", target: "", intent: "Make the grid", status: "pending", stage: "map", check: GRID_EXISTS },
		];
		const result = run({ replies: [createGrid, mark(1, "done"), complete], plan });
		expect(bodyOf(result.relay, 0)).toContain("The user accepted this plan");
		expect(bodyOf(result.relay, 0)).toContain("(map) Make the grid");
		expect(eventsOf(result, "check.finished")[0]?.passed).toBe(true);
	});
});
