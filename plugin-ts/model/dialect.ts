import type { JsonObject } from "../core/json";
import type { Outcome } from "../core/outcome";
import type { Dialect } from "../core/wire";
import type { HistoryMessage, ModelReply, PartialReply, ToolSchema } from "./types";

/** The part of the settings that shapes a request. */
export interface EncodeSettings {
	/** Some fields are spelled differently from provider to provider; absent when the relay chooses. */
	readonly provider?: string;
	/** `low`, `medium`, …; empty sends none, for models that refuse it. */
	readonly reasoningEffort?: string;
	/** Tokens; absent leaves the model's own limit. */
	readonly maxOutputTokens?: number;
}

export interface EncodeInput {
	readonly history: readonly HistoryMessage[];
	readonly tools: readonly ToolSchema[];
	readonly model?: string;
	readonly settings: EncodeSettings;
}

export interface ReplyDecoderOptions {
	/** Names of the tools offered; calls written as text are recognised by them. */
	readonly knownTools: readonly string[];
}

/** Why a reply cannot be used. */
export interface ReplyProblem {
	readonly message: string;
	/** Whether the same request may succeed when sent again. */
	readonly retryable: boolean;
}

export interface ReplyDecoder {
	/** Takes the data text of one upstream event and returns what is known so far. Never throws. */
	readonly push: (dataText: string) => PartialReply;
	/** The complete reply, once the stream ended. Fails when it broke off, held an error, or was cut without a call. */
	readonly finish: () => Outcome<ModelReply>;
	/** After a failed `finish`: whether it is worth another try. */
	readonly problem: () => ReplyProblem | undefined;
}

/**
 * One way to write requests and read replies. The agent keeps one kind of history for all of them; a reply's `raw` is in
 * the dialect it came in, and goes back unchanged in that dialect.
 */
export interface DialectCodec {
	readonly id: Dialect;
	/** Equal input gives equal bytes, so that a growing history keeps its cached prefix. */
	readonly encodeRequest: (input: EncodeInput) => JsonObject;
	readonly createReplyDecoder: (options: ReplyDecoderOptions) => ReplyDecoder;
}
