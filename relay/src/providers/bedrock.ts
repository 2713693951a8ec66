import { MESSAGES_VERSION } from "./anthropic.ts";
import { bearer, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

/** Amazon Bedrock with an API key of the region: Claude in Messages, the models that speak it in Chat Completions. */
export const bedrock: ProviderDefinition = {
	id: "bedrock",
	label: "Amazon Bedrock",
	configure: (env) => {
		const key = env["AWS_BEARER_TOKEN_BEDROCK"];
		if (key === undefined) return { skipped: "AWS_BEARER_TOKEN_BEDROCK is not set." };
		const region = env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"];
		const ownUrl = env["BEDROCK_BASE_URL"];
		if (region === undefined && ownUrl === undefined) return { skipped: "AWS_REGION is not set." };
		const baseUrl = readBaseUrl("BEDROCK_BASE_URL", ownUrl ?? `https://bedrock-runtime.${region}.amazonaws.com`);
		return {
			baseUrl,
			paths: { chat: "/openai/v1/chat/completions", messages: "/anthropic/v1/messages" },
			modelsPath: "/openai/v1/models",
			headers: bearer(key),
			dialectHeaders: { messages: { "anthropic-version": MESSAGES_VERSION } },
			secrets: secretsOf(key, baseUrl),
			model: env["BEDROCK_MODEL"] ?? env["VECTOR_MODEL"],
			mayChooseModel: false,
		};
	},
};
