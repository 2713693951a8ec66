import type { Settings } from "../../core/settings";
import type { TaskState } from "../task-state";
import type { StepRecord } from "./context-state";
import { relevance } from "./relevance";
import { wordsOf } from "./words";

const MAX_BYTES = 1_500;

/** A summary without a model: the steps that matter most now, in the order they were made. */
export function sampledSummary(state: TaskState, settings: Pick<Settings, "relevanceHalfLifeSeconds">): string {
	const { steps } = state.context;
	const now = steps[steps.size() - 1]?.at ?? 0;
	const goal = wordsOf(state.goal);
	const ranked = steps.map((record, order) => ({
		record,
		order,
		score: relevance(record, goal, now, settings.relevanceHalfLifeSeconds),
	}));
	ranked.sort((a, b) => (a.score === b.score ? a.order > b.order : a.score > b.score));
	const chosen = new Array<{ readonly record: StepRecord; readonly order: number }>();
	let bytes = 0;
	for (const entry of ranked) {
		bytes += entry.record.text.size();
		if (bytes > MAX_BYTES) break;
		chosen.push(entry);
	}
	chosen.sort((a, b) => a.order < b.order);
	return ["What mattered most:", ...chosen.map(({ record }) => `- step ${record.step}: ${record.text}`)].join("\n");
}
