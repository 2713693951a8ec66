import type { TaskEvent } from "../task-event";
import type { TaskState } from "../task-state";
import { callLabel, oneLine, readKey } from "./call-label";
import { calibrate } from "./calibration";
import type { ContextState } from "./context-state";
import { foldApplied } from "./fold-applied";
import { foldRead } from "./fold-read";
import { messageBytes } from "./message-bytes";
import { requestBytes } from "./request-bytes";

type Handlers = {
	readonly [K in TaskEvent["type"]]?: (
		context: ContextState,
		event: Extract<TaskEvent, { readonly type: K }>,
		state: TaskState,
	) => void;
};

const MAX_ERROR = 200;

function request(context: ContextState, text: string | undefined): void {
	if (text !== undefined && text !== "") context.requests.push(text);
}

const HANDLERS: Handlers = {
	"task.started": (context, { goal }) => request(context, goal),
	"user.said": (context, { text }) => request(context, text),
	"task.continued": (context, { note }) => request(context, note),
	"question.asked": (context, { callId, question }) => {
		context.subjects.set(callId, question);
	},
	"question.answered": (context, { callId, answer }) =>
		request(context, `${context.subjects.get(callId) ?? "Question"}: ${answer}`),
	"model.replied": (context, { reply }, state) => {
		context.isAfterOverflow = false;
		// The reply's own message is not measured yet, so these are the bytes of the request it answers.
		if (reply.usage !== undefined)
			context.calibration = calibrate(context.calibration, requestBytes(state), reply.usage.inputTokens);
	},
	"tool.called": (context, { callId, tool, kind, args }) => {
		context.calls = new Map([[callId, { tool, kind, key: readKey(tool, args), label: callLabel(tool, args) }]]);
		context.toolUse.set(tool, (context.toolUse.get(tool) ?? 0) + 1);
	},
	"tool.finished": (context, event, state) => {
		const call = context.calls.get(event.callId);
		const label = call?.label ?? event.tool;
		const text = event.ok ? label : `${label} failed: ${oneLine(event.error ?? "", MAX_ERROR)}`;
		context.steps.push({ step: state.step, at: event.ts, tool: event.tool, text, isFine: event.ok });
		if (event.ok && call !== undefined) foldRead(context, call, event, state);
	},
	"proposal.created": (context, { proposal }) => {
		context.subjects.set(proposal.id, proposal.summary);
	},
	"proposal.decided": (context, { proposalId, decision, ts }, state) => {
		const summary = context.subjects.get(proposalId) ?? "A proposal";
		if (decision.decision !== "reject") return request(context, noteOn(summary, decision.note));
		const text = `${summary}${reasonOf(decision.reason)}`;
		context.decisions.push({ step: state.step, outcome: "rejected", text });
		context.steps.push({ step: state.step, at: ts, tool: "", text: `rejected: ${text}`, isFine: false });
	},
	"proposal.applied": (context, event, state) => foldApplied(context, event, state),
	"context.window": (context, { tokens }) => {
		context.window = tokens;
	},
	"context.overflowed": (context, { error: problem }) => {
		context.overflow = problem;
	},
	"context.deduped": (context, { indexes }) => {
		for (const index of indexes) context.collapsed.set(index, context.stale.get(index) ?? 0);
	},
	"context.compacted": (context, { toIndex, summary, narrative }) => {
		context.isAfterOverflow = context.overflow !== undefined;
		context.overflow = undefined;
		context.compaction = { toIndex, summary, narrative };
		context.compactionCount += 1;
	},
	"budget.warned": (context, { kind }) => {
		context.warned.add(kind);
	},
};

function noteOn(summary: string, note: string | undefined): string | undefined {
	return note === undefined || note === "" ? undefined : `On "${summary}": ${note}`;
}

function reasonOf(reason: string | undefined): string {
	return reason === undefined || reason === "" ? "" : ` (${oneLine(reason, MAX_ERROR)})`;
}

/** Takes one event into what is remembered for building requests. Called by `advance` after the state has taken it. */
export function foldContext(state: TaskState, event: TaskEvent): void {
	const { context } = state;
	const handle = HANDLERS[event.type] as
		((context: ContextState, event: TaskEvent, state: TaskState) => void) | undefined;
	handle?.(context, event, state);
	for (const index of $range(context.sizes.size(), state.history.size() - 1))
		context.sizes.push(messageBytes(state.history[index]!));
}
