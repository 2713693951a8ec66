import { bearer, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** Any further OpenAI-compatible server, such as Ollama (`http://localhost:11434/v1`) or LM Studio (`http://localhost:1234/v1`). */
export const compatible: ProviderDefinition = {
	id: "compatible",
	label: "OpenAI-compatible server",
	configure: (env) => {
		const url = env["VECTOR_COMPATIBLE_URL"];
		if (url === undefined) return { skipped: "VECTOR_COMPATIBLE_URL is not set." };
		const baseUrl = readBaseUrl("VECTOR_COMPATIBLE_URL", url);
		const key = env["VECTOR_COMPATIBLE_KEY"];
		return {
			baseUrl,
			paths: { chat: "/chat/completions" },
			headers: bearer(key),
			secrets: secretsOf(key, baseUrl),
			model: env["VECTOR_COMPATIBLE_MODEL"] ?? env["VECTOR_MODEL"],
			mayChooseModel: true,
		};
	},
};
