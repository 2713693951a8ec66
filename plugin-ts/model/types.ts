import type { JsonObject } from "../core/json";

/** One tool call, whatever dialect it came in. */
export interface ToolCall {
	/** As the provider gave it, or made here so that it is unique in its reply. */
	readonly id: string;
	readonly name: string;
	/** Empty when `problem` is set. */
	readonly args: JsonObject;
	/** The argument text as it came, for the trace and for echoing. */
	readonly rawArgs: string;
	/** Why the arguments could not be read, written for the model. */
	readonly problem?: string;
}

export interface Usage {
	/** All input tokens, cached ones included. */
	readonly inputTokens: number;
	readonly outputTokens: number;
	readonly cachedTokens: number;
	/** Input tokens newly stored in the provider's cache, where it says. Part of `inputTokens`. */
	readonly cacheWriteTokens?: number;
	/** US dollars, where the provider reports it. */
	readonly costUsd?: number;
}

export type FinishReason = "stop" | "tool_calls" | "length" | "content_filter" | "refusal" | "error";

/** A complete answer of the model. */
export interface ModelReply {
	/** What the user sees; thinking and call markup are taken out. */
	readonly text: string;
	readonly reasoning?: string;
	readonly calls: readonly ToolCall[];
	readonly finish: FinishReason;
	readonly usage?: Usage;
	/** The assistant message to echo verbatim in the next request, unknown fields included. */
	readonly raw: JsonObject;
}

/** What a reply looks like while it arrives. */
export interface PartialReply {
	readonly text: string;
	readonly reasoning: string;
	readonly calls: readonly PartialCall[];
}

export interface PartialCall {
	readonly name: string;
	/** The argument text so far: JSON for native calls, decoded as far as it goes for text calls. */
	readonly rawArgs: string;
	/** Its text ended; it can still turn out to be invalid. */
	readonly isComplete: boolean;
}

export interface ToolSchema {
	readonly name: string;
	readonly description: string;
	/** JSON schema of the arguments. */
	readonly parameters: JsonObject;
}

/** The conversation as the agent keeps it, independent of any provider's dialect. */
export type HistoryMessage =
	| {
			readonly role: "system" | "user";
			readonly text: string;
			/** Not sent again like this: facts of the moment. Prompt caching stops before it. */
			readonly isVolatile?: boolean;
	  }
	| { readonly role: "assistant"; readonly raw: JsonObject; readonly calls: readonly ToolCall[] }
	| { readonly role: "tool"; readonly callId: string; readonly name: string; readonly content: string };
