import { bearer, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** Google Gemini through its OpenAI-compatible address. */
export const gemini: ProviderDefinition = {
	id: "gemini",
	label: "Google Gemini",
	configure: (env) => {
		const key = env["GEMINI_API_KEY"];
		if (key === undefined) return { skipped: "GEMINI_API_KEY is not set." };
		const url = env["GEMINI_BASE_URL"] ?? "https://generativelanguage.googleapis.com/v1beta/openai";
		const baseUrl = readBaseUrl("GEMINI_BASE_URL", url);
		return {
			baseUrl,
			paths: { chat: "/chat/completions" },
			headers: bearer(key),
			secrets: secretsOf(key, baseUrl),
			model: env["GEMINI_MODEL"] ?? env["VECTOR_MODEL"],
			mayChooseModel: false,
		};
	},
};
