import type { JsonObject } from "../core/json";
import { numberAt, objectAt } from "../core/json-access";
import type { Usage } from "./types";

/** Reads `usage` in any provider's spelling; undefined when there is none. */
export function readUsage(event: JsonObject): Usage | undefined {
	const usage = objectAt(event, "usage");
	const inputTokens = numberAt(usage, "prompt_tokens") ?? numberAt(usage, "input_tokens");
	const outputTokens = numberAt(usage, "completion_tokens") ?? numberAt(usage, "output_tokens");
	if (inputTokens === undefined && outputTokens === undefined) return undefined;
	const cachedTokens =
		numberAt(objectAt(usage, "prompt_tokens_details"), "cached_tokens") ??
		numberAt(usage, "prompt_cache_hit_tokens") ??
		0;
	return {
		inputTokens: inputTokens ?? 0,
		outputTokens: outputTokens ?? 0,
		cachedTokens,
		costUsd: numberAt(usage, "cost"),
	};
}
