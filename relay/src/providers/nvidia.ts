import { bearer, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** NVIDIA's hosted models. */
export const nvidia: ProviderDefinition = {
	id: "nvidia",
	label: "NVIDIA",
	configure: (env) => {
		const key = env["NVIDIA_API_KEY"];
		if (key === undefined) return { skipped: "NVIDIA_API_KEY is not set." };
		const baseUrl = readBaseUrl("NVIDIA_BASE_URL", env["NVIDIA_BASE_URL"] ?? "https://integrate.api.nvidia.com/v1");
		return {
			baseUrl,
			paths: { chat: "/chat/completions" },
			headers: bearer(key),
			secrets: secretsOf(key, baseUrl),
			model: env["NVIDIA_MODEL"] ?? env["VECTOR_MODEL"],
			mayChooseModel: false,
		};
	},
};
