import { isDeepStrictEqual } from "node:util";

import { isObject, type JsonRecord } from "../json.ts";
import { cutIn, errorReply, type ScriptedReply, streamReply } from "./fake-replies.ts";
import type { Responder } from "./fake-upstream.ts";

/** A reply of an OpenAI Responses server. */
export interface ResponsesScript {
	/** Output items as the reply holds them when it is whole, unknown fields included. */
	readonly output: readonly JsonRecord[];
	/** `completed` when absent. */
	readonly status?: "completed" | "incomplete" | "failed";
	/** Why a reply is incomplete; `max_output_tokens` when absent. */
	readonly reason?: string;
	readonly error?: JsonRecord;
	readonly usage?: JsonRecord;
	/** Leaves the items out of the last event, as some servers do. */
	readonly endsWithoutOutput?: boolean;
	readonly pieceLength?: number;
}

const USAGE = {
	input_tokens: 100,
	input_tokens_details: { cached_tokens: 0 },
	output_tokens: 20,
	output_tokens_details: { reasoning_tokens: 5 },
	total_tokens: 120,
};

interface Streamed {
	readonly start: object;
	readonly kind: string;
	readonly text: string;
}

const textOf = (parts: unknown, key: string): string =>
	Array.isArray(parts) ? parts.map((part) => (isObject(part) ? String(part[key] ?? "") : "")).join("") : "";

/** What an item starts as, and the text that its deltas add. */
const streamed = (item: JsonRecord): Streamed => {
	switch (item["type"]) {
		case "message":
			return {
				start: { ...item, content: [], status: "in_progress" },
				kind: "response.output_text.delta",
				text: textOf(item["content"], "text"),
			};
		case "function_call":
			return {
				start: { ...item, arguments: "", status: "in_progress" },
				kind: "response.function_call_arguments.delta",
				text: String(item["arguments"]),
			};
		default:
			return {
				start: { ...item, summary: [] },
				kind: "response.reasoning_summary_text.delta",
				text: textOf(item["summary"], "text"),
			};
	}
};

/** The events of a streamed reply, one string each; the last one tells how it ended. */
export const responsesEvents = (script: ResponsesScript): readonly string[] => {
	const { output, status = "completed", reason = "max_output_tokens", error = null } = script;
	let sequence = 0;
	const event = (type: string, fields: object): string =>
		`event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence++, ...fields })}\n\n`;
	const response = { id: "resp_fake", object: "response", model: "fake-gpt", error: null, output: [], usage: null };
	const items = output.flatMap((item, position) => {
		const { start, kind, text } = streamed(item);
		const place = { output_index: position, item_id: item["id"] };
		return [
			event("response.output_item.added", { output_index: position, item: start }),
			...cutIn(text, script.pieceLength ?? 6).map((delta) => event(kind, { ...place, delta })),
			event("response.output_item.done", { output_index: position, item }),
		];
	});
	return [
		event("response.created", { response: { ...response, status: "in_progress" } }),
		event("response.in_progress", { response: { ...response, status: "in_progress" } }),
		...items,
		event(`response.${status}`, {
			response: {
				...response,
				status,
				error,
				incomplete_details: status === "incomplete" ? { reason } : null,
				output: script.endsWithoutOutput === true ? [] : output,
				usage: { ...USAGE, ...script.usage },
			},
		}),
	];
};

export const responsesReply = (script: ResponsesScript): ScriptedReply => streamReply(responsesEvents(script));

const REQUEST_FIELDS = new Set([
	"model",
	"instructions",
	"input",
	"tools",
	"parallel_tool_calls",
	"reasoning",
	"include",
	"max_output_tokens",
	"store",
	"stream",
]);

const isOutput = (item: JsonRecord): boolean =>
	item["role"] !== "user" && item["role"] !== "system" && item["type"] !== "function_call_output";

/** What a Responses server would refuse about a request; nothing when it would take it. */
export const responsesFault = (body: JsonRecord): string | undefined => {
	const unknown = Object.keys(body).find((key) => !REQUEST_FIELDS.has(key));
	if (unknown !== undefined) return `Unknown parameter: '${unknown}'.`;
	const input = Array.isArray(body["input"]) ? body["input"].filter(isObject) : [];
	const calls = input.filter((item) => item["type"] === "function_call").map((item) => item["call_id"]);
	const answers = input.filter((item) => item["type"] === "function_call_output").map((item) => item["call_id"]);
	return isDeepStrictEqual(calls, answers) ? undefined : `No tool output found for function call ${calls.join()}.`;
};

/** Answers one reply after the other, and refuses what a Responses server refuses and items that do not come back unchanged. */
export const strictResponses =
	(replies: readonly ResponsesScript[]): Responder =>
	({ body }, index) => {
		const input = Array.isArray(body["input"]) ? body["input"].filter(isObject) : [];
		const sent = replies.slice(0, index).flatMap(({ output }) => output);
		const isEchoed = isDeepStrictEqual(input.filter(isOutput), sent);
		const fault = responsesFault(body) ?? (isEchoed ? undefined : "an output item was changed");
		const reply = replies[index];
		if (fault !== undefined) return errorReply(400, { type: "invalid_request_error", message: fault });
		return reply === undefined
			? errorReply(500, { message: "The script has no more replies." })
			: responsesReply(reply);
	};
