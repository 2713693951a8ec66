import type { Forecast } from "../agent/context/forecast";
import type { TaskUsage } from "../agent/task-state";

/** "1,234,567": groups of three digits. */
function grouped(amount: number): string {
	const digits = tostring(math.floor(amount));
	const [spaced] = string.gsub(digits.reverse(), "(%d%d%d)", "%1,");
	const [trimmed] = string.gsub(spaced.reverse(), "^,", "");
	return trimmed;
}

function dollars(amount: number): string {
	return `$${string.format(amount < 0.1 ? "%.4f" : "%.2f", amount)}`;
}

/** What a task has used so far and will probably use, in one line; empty before the first reply. */
export function costLine(
	{ inputTokens, outputTokens, cachedTokens, costUsd }: TaskUsage,
	{ tokensUsed, tokensExpected, usdExpected }: Forecast,
): string {
	if (inputTokens + outputTokens === 0) return "";
	const cached = inputTokens === 0 ? 0 : math.round((100 * cachedTokens) / inputTokens);
	const parts = [`${grouped(inputTokens)} in (${cached} % cached)`, `${grouped(outputTokens)} out`];
	if (costUsd !== undefined) parts.push(dollars(costUsd));
	if (tokensExpected > tokensUsed) {
		const money = usdExpected === undefined ? "" : `, ${dollars(usdExpected)}`;
		parts.push(`about ${grouped(tokensExpected)} tokens${money} in all`);
	}
	return parts.join(" · ");
}
