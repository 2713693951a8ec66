import { ConfigError } from "../config-error.ts";
import type { Env } from "../settings.ts";
import { bearer, type Connection, type ProviderDefinition, readBaseUrl, secretsOf } from "./provider.ts";

const CHAT = { chat: "/chat/completions" };
const RESPONSES = { responses: "/responses" };

/** OpenAI's newer models call tools in Responses only; other servers at the address rarely know it. */
const pathsOf = (dialect: string | undefined, isOpenai: boolean): Connection["paths"] => {
	if (dialect === undefined) return isOpenai ? { ...RESPONSES, ...CHAT } : CHAT;
	if (dialect === "chat") return CHAT;
	if (dialect === "responses") return { ...RESPONSES, ...CHAT };
	throw new ConfigError(`OPENAI_DIALECT=${dialect} is not a dialect.`, "Set OPENAI_DIALECT to responses or chat.");
};

const configure = (env: Env): ReturnType<ProviderDefinition["configure"]> => {
	const key = env["OPENAI_API_KEY"];
	const ownUrl = env["OPENAI_BASE_URL"];
	if (key === undefined && ownUrl === undefined) return { skipped: "OPENAI_API_KEY is not set." };
	const baseUrl = readBaseUrl("OPENAI_BASE_URL", ownUrl ?? "https://api.openai.com/v1");
	const isOpenai = new URL(baseUrl).host === "api.openai.com";
	return {
		baseUrl,
		paths: pathsOf(env["OPENAI_DIALECT"], isOpenai),
		headers: bearer(key),
		secrets: secretsOf(key, baseUrl),
		model: env["OPENAI_MODEL"] ?? env["VECTOR_MODEL"],
		mayChooseModel: !isOpenai,
	};
};

/** OpenAI, or whatever speaks its protocol at OPENAI_BASE_URL; a server of one's own needs no key. */
export const openai: ProviderDefinition = { id: "openai", label: "OpenAI", configure };
