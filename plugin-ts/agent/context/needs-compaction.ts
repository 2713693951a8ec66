import type { Settings } from "../../core/settings";
import type { TaskState } from "../task-state";
import { compactByCode, compactionThreshold } from "./compact-history";
import { requestTokens } from "./request-bytes";

/** A compaction must free this share of the threshold; otherwise each step would bring the next one. */
const LEAST_GAIN = 0.2;

/** Whether the history should be compacted before the next model call. */
export function needsCompaction(state: TaskState, settings: Settings): boolean {
	if (state.context.overflow !== undefined) return true;
	const threshold = compactionThreshold(state, settings);
	if (requestTokens(state) < threshold) return false;
	const result = compactByCode(state, settings);
	return result !== undefined && result.tokensBefore - result.tokensAfter >= threshold * LEAST_GAIN;
}
