import { bearer, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** OpenRouter. Its automatic router is the default model, so that a key is all a first run needs. */
export const openrouter: ProviderDefinition = {
	id: "openrouter",
	label: "OpenRouter",
	configure: (env) => {
		const key = env["OPENROUTER_API_KEY"];
		if (key === undefined) return { skipped: "OPENROUTER_API_KEY is not set." };
		const baseUrl = readBaseUrl("OPENROUTER_BASE_URL", env["OPENROUTER_BASE_URL"] ?? "https://openrouter.ai/api/v1");
		return {
			baseUrl,
			paths: { chat: "/chat/completions" },
			headers: { ...bearer(key), "x-openrouter-title": "Vector" },
			secrets: secretsOf(key, baseUrl),
			model: env["OPENROUTER_MODEL"] ?? env["VECTOR_MODEL"] ?? "openrouter/auto",
			mayChooseModel: false,
		};
	},
};
