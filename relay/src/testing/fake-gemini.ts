import { isDeepStrictEqual } from "node:util";

import { isObject, type JsonRecord } from "../json.ts";
import { arrayErrorReply, type ScriptedCall, type ScriptedReply, streamReply } from "./fake-replies.ts";
import type { Responder } from "./fake-upstream.ts";

/** A reply with Gemini's habits: calls come whole and without index, end with `stop`, and carry a signature. */
export interface GeminiScript {
	readonly text?: string;
	readonly calls?: readonly (ScriptedCall & { readonly signature?: string })[];
	/** Sends each signature in a delta of its own. */
	readonly sendsSignatureLater?: boolean;
}

const chunk = (delta: object, finish: string | null = null): string =>
	`data: ${JSON.stringify({ id: "gemini-fake", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const signed = (signature: string | undefined): object =>
	signature === undefined ? {} : { extra_content: { google: { thought_signature: signature } } };

const callEntry = ({ name, args, id }: ScriptedCall, position: number): object => ({
	id: id ?? `function-call-${position + 1}`,
	type: "function",
	function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
});

/** A streamed reply; thinking counts in the total only. */
export const geminiReply = ({ text = "", calls = [], sendsSignatureLater = false }: GeminiScript): ScriptedReply =>
	streamReply([
		...(text === "" ? [] : [chunk({ role: "assistant", content: text })]),
		...calls.flatMap((call, position) => {
			const entry = callEntry(call, position);
			if (!sendsSignatureLater) return [chunk({ tool_calls: [{ ...entry, ...signed(call.signature) }] })];
			return [chunk({ tool_calls: [entry] }), chunk({ tool_calls: [signed(call.signature)] })];
		}),
		chunk({}, "stop"),
		`data: ${JSON.stringify({ id: "gemini-fake", choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 150 } })}\n\n`,
		"data: [DONE]\n\n",
	]);

const REQUEST_FIELDS = new Set([
	"model",
	"messages",
	"tools",
	"stream",
	"stream_options",
	"max_tokens",
	"reasoning_effort",
]);

const assistants = (body: JsonRecord): readonly JsonRecord[] =>
	(Array.isArray(body["messages"]) ? body["messages"] : []).filter(
		(message): message is JsonRecord => isObject(message) && message["role"] === "assistant",
	);

const echoFault = (body: JsonRecord, replies: readonly GeminiScript[]): string | undefined => {
	const echoed = assistants(body).map((message) => message["tool_calls"] ?? []);
	const sent = replies.map(({ calls = [] }) =>
		calls.map((call, position) => ({ ...callEntry(call, position), ...signed(call.signature) })),
	);
	return isDeepStrictEqual(echoed, sent) ? undefined : "Function call is missing a thought_signature.";
};

/** Answers one reply after the other; refuses unknown fields and lost signatures, with the error inside an array. */
export const strictGemini =
	(replies: readonly GeminiScript[]): Responder =>
	({ body }, index) => {
		const unknown = Object.keys(body).find((key) => !REQUEST_FIELDS.has(key));
		const fault =
			unknown === undefined
				? echoFault(body, replies.slice(0, index))
				: `Invalid JSON payload received. Unknown name "${unknown}"`;
		const reply = replies[index];
		if (fault !== undefined || reply === undefined)
			return arrayErrorReply(400, {
				code: 400,
				message: fault ?? "The script has no more replies.",
				status: "INVALID_ARGUMENT",
			});
		return geminiReply(reply);
	};
