import { type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** Of the Messages dialect; newer features are asked for by fields, not by a newer version. */
export const MESSAGES_VERSION = "2023-06-01";

/** Anthropic, in Messages only: its OpenAI-compatible address neither caches prompts nor returns thinking. */
export const anthropic: ProviderDefinition = {
	id: "anthropic",
	label: "Anthropic",
	configure: (env) => {
		const key = env["ANTHROPIC_API_KEY"];
		if (key === undefined) return { skipped: "ANTHROPIC_API_KEY is not set." };
		const given = readBaseUrl("ANTHROPIC_BASE_URL", env["ANTHROPIC_BASE_URL"] ?? "https://api.anthropic.com");
		// Anthropic's own tools expect the address without /v1, most others with it.
		const baseUrl = given.replace(/\/v1$/, "");
		return {
			baseUrl,
			paths: { messages: "/v1/messages" },
			modelsPath: "/v1/models?limit=1000",
			headers: { "x-api-key": key, "anthropic-version": MESSAGES_VERSION },
			secrets: secretsOf(key, baseUrl),
			model: env["ANTHROPIC_MODEL"] ?? env["VECTOR_MODEL"],
			mayChooseModel: false,
		};
	},
};
