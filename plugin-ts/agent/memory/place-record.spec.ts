import { describe, expect, it } from "@rbxts/jest-globals";
import type { FakePorts } from "../../core/fakes/create-fake-ports";
import type { Decision } from "../../core/proposal";
import { bodyOf, call, complete, eventsOf, MAIN, patch, place, read, run, textAt } from "./fakes/run-memory-task";
import { MEMORY_PATH } from "./memory-path";

/** A place of this name or number, with what is remembered beside it. */
const named = (id: number, name: string, store = place().store): FakePorts => ({
	...place(),
	store,
	placeIdentity: {
		current() {
			return { id, name };
		},
	},
});

describe("what this machine remembers of a place", () => {
	const MAKE = call("create_instance", { className: "Part", parentPath: "game.Workspace", props: { Name: "Tree" } });
	const planTree = call("start_plan", {
		steps: [
			{ tool: "create_instance", target: "game.Workspace.Tree", intent: "Plant a tree" },
			{ intent: "Water the tree" },
		],
	});
	const reject = (index: number): Decision =>
		index === 0 ? { decision: "reject", reason: "Use models" } : { decision: "approve" };

	it("tells a later task what was rejected and why, when a like step comes up", () => {
		const first = run({ replies: [MAKE, complete], decide: reject });
		const later = run({ replies: [planTree, read, complete], ports: first.ports });
		expect(eventsOf(later, "memory.loaded")[0]?.lessons[0]?.outcome).toBe("rejected");
		expect(bodyOf(later, 1)).toContain('The user rejected \\"Create Part game.Workspace.Tree\\": Use models');
		const other = run({ replies: [call("start_plan", { steps: ["Light the lamp"] }), read], ports: first.ports });
		expect(bodyOf(other, 1)).never.toContain("Use models");
	});

	it("forgets nothing and tells nothing when the decision memory is off", () => {
		const ports = run({ replies: [MAKE, complete], decide: reject }).ports;
		const off = run({ replies: [planTree, read], ports, settings: { decisionMemory: false } });
		expect(bodyOf(off, 1)).never.toContain("Use models");
		expect(bodyOf(run({ replies: [planTree, read], ports }), 1)).toContain("Use models");
	});

	it("brings back the steps a stopped task left open, until they are done", () => {
		const ports = place();
		const first = run({ replies: [planTree, MAKE, call("ask_user", { question: "Water?" })], ports });
		first.task.stop();
		const later = run({ replies: [call("remember", { section: "charter", text: "Green" }), complete], ports });
		expect(bodyOf(later, 0)).toContain("Focus:\\n- Plant a tree (game.Workspace.Tree)\\n- Water the tree");
		expect(textAt(later, MEMORY_PATH)).toContain("# Focus\n- [ ] Plant a tree (game.Workspace.Tree) (noted ");
		const done = [
			call("start_plan", { steps: ["Water the tree"] }),
			call("update_plan", { completedStep: 1 }),
			complete,
		];
		const last = run({ replies: done, ports });
		expect(textAt(last, MEMORY_PATH)).toContain("- [x] Water the tree (noted ");
		expect(bodyOf(run({ replies: [complete], ports }), 0)).never.toContain("Water the tree");
	});

	it("notices what the user changed in scripts that earlier tasks wrote", () => {
		const ports = place();
		run({ replies: [read, patch("local speed = 16", "local speed = 18"), complete], ports });
		ports.scripts.edit(MAIN, "local speed = 18\nprint(speed, 'mine')\n");
		const later = run({
			replies: [read, patch("print(speed, 'mine')", "print(speed)"), complete],
			ports,
			mode: "auto",
		});
		expect(eventsOf(later, "script.user_edited")[0]).toMatchObject({
			when: "earlier",
			lines: [{ line: 2, text: "print(speed, 'mine')" }],
			removed: ["print(speed)"],
		});
		expect(bodyOf(later, 0)).toContain("since an earlier task wrote it");
		expect(eventsOf(later, "proposal.created")[0]?.held).toContain("what you wrote yourself");
	});

	it("takes no change for the user's when the place was closed without saving", () => {
		const change = [read, patch("local speed = 16", "local speed = 18"), complete];
		const first = run({ replies: change });
		const unsaved = { ...place(), store: first.ports.store };
		expect(eventsOf(run({ replies: [complete], ports: unsaved }), "script.user_edited")).toEqual([]);
		const stopped = first.task.events().filter((event) => event.type !== "task.finished");
		const resumed = run({ replies: [complete], past: stopped.filter((event) => event.type !== "completion.accepted") });
		expect(eventsOf(resumed, "script.user_edited")).toEqual([]);
		const edited = place();
		edited.scripts.edit(MAIN, "local speed = 18\nprint(speed, 1)\n");
		const past = stopped.filter((event) => event.type !== "completion.accepted");
		expect(eventsOf(run({ replies: [complete], ports: edited, past }), "script.user_edited").size()).toBe(1);
	});

	it("is nothing when the store holds nonsense", () => {
		for (const stored of ["{", "[]", '{"format":1,"lessons":[{"text":1}],"written":3}', '{"format":9}']) {
			const ports = named(0, "Obby");
			ports.store.save("memory of file Obby", stored);
			const result = run({ replies: [complete], ports });
			expect(result.task.state().finished?.outcome).toBe("completed");
			expect(eventsOf(result, "memory.loaded")).toEqual([]);
		}
	});

	it("belongs to one place: a published one by its id, any other by its name", () => {
		const { store } = named(0, "Obby");
		const count = (ports: FakePorts) =>
			eventsOf(run({ replies: [complete], ports }), "memory.loaded")[0]?.lessons.size() ?? 0;
		run({ replies: [MAKE, complete], ports: named(7, "Obby", store), decide: reject });
		expect(count(named(7, "Renamed", store))).toBe(1);
		expect(count(named(8, "Obby", store))).toBe(0);
		expect(count(named(0, "Obby", store))).toBe(0);
		run({ replies: [MAKE, complete], ports: named(0, "Obby", store), decide: reject });
		expect(count(named(0, "Obby", store))).toBe(1);
	});
});
