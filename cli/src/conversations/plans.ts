import { callReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { DONE, eventsOf, folder } from "./shared.ts";

const plan = (...steps: readonly object[]) => callReply("start_plan", { steps });
const mark = (index: number, status: string) => callReply("update_plan", { steps: [{ index, status }] });
const LAMP = { type: "instance_exists", path: "game.Workspace.Lamp" };

export const plans: readonly Conversation[] = [
	{
		name: "is held until the proof of its plan is in the place",
		model: [
			plan({ tool: "create_instance", target: "game.Workspace.Lamp", intent: "Put up a lamp", check: LAMP }),
			mark(1, "done"),
			DONE,
			folder("Lamp"),
			DONE,
		],
		approve: [{ decision: "approve" }, { decision: "reject", reason: "no suite" }],
		ends: "completed done",
		changes: { "Workspace.Lamp": "created Folder" },
		check: (talk) => {
			expect(lastResult(talk.requests[3])).toContain("The check of plan step 1 (Put up a lamp) fails");
			expect(eventsOf(talk, "check.finished").map((event) => event["passed"])).toEqual([false, true]);
		},
	},
	{
		name: "may drop a step it cannot do, and says so",
		model: [
			plan({ intent: "Put up a lamp", check: LAMP }, { intent: "Make a chest" }),
			folder("Chest"),
			mark(2, "done"),
			mark(1, "dropped"),
			DONE,
		],
		ends: "completed done",
		changes: { "Workspace.Chest": "created Folder" },
		check: (talk) =>
			expect(eventsOf(talk, "plan.changed").at(-1)?.["steps"]).toMatchObject([
				{ status: "dropped" },
				{ status: "done" },
			]),
	},
	{
		name: "may replace its plan, and only one step is ever in progress",
		model: [
			plan({ intent: "One" }, { intent: "Two" }),
			mark(1, "in_progress"),
			mark(2, "in_progress"),
			plan({ intent: "Only this" }),
			callReply("update_plan", { completedStep: 1 }),
			DONE,
		],
		ends: "completed done",
		check: (talk) => {
			for (const event of eventsOf(talk, "plan.changed")) {
				const steps = event["steps"] as readonly { readonly status: string }[];
				expect(steps.filter(({ status }) => status === "in_progress").length).toBeLessThanOrEqual(1);
			}
			expect(talk.requests[5]?.text).toContain("Plan: 1 of 1 steps closed");
		},
	},
	{
		name: "is told what is wrong with a plan: unknown tools, unknown checks, steps that are not there",
		model: [
			plan({ tool: "make_lamp", target: "game.Workspace.Lamp", intent: "Lamp" }),
			plan({ intent: "Lamp", check: { type: "lamp_exists" } }),
			mark(1, "done"),
			plan({ intent: "Lamp" }),
			mark(7, "done"),
			mark(1, "done"),
			DONE,
		],
		ends: "completed done",
		check: ({ requests }) => {
			expect(lastResult(requests[1])).toContain("there is no tool make_lamp");
			expect(lastResult(requests[2])).toContain("Step 1");
			expect(lastResult(requests[3])).toContain("There is no plan yet");
			expect(lastResult(requests[5])).toContain("there is no step 7");
		},
	},
];
