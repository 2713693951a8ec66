import { printJson } from "../core/json-print";
import type { JsonValue } from "../core/json";
import type { Fingerprint } from "../core/operation";
import { failure } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Proposal, ProposalDraft } from "../core/proposal";
import type { Settings } from "../core/settings";
import type { PlanStepUpdate } from "../core/plan";
import { validate } from "../model/schema";
import type { ToolCall } from "../model/types";
import { findTool, toolsFor } from "../tools/registry";
import { predictWarnings } from "../tools/safety/error-predictor";
import { createFramePause } from "../tools/shared/frame-pause";
import type { Tool, ToolContext, ToolOutput } from "../tools/tool";
import type { CallRun } from "./call-run";
import { callIdentity } from "./call-identity";
import { cachedRead, sameRead } from "./context/read-cache";
import type { CacheHit } from "./context/read-cache";
import { reviewCompletion } from "./completion-gate";
import { noticeEdits } from "./memory/notice-edits";
import { protectLines } from "./memory/protect-lines";
import { recallNotes } from "./memory/recall-notes";
import { takeNote } from "./memory/take-note";
import { planText } from "./plan-text";
import { applyPlanUpdates } from "./plan-updates";
import { repeatWarning } from "./safety/repeat-detection";
import { guardError, guardText } from "./safety/untrusted-text";
import type { TaskEventBody } from "./task-event";
import { toolError, toolResult } from "./tool-answers";

function contextOf({ state, ports, settings }: CallRun): ToolContext {
	const { scene, scripts, selection, clock } = ports;
	const { plan, reads, context } = state;
	const pause = createFramePause(clock);
	return { scene, scripts, selection, settings, plan, asked: context.requests, reads, now: clock.wallTime(), pause };
}

/** Arguments never reach a tool unchecked, nor a tool its mode does not offer. */
function runTool(run: CallRun): Outcome<ToolOutput> {
	const { call, state } = run;
	if (call.problem !== undefined) return failure(call.problem);
	const found = findTool(call.name);
	if (!found.ok) return found;
	const tool = found.value;
	if (!toolsFor(state.mode).includes(tool))
		return failure(`${tool.name} is not available in ${state.mode} mode. Use the tools you were given.`);
	const args = validate(tool.parameters, call.args);
	return args.ok ? tool.run(args.value, contextOf(run)) : args;
}

/** Tool, normalised arguments and the fingerprints relied on: the same key means the same change to the same state. */
function proposalKey(call: ToolCall, draft: ProposalDraft): string {
	const fingerprints = draft.reliesOn.map((fingerprint) => `${fingerprint.path}=${fingerprint.value}`);
	return `${callIdentity(call.name, call.args)}|${fingerprints.join("|")}`;
}

const SETTLED_TEXT = {
	rejected: "The user already rejected exactly this. Take another way, or finish without it.",
	applied: "Exactly this was already applied. Go on with the next step.",
} as const;

function propose(run: CallRun, draft: ProposalDraft): readonly TaskEventBody[] {
	const { call, state, ports, settings } = run;
	const key = proposalKey(call, draft);
	const settled = state.settledKeys.get(key);
	if (settled !== undefined) return [toolError(call, SETTLED_TEXT[settled])];
	const edits = noticeEdits(writtenPaths(draft), run);
	const guarded = protectLines(draft, state, ports, edits);
	const { scripts, playtest } = ports;
	const warnings = [...guarded.preview.warnings, ...predictWarnings(draft, { scripts, playtest, settings })];
	const preview = { ...guarded.preview, warnings };
	const proposal: Proposal = { ...guarded, preview, id: ports.ids.next(), callId: call.id, tool: call.name, key };
	return [...edits, { type: "proposal.created", proposal }];
}

function writtenPaths({ operations }: ProposalDraft): readonly string[] {
	const paths = new Array<string>();
	for (const operation of operations) if (operation.type === "write_script") paths.push(operation.path);
	return paths;
}

function shownPaths(shows: readonly Fingerprint[]): readonly string[] {
	return shows.filter((shown) => shown.of === "script").map((shown) => shown.path);
}

function updatePlan(run: CallRun, updates: readonly PlanStepUpdate[], notes?: string): readonly TaskEventBody[] {
	const steps = applyPlanUpdates(run.state.plan, updates);
	return [{ type: "plan.changed", steps, notes }, toolResult(run.call, planText(steps))];
}

function contentText(content: JsonValue): string {
	return typeIs(content, "string") ? content : printJson(content);
}

function complete(run: CallRun, summary: string): readonly TaskEventBody[] {
	const { verdicts, reasons } = reviewCompletion(run.state, run.ports);
	const callId = run.call.id;
	if (reasons.size() > 0) return [...verdicts, { type: "completion.refused", callId, reasons }];
	return [...verdicts, { type: "completion.accepted", callId, summary }];
}

function finished(call: ToolCall, hit: CacheHit, placeVersion: string | undefined): TaskEventBody {
	return { type: "tool.finished", callId: call.id, tool: call.name, ok: true, ...hit, placeVersion };
}

/** The place's version, if it is still the one from before the read: otherwise the result mixes two states. */
function provenVersion({ ports, versionBefore }: CallRun): string | undefined {
	const version = ports.changes?.version();
	return version === versionBefore ? version : undefined;
}

/** The result of a read; one that is the same as before is not sent again. */
function resultOf(run: CallRun, text: string, shows: readonly Fingerprint[]): TaskEventBody {
	const { call, settings } = run;
	const found = findTool(call.name);
	const guarded = guardText(text, found.ok ? (found.value.source ?? "place") : "place", settings);
	const placeVersion = provenVersion(run);
	const same = sameRead(call, guarded.content, run);
	if (same !== undefined) return finished(call, same, placeVersion);
	return { type: "tool.finished", callId: call.id, tool: call.name, ok: true, ...guarded, shows, placeVersion };
}

function eventsOf(run: CallRun, output: ToolOutput): readonly TaskEventBody[] {
	const { call } = run;
	switch (output.type) {
		case "result":
			return [...noticeEdits(shownPaths(output.shows), run), resultOf(run, contentText(output.content), output.shows)];
		case "proposal":
			return propose(run, output.draft);
		case "plan_started":
			return [{ type: "plan.changed", steps: output.steps }, toolResult(call, planText(output.steps))];
		case "plan_updated":
			return updatePlan(run, output.updates, output.notes);
		case "remember":
			return takeNote(run, output.note);
		case "recall":
			return [resultOf(run, recallNotes(output.query, run.state, run.ports, run.settings), [])];
		case "message":
			return [{ type: "message", text: output.text, phase: output.phase }, toolResult(call, "Shown to the user.")];
		case "question":
			return [{ type: "question.asked", callId: call.id, question: output.question, options: output.options }];
		case "complete":
			return complete(run, output.summary);
	}
}

/** Adds to a repeated call's result that it was a repetition, so that the model stops before it is stopped. */
function withWarning(event: TaskEventBody, warning: string | undefined): TaskEventBody {
	if (warning === undefined || event.type !== "tool.finished") return event;
	return { ...event, content: `${event.content}\n${warning}`, guard: event.guard ?? "repeat_detection" };
}

/** An error can quote the place, and the place can try to instruct. */
function watched(event: TaskEventBody, settings: Settings): TaskEventBody {
	if (event.type !== "tool.finished" || event.ok) return event;
	return { ...event, ...guardError(event.content, settings) };
}

/** Runs a pending call and returns what came of it, as events. A tool that throws is our bug and becomes an error result. */
export function runCall(scope: Omit<CallRun, "versionBefore">): readonly TaskEventBody[] {
	const run: CallRun = { ...scope, versionBefore: scope.ports.changes?.version() };
	const { call, state, settings } = run;
	const warning = repeatWarning(call, state, settings);
	const hit = cachedRead(call, run);
	if (hit !== undefined) return [withWarning(finished(call, hit, run.ports.changes?.version()), warning)];
	const [isFine, output] = pcall(() => runTool(run));
	if (!isFine)
		return [
			toolError(call, `${call.name} failed inside Vector (${tostring(output)}). Take another way; please report this.`),
		];
	const events = output.ok ? eventsOf(run, output.value) : [toolError(call, output.error, output.guard)];
	return events.map((event) => withWarning(watched(event, settings), warning));
}

/** What the transcript says of a call before it runs. */
export function calledEvent(call: ToolCall): TaskEventBody {
	const found = findTool(call.name);
	const kind: Tool["kind"] | "unknown" = found.ok ? found.value.kind : "unknown";
	return { type: "tool.called", callId: call.id, tool: call.name, kind, args: call.args };
}
