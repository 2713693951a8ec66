import type { ModelInfo, ModelPrice } from "../../../plugin-ts/core/wire.ts";
import { isObject, type JsonRecord } from "../json.ts";

const positive = (...candidates: readonly unknown[]): number | undefined =>
	candidates.find((value): value is number => typeof value === "number" && Number.isFinite(value) && value > 0);

const perMillion = (perToken: unknown): number | undefined => {
	if (typeof perToken !== "string" && typeof perToken !== "number") return undefined;
	const value = Number(perToken);
	// Rounded: 0.000003 * 1e6 is not 3 in binary. A negative price marks one that depends on the routed model.
	return Number.isFinite(value) && value >= 0 ? Math.round(value * 1e12) / 1e6 : undefined;
};

const priceOf = (pricing: unknown): ModelPrice | undefined => {
	if (!isObject(pricing)) return undefined;
	const inputPerMillion = perMillion(pricing["prompt"]);
	const outputPerMillion = perMillion(pricing["completion"]);
	if (inputPerMillion === undefined || outputPerMillion === undefined) return undefined;
	const cachedInputPerMillion = perMillion(pricing["input_cache_read"]);
	return {
		inputPerMillion,
		outputPerMillion,
		...(cachedInputPerMillion === undefined ? {} : { cachedInputPerMillion }),
	};
};

const includes = (list: unknown, item: string): boolean | undefined =>
	Array.isArray(list) ? list.includes(item) : undefined;

const nested = (entry: JsonRecord, key: string): JsonRecord => (isObject(entry[key]) ? entry[key] : {});

const defined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]: Exclude<T[K], undefined>;
	};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** One entry of a provider's list of models: the OpenAI fields, with those that OpenRouter, local servers and Anthropic add. */
export const readModelInfo = (entry: unknown): ModelInfo | undefined => {
	if (!isObject(entry) || typeof entry["id"] !== "string") return undefined;
	const top = nested(entry, "top_provider");
	return defined({
		id: entry["id"],
		name: text(entry["name"]) ?? text(entry["display_name"]),
		contextWindow: positive(
			entry["context_length"],
			entry["context_window"],
			entry["max_model_len"],
			entry["max_context_length"],
			entry["max_input_tokens"],
		),
		maxOutput: positive(top["max_completion_tokens"], entry["max_completion_tokens"], entry["max_tokens"]),
		price: priceOf(entry["pricing"]),
		takesTools: includes(entry["supported_parameters"], "tools"),
		takesImages: includes(nested(entry, "architecture")["input_modalities"], "image"),
	}) as ModelInfo;
};
