import type { JsonObject } from "../core/json";
import { numberAt, objectAt } from "../core/json-access";
import type { ModelPrice } from "../core/wire";
import type { Usage } from "./types";

/**
 * Reads `usage` of Chat Completions in any provider's spelling; undefined when it holds no counts. The input includes
 * cached tokens everywhere. Gemini leaves thinking out of the output but not out of the total.
 */
export function readChatUsage(usage: JsonObject | undefined): Usage | undefined {
	const input = numberAt(usage, "prompt_tokens") ?? numberAt(usage, "input_tokens");
	const output = numberAt(usage, "completion_tokens") ?? numberAt(usage, "output_tokens");
	if (input === undefined && output === undefined) return undefined;
	const total = numberAt(usage, "total_tokens") ?? 0;
	const details = objectAt(usage, "prompt_tokens_details");
	return {
		inputTokens: input ?? 0,
		outputTokens: math.max(output ?? 0, input === undefined ? 0 : total - input),
		cachedTokens: numberAt(details, "cached_tokens") ?? numberAt(usage, "prompt_cache_hit_tokens") ?? 0,
		cacheWriteTokens: numberAt(details, "cache_write_tokens"),
		costUsd: numberAt(usage, "cost"),
	};
}

/** Reads `usage` of Messages, where `input_tokens` counts neither what was read from the cache nor what was written to it. */
export function readMessagesUsage(usage: JsonObject | undefined): Usage | undefined {
	const fresh = numberAt(usage, "input_tokens");
	const output = numberAt(usage, "output_tokens");
	if (fresh === undefined && output === undefined) return undefined;
	const cached = numberAt(usage, "cache_read_input_tokens") ?? 0;
	const written = numberAt(usage, "cache_creation_input_tokens");
	return {
		inputTokens: (fresh ?? 0) + cached + (written ?? 0),
		outputTokens: output ?? 0,
		cachedTokens: cached,
		cacheWriteTokens: written,
	};
}

/** Reads `usage` of Responses; the input includes cached tokens, the output includes reasoning. */
export function readResponsesUsage(usage: JsonObject | undefined): Usage | undefined {
	const input = numberAt(usage, "input_tokens");
	const output = numberAt(usage, "output_tokens");
	if (input === undefined && output === undefined) return undefined;
	const details = objectAt(usage, "input_tokens_details");
	return {
		inputTokens: input ?? 0,
		outputTokens: output ?? 0,
		cachedTokens: numberAt(details, "cached_tokens") ?? 0,
		cacheWriteTokens: numberAt(details, "cache_write_tokens"),
		costUsd: numberAt(usage, "cost"),
	};
}

/** What the tokens cost in US dollars at a price; cached input counts as fresh where no price for it is known. */
export function costOf({ inputTokens, outputTokens, cachedTokens }: Usage, price: ModelPrice): number {
	const cached = math.min(cachedTokens, inputTokens);
	const cachedPrice = price.cachedInputPerMillion ?? price.inputPerMillion;
	const millionths =
		(inputTokens - cached) * price.inputPerMillion + cached * cachedPrice + outputTokens * price.outputPerMillion;
	return millionths / 1e6;
}

/** The usage with its cost: the provider's own figure, else one reckoned from the price, else none. */
export function withCost(usage: Usage | undefined, price: ModelPrice | undefined): Usage | undefined {
	if (usage === undefined || usage.costUsd !== undefined || price === undefined) return usage;
	return { ...usage, costUsd: costOf(usage, price) };
}
