import type { SafetySettings } from "../../core/safety-settings";
import type { Forecast } from "../context/forecast";
import type { TaskState } from "../task-state";
import type { BudgetKind } from "./budget-kind";
import type { SafetyPause } from "./safety-pause";

type BudgetSettings = Pick<SafetySettings, "useBudgetGate" | "budgetTokens" | "budgetUsd" | "budgetWarnShare">;

/** How much of a limit is used; 1 is all of it. */
export interface BudgetShare {
	readonly kind: BudgetKind;
	readonly used: number;
	readonly limit: number;
}

/** The limits of a task with what is used of them. Going on after a pause allows the budget once more. */
export function budgetShares(state: TaskState, settings: BudgetSettings): readonly BudgetShare[] {
	const shares = new Array<BudgetShare>();
	const times = state.context.budgetExtensions + 1;
	const { usage } = state;
	if (settings.useBudgetGate && settings.budgetTokens !== undefined)
		shares.push({
			kind: "tokens",
			used: usage.inputTokens + usage.outputTokens,
			limit: settings.budgetTokens * times,
		});
	if (settings.useBudgetGate && settings.budgetUsd !== undefined)
		shares.push({ kind: "usd", used: usage.costUsd ?? 0, limit: settings.budgetUsd * times });
	shares.push({ kind: "steps", used: state.step, limit: state.stepAllowance });
	return shares;
}

/** A limit that is nearly used up and was not warned about yet. */
export function nextWarning(state: TaskState, settings: BudgetSettings): BudgetShare | undefined {
	return budgetShares(state, settings).find(
		({ kind, used, limit }) => used >= limit * settings.budgetWarnShare && !state.context.warned.has(kind),
	);
}

/** The hard stop when the budget in tokens or money is used up; steps have a pause of their own. */
export function budgetPause(state: TaskState, settings: BudgetSettings): SafetyPause | undefined {
	const isOver = budgetShares(state, settings).some(({ kind, used, limit }) => kind !== "steps" && used >= limit);
	if (!isOver) return undefined;
	return { reason: "budget", text: "The budget of this task is used up. Raise it and continue, or stop here." };
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
