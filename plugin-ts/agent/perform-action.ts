import type { Proposal } from "../core/proposal";
import type { Settings } from "../core/settings";
import type { HistoryMessage } from "../model/types";
import { toolSchemas } from "../tools/registry";
import type { ActionScope } from "./action-scope";
import { callModel, isUnreachable } from "./call-model";
import { forecast } from "./context/forecast";
import { chosenModel } from "./context/chosen-model";
import { performCompact } from "./context/perform-compact";
import { projectHistory } from "./context/project-history";
import { staleBatch } from "./context/stale-batch";
import { workingSet } from "./context/working-set";
import { offerKeeping } from "./keeping/offer-keeping";
import { ownLinesHold } from "./memory/protect-lines";
import type { Action } from "./next-action";
import { systemText } from "./system-text";
import { calledEvent, runCall } from "./run-call";
import { warningText } from "./safety/budget-gate";
import { autoApprovalHold } from "./safety/untrusted-text";
import { performApply, performSettle } from "./perform-apply";
import type { TaskState } from "./task-state";

/** What a request says: the system text, the task so far, and the facts of the moment last. */
function requestHistory(state: TaskState, settings: Settings): readonly HistoryMessage[] {
	const history: HistoryMessage[] = [{ role: "system", text: systemText(state) }, ...projectHistory(state)];
	const facts = workingSet(state, settings);
	return facts === undefined ? history : [...history, facts];
}

function performCallModel({ state, emit, ports, relay, settings, onPartial }: ActionScope): void {
	const chosen = chosenModel(relay, settings);
	const window = chosen?.info?.contextWindow;
	// A model that reads less than the one before may need a shorter history first, which the next action decides.
	if (window !== undefined && window !== state.context.window) return emit({ type: "context.window", tokens: window });
	emit({ type: "step.started", step: state.step + 1, provider: settings.provider ?? chosen?.provider });
	const tools = toolSchemas(state.mode);
	const outdated = staleBatch(state, settings);
	if (!outdated.isEmpty()) emit({ type: "context.deduped", indexes: outdated });
	const history = requestHistory(state, settings);
	const result = callModel(relay, { history, tools, settings }, ports.clock, {
		onPartial,
		onRetry: (attempt, delaySeconds, reason) => emit({ type: "retry", attempt, delaySeconds, reason }),
		isCancelled: () => state.finished !== undefined,
	});
	if (!result.ok) {
		const { code, message } = result.error;
		// One try with a shorter request; a second refusal is not about what was left out.
		if (code === "context_overflow" && !state.context.isAfterOverflow)
			return emit({ type: "context.overflowed", error: message });
		emit({ type: "model.failed", code, error: message, isUnreachable: isUnreachable(result.error) });
		return;
	}
	if (result.reply.text !== "") emit({ type: "assistant.text", text: result.reply.text });
	emit({ type: "model.replied", reply: result.reply });
}

function isAutoApproved(proposal: Proposal, { state, settings }: ActionScope): boolean {
	return state.mode === "auto" && settings.autoApprove.includes(proposal.category);
}

function emitProposal(scope: ActionScope, proposal: Proposal): void {
	const isSwitchedOn = isAutoApproved(proposal, scope);
	const held = isSwitchedOn ? (ownLinesHold(proposal) ?? autoApprovalHold(scope.state, scope.settings)) : undefined;
	const isAutomatic = isSwitchedOn && held === undefined;
	scope.emit({ type: "proposal.created", proposal, ...(isAutomatic ? { isAutomatic } : {}), held });
}

function performRunTool(scope: ActionScope, call: Extract<Action, { readonly type: "run_tool" }>["call"]): void {
	const { state, emit, ports, settings, seen } = scope;
	emit(calledEvent(call));
	for (const event of runCall({ call, state, ports, settings, seen })) {
		if (event.type === "proposal.created") emitProposal(scope, event.proposal);
		else emit(event);
	}
}

/** Performs one action through the ports and appends what came of it. Waiting actions are not performed. */
export function performAction(action: Action, scope: ActionScope): void {
	switch (action.type) {
		case "call_model":
			return performCallModel(scope);
		case "compact":
			return performCompact(scope);
		case "warn_health":
			return scope.emit({ type: "health.warned", ...action.warning });
		case "warn_budget": {
			const text = warningText(action.share, forecast(scope.state));
			return scope.emit({ type: "budget.warned", kind: action.share.kind, text });
		}
		case "run_tool":
			return performRunTool(scope, action.call);
		case "offer_keeping":
			return offerKeeping(scope, (proposal) => emitProposal(scope, proposal));
		case "approve_automatically": {
			const decided = { proposalId: action.proposal.id, decision: { decision: "approve" }, by: "auto" } as const;
			return scope.emit({ type: "proposal.decided", ...decided });
		}
		case "apply":
			return performApply(scope, action.proposal, action.decision);
		case "settle":
			return performSettle(scope, action.proposal, action.decision, action.witness);
		case "pause":
			return scope.emit({ type: "task.paused", ...action.pause });
		case "finish":
			return scope.emit({
				type: "task.finished",
				outcome: action.outcome,
				reason: action.reason,
				summary: action.summary,
			});
		default:
			return undefined;
	}
}
