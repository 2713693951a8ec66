import type { Settings } from "../../core/settings";
import type { HistoryMessage } from "../../model/types";
import { fence } from "../safety/fence";
import { relevantLessons } from "../lessons/relevant-lessons";
import type { TaskState } from "../task-state";
import { oneLine } from "./call-label";

const MAX_UNCHANGED = 10;
const STEP_LENGTH = 140;
const LESSON_LENGTH = 400;

function planLines({ plan }: TaskState): readonly string[] {
	if (plan.isEmpty()) return [];
	const done = plan.filter((step) => step.status === "done" || step.status === "dropped").size();
	const current = plan.findIndex((step) => step.status === "in_progress");
	const at = current >= 0 ? current : plan.findIndex((step) => step.status === "pending");
	const step = plan[at];
	const head = `Plan: ${done} of ${plan.size()} steps closed.`;
	if (step === undefined) return [head];
	return [`${head} Current step ${at + 1} [${step.status}]: ${oneLine(step.intent)} (${step.tool} ${step.target})`];
}

function stepLines({ context }: TaskState, count: number): readonly string[] {
	const from = math.max(0, context.steps.size() - count);
	const lines = context.steps.filter((_, index) => index >= from);
	if (lines.isEmpty()) return [];
	return ["Last steps:", ...lines.map(({ step, text }) => `- ${step}: ${oneLine(text, STEP_LENGTH)}`)];
}

/** The newest facts: what scripts and instances were like when they were last seen. */
function factLines({ context }: TaskState, limit: number): readonly string[] {
	const facts = new Array<{ readonly path: string; readonly value: string; readonly step: number }>();
	for (const [path, { value, step }] of context.facts) facts.push({ path, value, step });
	facts.sort((a, b) => (a.step === b.step ? a.path < b.path : a.step > b.step));
	const shown = facts.filter((_, index) => index < limit);
	if (shown.isEmpty()) return [];
	return ["Known versions:", ...shown.map(({ path, value, step }) => `- ${path} #${value} (step ${step})`)];
}

/** What was tried at a step like this one in earlier tasks. */
function lessonLines({ memory, plan, goal }: TaskState): readonly string[] {
	const step = plan.find((entry) => entry.status === "in_progress") ?? plan.find((entry) => entry.status === "pending");
	const lessons = relevantLessons(memory.lessons, goal, step);
	if (lessons.isEmpty()) return [];
	return ["Tried here in earlier tasks:", ...lessons.map((lesson) => `- ${oneLine(lesson.text, LESSON_LENGTH)}`)];
}

/** Results that still hold and can be seen in the conversation. */
function unchangedLines({ context }: TaskState): readonly string[] {
	const from = context.compaction?.toIndex ?? 0;
	const labels = new Map<string, number>();
	for (const [, { label, step, index }] of context.reads) if (index >= from) labels.set(label, step);
	const lines = new Array<{ readonly label: string; readonly step: number }>();
	for (const [label, step] of labels) lines.push({ label, step });
	lines.sort((a, b) => (a.step === b.step ? a.label < b.label : a.step > b.step));
	const shown = lines.filter((_, index) => index < MAX_UNCHANGED);
	if (shown.isEmpty()) return [];
	return ["Read and not changed by you since:", ...shown.map(({ label, step }) => `- ${label}, step ${step}`)];
}

/**
 * The facts of the moment, as the last message of a request. It is built anew each time and never becomes part of the
 * history, so that everything before it stays the same for the provider's cache. Undefined before the first step.
 */
export function workingSet(state: TaskState, settings: Settings): HistoryMessage | undefined {
	const { context } = state;
	const lessons = lessonLines(state);
	if (context.steps.isEmpty() && state.plan.isEmpty() && lessons.isEmpty()) return undefined;
	const lines = [
		"Facts of the moment from Vector, not a request.",
		`Step ${state.step} of ${state.stepAllowance}.`,
		...planLines(state),
		...stepLines(state, settings.recentSteps),
		...factLines(state, settings.maxFacts),
		...unchangedLines(state),
		...lessons,
		"Rules: one tool call per reply; do not read again what has not changed; edits rely on the versions above.",
	];
	return { role: "user", text: fence("state", lines.join("\n")), isVolatile: true };
}
