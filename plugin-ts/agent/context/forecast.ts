import type { TaskState } from "../task-state";
import { requestTokens } from "./request-bytes";

/** What a task has used and probably will have used when it is done. */
export interface Forecast {
	readonly stepsUsed: number;
	readonly stepsExpected: number;
	readonly tokensUsed: number;
	readonly tokensExpected: number;
	/** US dollars; absent while no provider has reported any. */
	readonly usdUsed?: number;
	readonly usdExpected?: number;
}

/** Model calls a step of a plan takes, before the task has shown how many: look, propose, mark. */
const CALLS_PER_PLAN_STEP = 2.5;
/** Calls that a task without a plan still has before it. */
const CALLS_WITHOUT_PLAN = 3;

function callsLeft({ plan, step }: TaskState): number {
	if (plan.isEmpty()) return CALLS_WITHOUT_PLAN;
	const open = plan.filter((entry) => entry.status === "pending" || entry.status === "in_progress").size();
	const closed = plan.size() - open;
	const perStep = closed === 0 ? CALLS_PER_PLAN_STEP : math.max(1, step / closed);
	// The call that completes the task comes on top.
	return math.ceil(open * perStep) + 1;
}

/** Tokens and money of the whole task as it looks now: what is left costs a request of today's size for each call. */
export function forecast(state: TaskState): Forecast {
	const { usage, step } = state;
	const left = state.finished === undefined ? callsLeft(state) : 0;
	const used = usage.inputTokens + usage.outputTokens;
	const outputPerCall = step === 0 ? 0 : usage.outputTokens / step;
	const tokensLeft = math.ceil(left * (requestTokens(state) + outputPerCall));
	const usdPerToken = usage.costUsd === undefined || used === 0 ? undefined : usage.costUsd / used;
	return {
		stepsUsed: step,
		stepsExpected: step + left,
		tokensUsed: used,
		tokensExpected: used + tokensLeft,
		usdUsed: usage.costUsd,
		usdExpected: usdPerToken === undefined ? undefined : (usage.costUsd ?? 0) + tokensLeft * usdPerToken,
	};
}
