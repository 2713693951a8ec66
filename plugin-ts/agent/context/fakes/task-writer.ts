import type { JsonObject } from "../../../core/json";
import { printJson } from "../../../core/json-print";
import type { PlanStep } from "../../../core/plan";
import type { Proposal } from "../../../core/proposal";
import type { Usage } from "../../../model/types";
import { advance } from "../../advance";
import type { TaskEventBody, Touched } from "../../task-event";
import { createTaskState } from "../../task-state";
import type { TaskState } from "../../task-state";

/** Writes a task's events as a run would, so that specs can say in a line what happened. */
export interface TaskWriter {
	readonly state: TaskState;
	readonly add: (body: TaskEventBody) => void;
	/** The model reads something. */
	readonly read: (tool: string, args: JsonObject, content: string, scriptHash?: string) => void;
	readonly fail: (tool: string, problem: string) => void;
	readonly apply: (summary: string, touched: readonly Touched[]) => void;
	readonly reject: (summary: string, reason: string) => void;
	readonly plan: (steps: readonly PlanStep[]) => void;
	/** Seconds pass. */
	readonly wait: (seconds: number) => void;
}

const CALL_KIND = { read: "read", write: "write" } as const;

function proposal(id: string, callId: string, summary: string): Proposal {
	return {
		id,
		callId,
		tool: "create_instance",
		key: id,
		kind: "object_op",
		category: "create_set",
		summary,
		operations: [],
		reliesOn: [],
		preview: { rows: [], warnings: [] },
	};
}

export function createTaskWriter(goal: string, usage?: Usage): TaskWriter {
	const state = createTaskState("task", 500);
	let seq = 0;
	let calls = 0;
	let ts = 1_700_000_000;
	const add = (body: TaskEventBody) => {
		seq += 1;
		ts += 1;
		advance(state, { ...body, seq, ts, taskId: "task" });
	};
	const call = (tool: string, args: JsonObject, kind: "read" | "write"): string => {
		calls += 1;
		const id = `call_${calls}`;
		const rawArgs = printJson(args);
		const raw = { role: "assistant", tool_calls: [{ id, function: { name: tool, arguments: rawArgs } }] };
		add({ type: "step.started", step: calls });
		const reply = { text: "", calls: [{ id, name: tool, args, rawArgs }], finish: "tool_calls" as const, usage, raw };
		add({ type: "model.replied", reply });
		add({ type: "tool.called", callId: id, tool, kind: CALL_KIND[kind], args });
		return id;
	};
	const propose = (summary: string): string => {
		const callId = call("create_instance", { summary }, "write");
		add({ type: "proposal.created", proposal: proposal(`p_${callId}`, callId, summary) });
		return `p_${callId}`;
	};
	add({ type: "task.started", goal, mode: "act", context: "" });
	return {
		state,
		add,
		read: (tool, args, content, scriptHash) => {
			const callId = call(tool, args, "read");
			const shows =
				scriptHash === undefined
					? []
					: [{ path: tostring(args.path), of: "script" as const, value: scriptHash, takenAt: ts }];
			add({ type: "tool.finished", callId, tool, ok: true, content, shows });
		},
		fail: (tool, problem) => {
			const callId = call(tool, {}, "read");
			add({ type: "tool.finished", callId, tool, ok: false, content: `Error: ${problem}`, error: problem, shows: [] });
		},
		apply: (summary, touched) => {
			const proposalId = propose(summary);
			add({ type: "proposal.decided", proposalId, decision: { decision: "approve" }, by: "user" });
			add({ type: "proposal.applying", proposalId });
			const content = `Approved and applied.\n${printJson(touched.map((entry) => ({ ...entry })))}`;
			const done = { ok: true, isDryRun: false, undoName: summary, touched, content };
			add({ type: "proposal.applied", proposalId, ...done });
		},
		reject: (summary, reason) => {
			const proposalId = propose(summary);
			add({ type: "proposal.decided", proposalId, decision: { decision: "reject", reason }, by: "user" });
		},
		plan: (steps) => add({ type: "plan.changed", steps }),
		wait: (seconds) => {
			ts += seconds;
		},
	};
}
