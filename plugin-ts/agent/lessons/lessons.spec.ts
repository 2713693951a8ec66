import { describe, expect, it } from "@rbxts/jest-globals";
import { DEFAULT_SETTINGS } from "../../core/settings";
import type { TaskEvent, TaskEventBody } from "../task-event";
import type { Lesson } from "./lesson";
import { lessonsOf } from "./lessons-of";
import { lessonWeight, mergeLessons } from "./merge-lessons";
import { relevantLessons } from "./relevant-lessons";

const SHOP = "game.ServerScriptService.Shop";
const DAY = 86_400;

const events = (...bodies: readonly TaskEventBody[]): readonly TaskEvent[] =>
	bodies.map((body, index) => ({ ...body, seq: index + 1, ts: index + 1, taskId: "task" }));

const called = (callId: string, tool: string, path = SHOP): TaskEventBody => ({
	type: "tool.called",
	callId,
	tool,
	kind: tool === "read_script" ? "read" : "write",
	args: { path },
});
const failed = (callId: string, tool: string, problem: string): TaskEventBody => ({
	type: "tool.finished",
	callId,
	tool,
	ok: false,
	content: `Error: ${problem}`,
	error: problem,
	shows: [],
});
const created = (callId: string, tool: string, summary = "Edit Shop"): TaskEventBody => ({
	type: "proposal.created",
	proposal: {
		id: `p${callId}`,
		callId,
		tool,
		key: callId,
		kind: "edit",
		category: "edit_script",
		summary,
		operations: [],
		reliesOn: [],
		preview: { rows: [], warnings: [] },
	},
});
const applied = (callId: string, problem?: string): TaskEventBody => ({
	type: "proposal.applied",
	proposalId: `p${callId}`,
	ok: problem === undefined,
	isDryRun: false,
	undoName: "Edit Shop",
	touched: [],
	error: problem,
	content: "",
});
const rejected = (callId: string, reason: string): TaskEventBody => ({
	type: "proposal.decided",
	proposalId: `p${callId}`,
	decision: { decision: "reject", reason },
	by: "user",
});

const lesson = (text: string, more: Partial<Lesson> = {}): Lesson => ({
	outcome: "failed",
	tool: "patch_script",
	target: SHOP,
	about: "Sell swords",
	text,
	count: 1,
	at: 0,
	...more,
});

describe("the lessons of a task", () => {
	it("say what failed and what worked in its place", () => {
		const found = lessonsOf(
			events(
				called("1", "apply_edit"),
				failed("1", "apply_edit", "Line 9 is beyond the end."),
				called("2", "patch_script"),
				created("2", "patch_script"),
				applied("2"),
			),
		);
		expect(found.map(({ outcome, tool, target, text }) => [outcome, tool, target, text])).toEqual([
			[
				"worked",
				"apply_edit",
				SHOP,
				`apply_edit on ${SHOP} failed: Line 9 is beyond the end. What worked: patch_script: Edit Shop.`,
			],
		]);
	});

	it("keep the user's reason for a rejection, and an apply that failed", () => {
		const found = lessonsOf(
			events(
				called("1", "patch_script"),
				created("1", "patch_script"),
				rejected("1", "Prices stay"),
				called("2", "delete_instance", "game.Workspace.Door"),
				created("2", "delete_instance", "Delete Door"),
				applied("2", "it changed"),
			),
		);
		expect(found.map((entry) => entry.text)).toEqual([
			'The user rejected "Edit Shop": Prices stay',
			'"Delete Door" could not be applied: it changed',
		]);
	});

	it("leave out reads that failed and offers to keep something", () => {
		const offer = created("", "project_memory");
		expect(
			lessonsOf(events(called("1", "read_script"), failed("1", "read_script", "x"), offer, rejected("", "no"))),
		).toEqual([]);
	});
});

describe("remembered lessons", () => {
	it("count each time they are seen, halve with time, and are bounded", () => {
		const [twice] = mergeLessons([lesson("a")], [lesson("a", { at: 5 })], 5, DEFAULT_SETTINGS);
		expect(twice).toMatchObject({ count: 2, at: 5 });
		expect(mergeLessons([twice!], [lesson("a", { at: 5 })], 5, DEFAULT_SETTINGS)[0]?.count).toBe(2);
		expect(lessonWeight(lesson("a"), 14 * DAY, DEFAULT_SETTINGS)).toBeCloseTo(0.5, 6);
		expect(mergeLessons([lesson("old")], [], 60 * DAY, DEFAULT_SETTINGS)).toEqual([]);
		const two = mergeLessons([lesson("a"), lesson("b", { count: 3 })], [], 0, { ...DEFAULT_SETTINGS, maxLessons: 1 });
		expect(two.map((entry) => entry.text)).toEqual(["b"]);
	});

	it("come up for the same tool with words in common, never for where things are alone", () => {
		const known = [
			lesson("sword"),
			lesson("other tool", { tool: "set_properties" }),
			lesson("elsewhere", { target: "game.ServerScriptService.Rain", about: "Rain" }),
		];
		const step = { tool: "patch_script", target: SHOP, intent: "Sell shields" };
		expect(relevantLessons(known, "", step).map((entry) => entry.text)).toEqual(["sword"]);
		expect(relevantLessons(known, "Sell more swords in the shop", undefined).map((entry) => entry.text)).toEqual([
			"sword",
			"other tool",
		]);
		expect(relevantLessons(known, "Make it rain in ServerScriptService", undefined)).toEqual([]);
	});
});
