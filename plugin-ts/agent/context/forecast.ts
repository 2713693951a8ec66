import type { Settings } from "../../core/settings";
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

export type BudgetKind = "tokens" | "usd" | "steps";

/** How much of a limit is used; 1 is all of it. */
export interface BudgetShare {
	readonly kind: BudgetKind;
	readonly used: number;
	readonly limit: number;
}

/** The limits of a task with what is used of them. Going on after a pause allows the budget once more. */
export function budgetShares(state: TaskState, settings: Settings): readonly BudgetShare[] {
	const shares = new Array<BudgetShare>();
	const times = state.context.budgetExtensions + 1;
	const { usage } = state;
	if (settings.budgetTokens !== undefined)
		shares.push({
			kind: "tokens",
			used: usage.inputTokens + usage.outputTokens,
			limit: settings.budgetTokens * times,
		});
	if (settings.budgetUsd !== undefined)
		shares.push({ kind: "usd", used: usage.costUsd ?? 0, limit: settings.budgetUsd * times });
	shares.push({ kind: "steps", used: state.step, limit: state.stepAllowance });
	return shares;
}

/** A limit that is nearly used up and was not warned about yet. */
export function nextWarning(state: TaskState, settings: Settings): BudgetShare | undefined {
	return budgetShares(state, settings).find(
		({ kind, used, limit }) => used >= limit * settings.budgetWarnShare && !state.context.warned.has(kind),
	);
}

/** Whether the budget in tokens or money is used up; steps have a pause of their own. */
export function isOverBudget(state: TaskState, settings: Settings): boolean {
	return budgetShares(state, settings).some(({ kind, used, limit }) => kind !== "steps" && used >= limit);
}

const UNITS: { readonly [K in BudgetKind]: (amount: number) => string } = {
	tokens: (amount) => `${math.floor(amount)} tokens`,
	usd: (amount) => `$${string.format("%.2f", amount)}`,
	steps: (amount) => `${amount} steps`,
};

/** The warning as the user reads it. */
export function warningText({ kind, used, limit }: BudgetShare, expected: Forecast): string {
	const unit = UNITS[kind];
	const whole = { tokens: expected.tokensExpected, usd: expected.usdExpected, steps: expected.stepsExpected }[kind];
	const outlook = whole === undefined ? "" : ` The task will probably need about ${unit(whole)} in all.`;
	return `${unit(used)} of ${unit(limit)} are used.${outlook} The task pauses when the rest is used up.`;
}
