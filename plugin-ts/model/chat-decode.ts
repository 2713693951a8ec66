import type { JsonObject, JsonValue } from "../core/json";
import { arrayAt, objectAt, textAt } from "../core/json-access";
import { isJsonArray, isJsonObject } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import type { Outcome } from "../core/outcome";
import { failure } from "../core/outcome";
import { trim } from "../core/trim";
import { describeStreamError, findStreamError, isPassingError } from "./chat-error";
import { mergeFields } from "./chat-merge";
import { buildReply, partialReply } from "./chat-reply";
import type { ReplyParts } from "./chat-reply";
import { addCallDelta } from "./chat-tool-calls";
import { joinPieces } from "./join-pieces";
import { readUsage } from "./chat-usage";
import type { ModelReply, PartialReply } from "./types";

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
	/** Takes the data text of one upstream event (`[DONE]` included) and returns what is known so far. Never throws. */
	push(dataText: string): PartialReply;
	/** The complete reply, once the stream ended. Fails when it broke off, held an error, or was cut without a call. */
	finish(): Outcome<ModelReply>;
	/** After a failed `finish`: whether it is worth another try. */
	problem(): ReplyProblem | undefined;
}

/** Decodes a streamed Chat Completions reply. */
export function createReplyDecoder({ knownTools }: ReplyDecoderOptions): ReplyDecoder {
	const known = new Set(knownTools);
	const parts: ReplyParts = { message: {}, calls: [], known: knownTools };
	let problem: ReplyProblem | undefined;

	const take = (event: JsonValue): void => {
		const streamError = findStreamError(event);
		if (streamError !== undefined) {
			problem ??= {
				message: `The provider reported an error: ${describeStreamError(streamError)}.`,
				retryable: isPassingError(streamError),
			};
		} else if (isJsonObject(event)) takeEvent(parts, event, (name) => known.has(name));
	};

	return {
		push(dataText) {
			const trimmed = trim(dataText);
			if (trimmed !== "" && trimmed !== "[DONE]") {
				const event = parseJson(trimmed, { nulls: "keep", keepsSurrogates: true });
				if (event.ok) take(event.value);
				else problem ??= { message: `The provider sent an event that is not JSON. ${event.error}`, retryable: true };
			}
			return partialReply(parts);
		},
		finish() {
			if (problem !== undefined) return failure(problem.message);
			const reply = buildReply(parts);
			if (!reply.ok) problem = { message: reply.error, retryable: parts.finish !== "length" };
			return reply;
		},
		problem() {
			return problem;
		},
	};
}

function takeEvent(parts: ReplyParts, event: JsonObject, isKnownTool: (name: string) => boolean): void {
	parts.replyId ??= textAt(event, "id");
	parts.usage = readUsage(event) ?? parts.usage;
	const choice = arrayAt(event, "choices")[0];
	if (!isJsonObject(choice)) return;
	parts.finish = textAt(choice, "finish_reason") ?? parts.finish;
	const delta = objectAt(choice, "delta") ?? objectAt(choice, "message");
	if (delta === undefined) return;
	takeContent(parts, delta.content);
	mergeFields(parts.message, delta, OWN_FIELDS);
	for (const call of arrayAt(delta, "tool_calls")) {
		if (isJsonObject(call)) addCallDelta(parts.calls, call, isKnownTool);
	}
}

const OWN_FIELDS = new Set(["role", "content", "tool_calls"]);

/** Content is text, or (Mistral) a list of text and thinking parts. */
function takeContent(parts: ReplyParts, content: JsonValue | undefined): void {
	if (typeIs(content, "string")) {
		parts.message.content = joinPieces(textAt(parts.message, "content") ?? "", content);
		return;
	}
	if (!isJsonArray(content)) return;
	for (const part of content) {
		if (!isJsonObject(part)) continue;
		takeContent(parts, textAt(part, "text"));
		const thinking = arrayAt(part, "thinking").map((piece) =>
			isJsonObject(piece) ? (textAt(piece, "text") ?? "") : "",
		);
		if (!thinking.isEmpty()) parts.thinking = (parts.thinking ?? "") + thinking.join("");
	}
}
