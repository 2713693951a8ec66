import type { HistoryMessage, ToolCall, Usage } from "../model/types";
import { callIdentity } from "./call-identity";
import { isOpen, needsProof, planText } from "./plan-text";
import { foldContext } from "./context/fold-context";
import { foldHealth } from "./safety/fold-health";
import { isKeeping } from "./keeping/what-to-keep";
import { foldMemory } from "./memory/fold-memory";
import { foldResumed } from "./resume/fold-resumed";
import type { TaskEvent } from "./task-event";
import type { TaskState } from "./task-state";

/** Answer to every call after the first one of a reply. */
export const ONE_CALL_ONLY = "Not run: only the first tool call of a reply is run. Make one call per reply.";

/** What the model is told when a reply holds no call. */
export const CALL_EXPECTED =
	"Your reply held no tool call. Answer with exactly one tool call: use `message` to talk, `ask_user` to ask, `complete` when everything is done.";

/** Somebody else may change what is to be written while the offer waits; then it is made once more. */
const KEEPING_OFFERS = 2;

const ACCEPTED_PLAN =
	"The user accepted this plan. It is set already: work through it and mark progress with update_plan.";

type Handlers = {
	readonly [K in TaskEvent["type"]]: (state: TaskState, event: Extract<TaskEvent, { readonly type: K }>) => void;
};

function tell(state: TaskState, message: HistoryMessage): void {
	state.history.push(message);
}

/** Answers the pending call and the calls that were not run, in the order the model made them. */
function answerPending(state: TaskState, content: string): void {
	const pending = state.pending;
	if (pending === undefined) return;
	tell(state, { role: "tool", callId: pending.call.id, name: pending.call.name, content });
	for (const id of pending.ignoredIds) tell(state, { role: "tool", callId: id, name: "", content: ONE_CALL_ONLY });
	state.pending = undefined;
}

function countCall(state: TaskState, call: ToolCall): void {
	const identity = callIdentity(call.name, call.args);
	state.callCounts.set(identity, (state.callCounts.get(identity) ?? 0) + 1);
}

function countUsage(state: TaskState, usage: Usage | undefined): void {
	if (usage === undefined) return;
	const total = state.usage;
	const hasCost = total.costUsd !== undefined || usage.costUsd !== undefined;
	state.usage = {
		inputTokens: total.inputTokens + usage.inputTokens,
		outputTokens: total.outputTokens + usage.outputTokens,
		cachedTokens: total.cachedTokens + usage.cachedTokens,
		costUsd: hasCost ? (total.costUsd ?? 0) + (usage.costUsd ?? 0) : undefined,
	};
}

function clearPause(state: TaskState): void {
	state.paused = undefined;
	state.failuresInARow = 0;
	state.gateRefusals = 0;
	state.callCounts.clear();
}

const HANDLERS: Handlers = {
	"task.started": (state, event) => {
		state.goal = event.goal;
		state.mode = event.mode;
		state.plan = event.plan ?? [];
		state.untrusted = event.untrusted;
		const plan = state.plan.isEmpty() ? "" : `\n\n${ACCEPTED_PLAN}\n${planText(state.plan)}`;
		const context = event.context === "" ? "" : `\n\n${event.context}`;
		tell(state, { role: "user", text: `${event.goal}${plan}${context}` });
	},
	"step.started": (state, event) => {
		state.step = event.step;
		for (const text of state.notes) tell(state, { role: "user", text });
		state.notes.clear();
	},
	retry: () => {},
	"assistant.text": () => {},
	message: () => {},
	"model.replied": (state, { reply }) => {
		const { calls, usage } = reply;
		tell(state, { role: "assistant", raw: reply.raw, calls });
		countUsage(state, usage);
		const first = calls[0];
		if (first !== undefined) {
			state.repliesWithoutCall = 0;
			state.pending = { call: first, ignoredIds: calls.filter((_, index) => index > 0).map((call) => call.id) };
			countCall(state, first);
			return;
		}
		state.repliesWithoutCall += 1;
		const hasOpenSteps = state.plan.some((step) => isOpen(step) || needsProof(step));
		if (state.repliesWithoutCall > 1 && reply.text !== "" && !hasOpenSteps) state.completion = reply.text;
		else if (state.repliesWithoutCall > 1) state.failuresInARow += 1;
		tell(state, { role: "user", text: CALL_EXPECTED });
	},
	"model.failed": (state, event) => {
		state.modelFailure = { error: event.error, isUnreachable: event.isUnreachable };
	},
	"tool.called": () => {},
	"tool.finished": (state, event) => {
		state.failuresInARow = event.ok ? 0 : state.failuresInARow + 1;
		for (const shown of event.shows) {
			if (shown.of === "script") state.reads.set(shown.path, { hash: shown.value, at: shown.takenAt });
		}
		state.untrusted = event.untrusted ?? state.untrusted;
		answerPending(state, event.content);
	},
	"plan.changed": (state, event) => {
		state.plan = event.steps;
	},
	"plan.edited": (state, event) => {
		state.plan = event.steps;
		const changes = event.changes.join("; ");
		state.notes.push(
			`The user edited the plan: ${changes}. The plan now is:\n${planText(event.steps)}\nFollow it from here; do not put back what was removed.`,
		);
	},
	"check.finished": () => {},
	"suite.kept": (state) => {
		state.isKeepingSettled = true;
	},
	"memory.loaded": (state, event) => {
		state.untrusted = event.untrusted ?? state.untrusted;
	},
	"note.remembered": () => {},
	"script.user_edited": () => {},
	"memory.kept": (state) => {
		state.isKeepingSettled = true;
	},
	"question.asked": (state, event) => {
		state.question = { callId: event.callId, question: event.question, options: event.options };
	},
	"question.answered": (state, event) => {
		state.question = undefined;
		state.failuresInARow = 0;
		answerPending(state, event.answer);
	},
	"proposal.created": (state, event) => {
		state.proposal = { proposal: event.proposal, isAutomatic: event.isAutomatic };
		if (!isKeeping(event.proposal.tool)) return;
		state.isKeepingSettled = true;
		state.keepingOffers += 1;
	},
	"proposal.decided": (state, event) => {
		const pending = state.proposal;
		if (pending === undefined) return;
		const { decision } = event;
		if (event.by === "user") state.untrusted = undefined;
		if (decision.decision !== "reject") {
			state.proposal = { proposal: pending.proposal, decision, decidedBy: event.by };
			return;
		}
		state.proposal = undefined;
		if (!isKeeping(pending.proposal.tool)) state.rejectedCount += 1;
		state.failuresInARow = 0;
		state.settledKeys.set(pending.proposal.key, "rejected");
		const reason = decision.reason === undefined || decision.reason === "" ? "" : ` Reason: ${decision.reason}`;
		answerPending(
			state,
			`Rejected by the user; nothing was written.${reason} Do not propose this again; take another way or finish without it.`,
		);
	},
	"proposal.applying": (state, event) => {
		state.isApplying = true;
		if (state.proposal !== undefined) state.proposal = { ...state.proposal, witness: event.witness };
	},
	"proposal.applied": (state, event) => {
		const pending = state.proposal;
		if (pending === undefined) return;
		state.proposal = undefined;
		state.isApplying = false;
		state.failuresInARow = event.ok ? 0 : state.failuresInARow + 1;
		if (event.ok && event.isDryRun) state.previewedCount += 1;
		if (event.ok && !event.isDryRun) {
			state.appliedCount += 1;
			if (isKeeping(pending.proposal.tool)) state.keptCount += 1;
			for (const touched of event.touched) {
				if (touched.hash === undefined) continue;
				state.touchedScripts.add(touched.path);
				state.reads.set(touched.path, { hash: touched.hash, at: event.ts });
			}
		}
		if (event.ok) state.settledKeys.set(pending.proposal.key, "applied");
		else if (isKeeping(pending.proposal.tool)) state.isKeepingSettled = state.keepingOffers >= KEEPING_OFFERS;
		answerPending(state, event.content);
	},
	"completion.accepted": (state, event) => {
		state.completion = event.summary;
		answerPending(state, "Completed.");
	},
	"completion.refused": (state, event) => {
		state.gateRefusals += 1;
		answerPending(state, `Not complete yet:\n${event.reasons.map((reason) => `- ${reason}`).join("\n")}`);
	},
	"user.said": (state, event) => {
		tell(state, { role: "user", text: event.text });
	},
	"context.window": () => {},
	"context.overflowed": () => {},
	"context.deduped": () => {},
	"context.compacted": (state, event) => countUsage(state, event.usage),
	"budget.warned": () => {},
	"health.warned": () => {},
	"task.paused": (state, event) => {
		state.paused = { reason: event.reason, text: event.text };
	},
	"task.continued": (state, event) => {
		if (state.paused?.reason === "step_limit") state.stepAllowance += state.step;
		if (state.paused?.reason === "budget") state.context.budgetExtensions += 1;
		state.context.warned.clear();
		clearPause(state);
		if (event.note !== "") tell(state, { role: "user", text: event.note });
	},
	"task.finished": (state, event) => {
		state.finished = { outcome: event.outcome, reason: event.reason, summary: event.summary };
	},
	"task.resumed": (state, event) => foldResumed(state, event),
};

/** Folds one event into the state. The only function that changes a task's state. */
export function advance(state: TaskState, event: TaskEvent): void {
	const handle = HANDLERS[event.type] as (state: TaskState, event: TaskEvent) => void;
	// While a proposal that was applied is still the pending one.
	foldMemory(state, event);
	handle(state, event);
	foldContext(state, event);
	foldHealth(state.health, event);
}
