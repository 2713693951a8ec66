import { bearer, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** OpenAI, or whatever speaks its protocol at OPENAI_BASE_URL; a server of one's own needs no key. */
export const openai: ProviderDefinition = {
	id: "openai",
	label: "OpenAI",
	configure: (env) => {
		const key = env["OPENAI_API_KEY"];
		const ownUrl = env["OPENAI_BASE_URL"];
		if (key === undefined && ownUrl === undefined) return { skipped: "OPENAI_API_KEY is not set." };
		const baseUrl = readBaseUrl("OPENAI_BASE_URL", ownUrl ?? "https://api.openai.com/v1");
		return {
			baseUrl,
			paths: { chat: "/chat/completions" },
			headers: bearer(key),
			secrets: secretsOf(key, baseUrl),
			model: env["OPENAI_MODEL"] ?? env["VECTOR_MODEL"],
			mayChooseModel: new URL(baseUrl).host !== "api.openai.com",
		};
	},
};
