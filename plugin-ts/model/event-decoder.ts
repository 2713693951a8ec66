import type { JsonObject, JsonValue } from "../core/json";
import { isJsonObject } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import { failure } from "../core/outcome";
import { trim } from "../core/trim";
import { describeStreamError, isPassingError } from "./chat-error";
import { buildReply, partialReply } from "./chat-reply";
import type { ReplyParts } from "./chat-reply";
import type { ReplyDecoder, ReplyProblem } from "./dialect";

/** What differs between the dialects when a streamed reply is read. */
export interface EventReader {
	/** The error object when the event reports one. */
	readonly errorIn: (event: JsonValue) => JsonObject | undefined;
	/** Adds an event to the parts. */
	readonly take: (event: JsonObject) => void;
	/** The message to echo, from the finished parts; their calls have their final ids by then. */
	readonly rawOf: () => JsonObject;
}

/** A decoder for streamed events in JSON; the `[DONE]` some providers close with is skipped. */
export function createEventDecoder(parts: ReplyParts, reader: EventReader): ReplyDecoder {
	let problem: ReplyProblem | undefined;

	const take = (event: JsonValue): void => {
		const streamError = reader.errorIn(event);
		if (streamError !== undefined) {
			problem ??= {
				message: `The provider reported an error: ${describeStreamError(streamError)}.`,
				retryable: isPassingError(streamError),
			};
		} else if (isJsonObject(event)) reader.take(event);
	};

	return {
		push: (dataText) => {
			const trimmed = trim(dataText);
			if (trimmed !== "" && trimmed !== "[DONE]") {
				const event = parseJson(trimmed, { nulls: "keep", keepsSurrogates: true });
				if (event.ok) take(event.value);
				else problem ??= { message: `The provider sent an event that is not JSON. ${event.error}`, retryable: true };
			}
			return partialReply(parts);
		},
		finish: () => {
			if (problem !== undefined) return failure(problem.message);
			const reply = buildReply(parts, reader.rawOf);
			if (!reply.ok) problem = { message: reply.error, retryable: parts.finish !== "length" };
			return reply;
		},
		problem: () => problem,
	};
}
