import type { TaskState } from "../task-state";
import { clipText, oneLine } from "./call-label";

const FIRST_REQUESTS = 5;
const FIRST_ACTIONS = 5;
const FIRST_ERRORS = 3;

function first(title: string, lines: readonly string[], count: number): readonly string[] {
	if (lines.isEmpty()) return [];
	return [title, ...lines.filter((_, index) => index < count).map((line) => `- ${line}`)];
}

/** A summary without a model: how the task began, how often each tool was used, what failed first. */
export function structuredSummary({ context }: TaskState): string {
	const uses = new Array<string>();
	for (const [tool, count] of context.toolUse) uses.push(`${tool} ${count}×`);
	const wrong = context.steps.filter((step) => !step.isFine);
	return [
		...first(
			"First requests:",
			context.requests.map((text) => oneLine(text, 200)),
			FIRST_REQUESTS,
		),
		...first(
			"First actions:",
			context.steps.map((step) => `step ${step.step}: ${step.text}`),
			FIRST_ACTIONS,
		),
		`Tools used: ${uses.sort().join(", ")}`,
		...first(
			"First errors:",
			wrong.map((step) => `step ${step.step}: ${clipText(step.text, 300)}`),
			FIRST_ERRORS,
		),
	].join("\n");
}
