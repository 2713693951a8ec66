import type { Settings } from "../../core/settings";
import type { TaskState } from "../task-state";

type Kept = Pick<Settings, "keepMessages" | "keepToolResults">;

/** What is kept at the end of the history at least. */
const FEWEST_MESSAGES = 2;

/**
 * Where the kept end of the history begins: the last messages, moved forward in time until enough tool results are among
 * them, and never between a call and its result.
 */
export function compactionPoint({ history }: Pick<TaskState, "history">, settings: Kept): number {
	let index = math.max(0, history.size() - math.max(FEWEST_MESSAGES, settings.keepMessages));
	let results = 0;
	for (const at of $range(index, history.size() - 1)) if (history[at]!.role === "tool") results += 1;
	while (index > 0 && results < settings.keepToolResults) {
		index -= 1;
		if (history[index]!.role === "tool") results += 1;
	}
	while (index > 0 && history[index]!.role === "tool") index -= 1;
	return index;
}
