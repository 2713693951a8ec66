/** How one provider's Chat Completions differ from OpenAI's. A new difference is a field here and one use of it. */
export interface ChatQuirks {
	/** Request fields that are sent; absent where the provider ignores what it does not know. */
	readonly requestFields?: ReadonlySet<string>;
	/** Fields of an echoed assistant message that are sent; absent for all. */
	readonly messageFields?: ReadonlySet<string>;
	/** Fields of an echoed tool call that are sent; absent for all. */
	readonly callFields?: ReadonlySet<string>;
	/** Keywords of tool schemas that are sent; absent for all. */
	readonly schemaKeywords?: ReadonlySet<string>;
	/** How an effort is asked for; `none` where there is no uniform field. */
	readonly effort: "reasoning_effort" | "reasoning" | "none";
	readonly limit: "max_tokens" | "max_completion_tokens";
	/** Takes `cache_control` in content parts, and caches only with it. */
	readonly marksCache?: boolean;
	/** Refuses or ignores `reasoning_content` in messages without tool calls, and demands it in those with. */
	readonly echoesReasoningWithCallsOnly?: boolean;
}

const PLAIN: ChatQuirks = { effort: "reasoning_effort", limit: "max_completion_tokens" };

const STRICT_FIELDS = ["model", "messages", "tools", "stream", "stream_options", "max_tokens"];

const BY_PROVIDER: { readonly [provider: string]: ChatQuirks } = {
	openrouter: { effort: "reasoning", limit: "max_completion_tokens" },
	gemini: {
		effort: "reasoning_effort",
		limit: "max_tokens",
		requestFields: new Set([...STRICT_FIELDS, "reasoning_effort"]),
		messageFields: new Set(["role", "content", "tool_calls", "extra_content"]),
		callFields: new Set(["id", "type", "function", "extra_content"]),
		schemaKeywords: new Set([
			"type",
			"description",
			"properties",
			"required",
			"items",
			"enum",
			"anyOf",
			"minimum",
			"maximum",
			"minItems",
			"maxItems",
			"minLength",
			"maxLength",
			"pattern",
			"default",
			"format",
		]),
	},
	nvidia: { effort: "none", limit: "max_tokens", requestFields: new Set(STRICT_FIELDS) },
	bedrock: { effort: "reasoning_effort", limit: "max_completion_tokens" },
	// Local servers know only the older name of the limit.
	compatible: { effort: "reasoning_effort", limit: "max_tokens" },
	ollama: { effort: "reasoning_effort", limit: "max_tokens" },
	lmstudio: { effort: "reasoning_effort", limit: "max_tokens" },
};

/** The quirks of a provider, and of the model where it brings its own; OpenAI's rules when neither is known. */
export function quirksFor(provider = "", model = ""): ChatQuirks {
	const quirks = BY_PROVIDER[provider] ?? PLAIN;
	const isClaude = provider === "openrouter" && names(model, "claude");
	const isDeepSeek = provider !== "openrouter" && names(model, "deepseek");
	const effort = provider !== "openrouter" && !takesEffort(model) ? "none" : quirks.effort;
	return { ...quirks, effort, marksCache: isClaude, echoesReasoningWithCallsOnly: isDeepSeek };
}

/** OpenAI's models from before reasoning; they refuse the field. */
const WITHOUT_EFFORT = ["gpt-3", "gpt-4", "chatgpt-"];

/** Whether a model takes a reasoning effort; true for one that is not known not to. */
export function takesEffort(model = ""): boolean {
	return !WITHOUT_EFFORT.some((family) => names(model, family));
}

function names(model: string, family: string): boolean {
	return string.find(model.lower(), family, 1, true)[0] !== undefined;
}
