import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import type { FakePorts } from "../../core/fakes/create-fake-ports";
import type { JsonObject } from "../../core/json";
import {
	bodyOf,
	call,
	complete,
	EDITED,
	eventsOf,
	MAIN,
	patch,
	place,
	read,
	run,
	textAt,
} from "./fakes/run-memory-task";
import { memoryReport } from "./memory-report";
import { MEMORY_PATH } from "./memory-path";

describe("what a task is told of earlier ones", () => {
	const MEMORY = "# Conventions\n- Tabs, not spaces\n# Todo\n- [ ] Widen the arena\n";
	const done = call("start_plan", { steps: ["Widen the arena"] });
	const tick = call("update_plan", { completedStep: 1 });

	it("stands in front of every request and is the same after resuming", () => {
		const whole = run({ replies: [read, complete], ports: place(MEMORY) });
		expect(bodyOf(whole, 0)).toContain("Conventions:\\n- Tabs, not spaces");
		const firstEvents = whole.task.events().filter((event) => event.seq <= 2);
		const ports = place(string.gsub(MEMORY, "Tabs", "Spaces")[0]);
		const resumed = run({ replies: [complete], ports, past: firstEvents });
		expect(bodyOf(resumed, 0)).toBe(bodyOf(whole, 0));
	});

	it("is shown to the user with what no longer holds", () => {
		const gone = '- A door {"type":"instance_exists","path":"game.Workspace.Door"}\n';
		const report = memoryReport(place(`${MEMORY}# Ours\n${gone}- Old (noted 2020-01-01)\n`), DEFAULT_SETTINGS);
		assert(report.ok);
		expect(report.value.split("\n")).toEqual([
			"Conventions",
			"- Tabs, not spaces",
			"Focus",
			"- Widen the arena",
			"Ours",
			expect.stringContaining("✗ [no longer true: game.Workspace has no child"),
			"? Old [stale: not verified since 2020-01-01]",
		]);
	});

	it("is nothing when the memory is off", () => {
		const note = call("remember", { section: "charter", text: "x" });
		const off = run({ replies: [note, complete], ports: place(MEMORY), settings: { projectMemory: "off" } });
		expect(bodyOf(off, 0)).never.toContain("Tabs, not spaces");
		expect(eventsOf(off, "tool.finished")[0]?.error).toContain("switched off");
		expect(eventsOf(off, "proposal.created")).toEqual([]);
	});

	it("has the focus ticked off once a step has done it", () => {
		const result = run({ replies: [done, tick, complete], ports: place(MEMORY) });
		expect(eventsOf(result, "proposal.created")[0]?.proposal.summary).toBe("Keep the finished focus with the place");
		expect(textAt(result, MEMORY_PATH)).toBe(string.gsub(MEMORY, "%[ %]", "[x]")[0]);
	});
});

describe("notes of a task", () => {
	const GRID: JsonObject = { type: "instance_exists", path: "game.Workspace.Grid" };
	const plan = call("start_plan", { steps: [{ intent: "Make the grid", check: GRID }] });
	const create = call("create_instance", {
		className: "Folder",
		parentPath: "game.Workspace",
		props: { Name: "Grid" },
	});
	const tick = call("update_plan", { completedStep: 1 });
	const note = call("remember", { section: "key_paths", text: "The grid", anchor: GRID });
	const untrue = call("remember", {
		section: "key_paths",
		text: "A maze",
		anchor: { type: "instance_exists", path: "game.Workspace.Maze" },
	});

	it("are offered in one proposal with the checks, as one undo step", () => {
		const result = run({ replies: [plan, note, untrue, create, tick, complete] });
		const [, offer] = eventsOf(result, "proposal.created");
		expect(offer?.proposal.tool).toBe("keep_with_place");
		expect(offer?.proposal.summary).toBe("Keep 1 check and 1 note with the place");
		expect(textAt(result, MEMORY_PATH)).toContain("# Key paths\n- The grid {");
		expect(textAt(result, MEMORY_PATH)).never.toContain("maze");
		expect(result.ports.undoHistory.undo().ok).toBe(true);
		expect(textAt(result, MEMORY_PATH)).toBeUndefined();
	});

	it("do not change how the task ends when they are rejected, even after nothing else was written", () => {
		const rejected = run({ replies: [note, create, complete], decide: () => ({ decision: "reject" }) });
		expect(rejected.task.state().finished?.reason).toBe("rejected");
		const alone = call("remember", { section: "charter", text: "Quiet" });
		const onlyNote = run({ replies: [alone, complete], decide: () => ({ decision: "reject" }) });
		expect(onlyNote.task.state().finished).toEqual({ outcome: "completed", reason: "done", summary: "Done." });
	});

	it("are offered anew, with both parts, when somebody else wrote the memory meanwhile", () => {
		const alone = call("remember", { section: "charter", text: "Quiet" });
		const result = run({
			replies: [alone, complete],
			ports: place("# Charter\n- Fast\n"),
			decide: (index, ports) => {
				if (index === 0) ports.scripts.edit(MEMORY_PATH, "# Charter\n- Fast\n- Loud\n");
				return { decision: "approve" };
			},
		});
		expect(eventsOf(result, "proposal.applied").map((event) => event.ok)).toEqual([false, true]);
		expect(textAt(result, MEMORY_PATH)).toContain("- Fast\n- Loud\n- Quiet (noted ");
	});

	it("wait for the user in auto mode when their category does", () => {
		const alone = call("remember", { section: "charter", text: "Quiet" });
		const waiting = run({ replies: [alone, complete], mode: "auto", settings: { autoApprove: ["edit_script"] } });
		expect(eventsOf(waiting, "proposal.decided")[0]?.by).toBe("user");
		const automatic = run({ replies: [alone, complete], mode: "auto" });
		expect(eventsOf(automatic, "proposal.decided")[0]?.by).toBe("auto");
	});
});

describe("a script the user edits meanwhile", () => {
	const edit = (index: number, ports: FakePorts) => {
		if (index === 1) ports.scripts.edit(MAIN, EDITED);
	};

	it("is told to the model with the user's lines, and offered as a note", () => {
		const result = run({ replies: [read, read, complete], meanwhile: edit });
		expect(eventsOf(result, "script.user_edited")[0]).toMatchObject({
			path: MAIN,
			lines: [{ line: 1, text: "local speed = 20" }],
			removed: ["local speed = 16"],
		});
		expect(bodyOf(result, 2)).toContain("Lines that are the user's now:\\n<data>\\n1| local speed = 20");
		expect(textAt(result, MEMORY_PATH)).toContain(
			`# Manual fixes\n- ${MAIN}: the user wrote "local speed = 20"; keep that.`,
		);
		const later = run({
			replies: [read, patch("local speed = 20", "local speed = 24"), complete],
			ports: result.ports,
		});
		expect(eventsOf(later, "proposal.created")[0]?.proposal.needsUser).toBe(true);
	});

	it("is protected: an edit that undoes it names the lines and never passes by itself", () => {
		const replies = [read, patch("local speed = 20", "local speed = 16"), complete];
		const result = run({ replies, mode: "auto", meanwhile: edit, decide: () => ({ decision: "reject" }) });
		const [card] = eventsOf(result, "proposal.created");
		expect(card?.isAutomatic).toBeUndefined();
		expect(card?.held).toContain("what you wrote yourself");
		expect(card?.proposal.preview.warnings.filter((_, index) => index < 2)).toEqual([
			`Changes or removes lines of ${MAIN} that the user wrote:\n1| local speed = 20`,
			`Puts back lines of ${MAIN} that the user took out:\n1| local speed = 16`,
		]);
		expect(textAt(result, MAIN)).toBe(EDITED);
	});

	it("may be edited elsewhere without a question", () => {
		const replies = [read, patch("print(speed)", "print(speed * 2)"), complete];
		const result = run({ replies, mode: "auto", meanwhile: edit });
		expect(eventsOf(result, "proposal.decided")[0]?.by).toBe("auto");
		expect(textAt(result, MAIN)).toBe("local speed = 20\nprint(speed * 2)\n");
	});

	it("is noticed after Vector wrote it, and protects what the user changed in an approval", () => {
		const replies = [
			read,
			patch("local speed = 16", "local speed = 18"),
			patch("print(speed)", "warn(speed)"),
			complete,
		];
		const approved = run({
			replies,
			mode: "act",
			decide: (index) =>
				index === 0
					? { decision: "approve_with_changes", text: "local speed = 18\nprint(speed) -- mine\n" }
					: { decision: "approve" },
		});
		expect(eventsOf(approved, "proposal.created")[1]?.proposal.preview.warnings[0]).toContain(
			"2| print(speed) -- mine",
		);
		const after = run({
			replies,
			meanwhile: (index, ports) => index === 2 && ports.scripts.edit(MAIN, "local speed = 19\nprint(speed)\n"),
		});
		expect(eventsOf(after, "script.user_edited")[0]).toMatchObject({ removed: ["local speed = 18"] });
	});

	it("stays protected under another name", () => {
		const renamed = "game.ServerScriptService.Start";
		const undo = call("patch_script", { path: renamed, patches: [{ find: "speed = 20", replace: "speed = 16" }] });
		const rename = call("rename_instance", { path: MAIN, newName: "Start" });
		const again = call("read_script", { path: renamed });
		const result = run({ replies: [read, read, rename, again, undo, complete], mode: "auto", meanwhile: edit });
		expect(eventsOf(result, "proposal.created")[1]?.held).toContain("what you wrote yourself");
	});

	it("is left to itself when the protection is off", () => {
		const replies = [read, patch("local speed = 20", "local speed = 24"), complete];
		const result = run({ replies, mode: "auto", meanwhile: edit, settings: { protectManualFixes: false } });
		expect(eventsOf(result, "script.user_edited")).toEqual([]);
		expect(eventsOf(result, "proposal.decided")[0]?.by).toBe("auto");
	});
});
