import type { TaskState } from "../task-state";
import { clipText, oneLine } from "./call-label";
import { groupedPaths } from "./grouped-paths";

const MAX_REQUEST = 1_000;
const MAX_BLOCKERS = 3;

function section(title: string, lines: readonly string[]): readonly string[] {
	return lines.isEmpty() ? [] : [title, ...lines.map((line) => `- ${line}`)];
}

/** Failures since the last thing that worked. */
function blockers({ context }: TaskState): readonly string[] {
	const found = new Array<string>();
	for (let index = context.steps.size() - 1; index >= 0 && found.size() < MAX_BLOCKERS; index--) {
		const step = context.steps[index]!;
		if (step.isFine) break;
		found.unshift(`step ${step.step}: ${step.text}`);
	}
	return found;
}

function openSteps({ plan }: TaskState): readonly string[] {
	const lines = new Array<string>();
	plan.forEach((step, index) => {
		if (step.status === "pending" || step.status === "in_progress")
			lines.push(`${index + 1}. [${step.status}] ${step.intent} (${step.tool} ${step.target})`);
	});
	return lines;
}

function nextTarget({ plan }: TaskState): readonly string[] {
	const step =
		plan.find((candidate) => candidate.status === "in_progress") ??
		plan.find((candidate) => candidate.status === "pending");
	return step === undefined ? [] : [`Next: ${step.intent} (${step.target})`];
}

/**
 * What no summary may lose, written by code: the goal, what the user said, every decision, every touched path with its
 * hash, open plan steps, blockers and the next target. Lines of text.
 */
export function summaryFacts(state: TaskState): readonly string[] {
	const { context } = state;
	const said = context.requests.filter((_, index) => index > 0).map((text) => clipText(text, MAX_REQUEST));
	const decisions = context.decisions.map(
		({ step, outcome, text }) => `step ${step}, ${outcome}: ${oneLine(text, 300)}`,
	);
	return [
		`Goal: ${state.goal}`,
		...section("The user said later:", said),
		...section("Decided by the user (never propose rejected ones again):", decisions),
		...section("Paths touched by this task:", groupedPaths(context.touched)),
		...section("Open plan steps:", openSteps(state)),
		...section("Blockers:", blockers(state)),
		...nextTarget(state),
	];
}
