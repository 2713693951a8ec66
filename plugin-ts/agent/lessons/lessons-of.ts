import type { JsonObject } from "../../core/json";
import { objectAt, textAt } from "../../core/json-access";
import type { PlanStep } from "../../core/plan";
import { trim } from "../../core/trim";
import { mainArgument, oneLine } from "../context/call-label";
import { isKeeping } from "../keeping/what-to-keep";
import type { TaskEvent } from "../task-event";
import type { Lesson } from "./lesson";

const MAX_PROBLEM = 200;
const MAX_SUMMARY = 100;

interface Attempt {
	readonly outcome: "failed" | "rejected";
	readonly tool: string;
	readonly target: string;
	/** The plan step it was made for; empty without one. */
	readonly step: string;
	readonly about: string;
	readonly text: string;
	readonly at: number;
}

interface Call {
	readonly tool: string;
	readonly target: string;
	readonly isWrite: boolean;
}

interface Proposed extends Call {
	readonly summary: string;
}

/** What is known while the events of a task are gone through. */
interface Review {
	plan: readonly PlanStep[];
	readonly calls: Map<string, Call>;
	readonly proposals: Map<string, Proposed>;
	open: Attempt[];
	readonly lessons: Lesson[];
}

type EventOf<T extends TaskEvent["type"]> = Extract<TaskEvent, { readonly type: T }>;

type Reviewers = { readonly [K in TaskEvent["type"]]?: (review: Review, event: EventOf<K>) => void };

/** An instance that is to be made is named by its parent and its own name. */
function targetOf(args: JsonObject): string {
	const main = mainArgument(args) ?? "";
	const name = textAt(args, "name") ?? textAt(objectAt(args, "props"), "Name");
	return name === undefined ? main : `${main}.${name}`;
}

function currentStep({ plan }: Review): string {
	return plan.find((step) => step.status === "in_progress")?.intent ?? "";
}

type Tried = Pick<Attempt, "outcome" | "text" | "at"> & { readonly summary?: string };

function addAttempt(review: Review, { tool, target }: Call, { outcome, text, at, summary = "" }: Tried): void {
	const isKnown = review.open.some((attempt) => attempt.tool === tool && attempt.target === target);
	const step = currentStep(review);
	if (!isKnown) review.open.push({ outcome, text, at, tool, target, step, about: `${step} ${summary}` });
}

/** What was applied shows how the failed attempts at the same thing can be made to work. */
function settle(review: Review, { tool, target, summary }: Proposed): void {
	const left = new Array<Attempt>();
	for (const attempt of review.open) {
		const isSameStep = attempt.step !== "" && attempt.step === currentStep(review) && attempt.tool === tool;
		if (attempt.target !== target && !isSameStep) {
			left.push(attempt);
			continue;
		}
		const way = attempt.tool === tool ? "" : `${tool}: `;
		const text = `${attempt.text} What worked: ${way}${oneLine(summary, MAX_SUMMARY)}.`;
		review.lessons.push(lessonFrom({ ...attempt, text }, "worked"));
	}
	review.open = left;
}

function lessonFrom({ tool, target, about, text, at }: Attempt, outcome: Lesson["outcome"]): Lesson {
	return { outcome, tool, target, about: trim(about), text, count: 1, at };
}

const REVIEWERS: Reviewers = {
	"task.started": (review, { plan = [] }) => {
		review.plan = plan;
	},
	"plan.changed": (review, { steps }) => {
		review.plan = steps;
	},
	"plan.edited": (review, { steps }) => {
		review.plan = steps;
	},
	"tool.called": ({ calls }, { callId, tool, kind, args }) => {
		calls.set(callId, { tool, target: targetOf(args), isWrite: kind === "write" });
	},
	"tool.finished": (review, { callId, ok, error: problem, ts }) => {
		const call = review.calls.get(callId);
		if (ok || call === undefined || !call.isWrite) return;
		const text = `${call.tool} on ${call.target} failed: ${oneLine(problem ?? "", MAX_PROBLEM)}`;
		addAttempt(review, call, { outcome: "failed", text, at: ts });
	},
	"proposal.created": ({ calls, proposals }, { proposal }) => {
		const call = calls.get(proposal.callId);
		if (call !== undefined && !isKeeping(proposal.tool))
			proposals.set(proposal.id, { ...call, summary: proposal.summary });
	},
	"proposal.decided": (review, { proposalId, decision, by, ts }) => {
		const proposed = review.proposals.get(proposalId);
		if (proposed === undefined || decision.decision !== "reject" || by !== "user") return;
		const reason = decision.reason === undefined || decision.reason === "" ? "." : `: ${decision.reason}`;
		const text = `The user rejected "${oneLine(proposed.summary, MAX_SUMMARY)}"${oneLine(reason, MAX_PROBLEM)}`;
		addAttempt(review, proposed, { outcome: "rejected", text, at: ts, summary: proposed.summary });
	},
	"proposal.applied": (review, event) => {
		const proposed = review.proposals.get(event.proposalId);
		if (proposed === undefined || event.isDryRun) return;
		if (event.ok) return settle(review, proposed);
		const text = `"${oneLine(proposed.summary, MAX_SUMMARY)}" could not be applied: ${oneLine(event.error ?? "", MAX_PROBLEM)}`;
		addAttempt(review, proposed, { outcome: "failed", text, at: event.ts, summary: proposed.summary });
	},
};

/** What a finished task teaches: what the user rejected and why, what failed, and what worked in its place. */
export function lessonsOf(events: readonly TaskEvent[]): readonly Lesson[] {
	const review: Review = { plan: [], calls: new Map(), proposals: new Map(), open: [], lessons: [] };
	for (const event of events) {
		const take = REVIEWERS[event.type] as ((review: Review, event: TaskEvent) => void) | undefined;
		take?.(review, event);
	}
	return [...review.lessons, ...review.open.map((attempt) => lessonFrom(attempt, attempt.outcome))];
}
