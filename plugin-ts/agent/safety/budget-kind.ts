/** What a budget counts. */
export type BudgetKind = "tokens" | "usd" | "steps";
