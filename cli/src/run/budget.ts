import { CliError } from "../cli-error.ts";

export interface Budget {
	readonly budgetUsd?: number;
	readonly budgetTokens?: number;
}

/** Reads `--budget 0.50usd` or `--budget 200000tokens`. */
export function parseBudget(text: string | undefined): Budget {
	if (text === undefined) return {};
	const match = /^(\d+(?:\.\d+)?)\s*(usd|tokens)$/i.exec(text);
	const amount = Number(match?.[1]);
	if (match === null || !(amount > 0))
		throw new CliError(`--budget ${text} is not a budget.`, "Write it as 0.50usd or 200000tokens.");
	return match[2]?.toLowerCase() === "usd" ? { budgetUsd: amount } : { budgetTokens: amount };
}
