import { isDeepStrictEqual } from "node:util";

import { isObject, type JsonRecord } from "../json.ts";
import { cutIn, errorReply, type ScriptedReply, streamReply } from "./fake-replies.ts";
import type { Responder } from "./fake-upstream.ts";

/** A reply of an Anthropic Messages server. */
export interface MessagesScript {
	/** Content blocks as the reply holds them when it is whole, unknown fields included. */
	readonly blocks: readonly JsonRecord[];
	/** `tool_use` or `end_turn` when absent. */
	readonly stop?: string;
	readonly usage?: JsonRecord;
	/** Characters per delta, 6 when absent. */
	readonly pieceLength?: number;
}

const event = (type: string, fields: object = {}): string =>
	`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;

/** What a block starts as, and the deltas that make it whole. */
const streamed = (block: JsonRecord, size: number): { readonly start: object; readonly deltas: readonly object[] } => {
	const pieces = (key: string, type: string, deltaKey = key): readonly object[] =>
		cutIn(String(block[key]), size).map((piece) => ({ type, [deltaKey]: piece }));
	switch (block["type"]) {
		case "text":
			return { start: { ...block, text: "" }, deltas: pieces("text", "text_delta") };
		case "thinking":
			return {
				start: { ...block, thinking: "", signature: "" },
				deltas: [...pieces("thinking", "thinking_delta"), { type: "signature_delta", signature: block["signature"] }],
			};
		case "tool_use": {
			const input =
				isObject(block["input"]) && Object.keys(block["input"]).length === 0 ? "" : JSON.stringify(block["input"]);
			const deltas = ["", ...cutIn(input, size)].map((piece) => ({ type: "input_json_delta", partial_json: piece }));
			return { start: { ...block, input: {} }, deltas };
		}
		default:
			return { start: block, deltas: [] };
	}
};

const stopOf = ({ blocks, stop }: MessagesScript): string =>
	stop ?? (blocks.some((block) => block["type"] === "tool_use") ? "tool_use" : "end_turn");

const FRESH = { input_tokens: 100, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };

/** The events of a streamed reply, one string each, with a ping among them; the last is `message_stop`. */
export const messagesEvents = (script: MessagesScript): readonly string[] => [
	event("message_start", {
		message: {
			id: "msg_fake",
			type: "message",
			role: "assistant",
			model: "fake-claude",
			content: [],
			stop_reason: null,
			stop_sequence: null,
			usage: { ...FRESH, ...script.usage, output_tokens: 1 },
		},
	}),
	event("ping"),
	...script.blocks.flatMap((block, index) => {
		const { start, deltas } = streamed(block, script.pieceLength ?? 6);
		return [
			event("content_block_start", { index, content_block: start }),
			...deltas.map((delta) => event("content_block_delta", { index, delta })),
			event("content_block_stop", { index }),
		];
	}),
	event("message_delta", {
		delta: { stop_reason: stopOf(script), stop_sequence: null },
		usage: { output_tokens: 20, ...script.usage },
	}),
	event("message_stop"),
];

export const messagesReply = (script: MessagesScript): ScriptedReply => streamReply(messagesEvents(script));

/** An `error` event after the first events of a reply. */
export const messagesErrorInStream = (type: string, message: string): ScriptedReply =>
	streamReply([
		...messagesEvents({ blocks: [{ type: "text", text: "half an answer" }] }).slice(0, 4),
		event("error", { error: { type, message } }),
	]);

const REQUEST_FIELDS = new Set([
	"model",
	"max_tokens",
	"system",
	"messages",
	"tools",
	"tool_choice",
	"stream",
	"thinking",
	"output_config",
]);

const contentOf = (message: unknown): readonly JsonRecord[] =>
	isObject(message) && Array.isArray(message["content"]) ? message["content"].filter(isObject) : [];

const idsOf = (blocks: readonly JsonRecord[], type: string, key: string): readonly unknown[] =>
	blocks.filter((block) => block["type"] === type).map((block) => block[key]);

const messageFault = (messages: readonly unknown[], index: number): string | undefined => {
	const message = messages[index];
	const role = index % 2 === 0 ? "user" : "assistant";
	if (!isObject(message) || message["role"] !== role) return `messages.${index}: the role must be ${role}`;
	const blocks = contentOf(message);
	if (blocks.some((block) => block["type"] === "text" && String(block["text"]).trim() === ""))
		return `messages.${index}: text content blocks must be non-empty`;
	const answered = idsOf(blocks, "tool_result", "tool_use_id");
	const called = idsOf(contentOf(messages[index - 1]), "tool_use", "id");
	return isDeepStrictEqual(answered, called)
		? undefined
		: `messages.${index}: tool_result blocks must answer ${called.join()}`;
};

const marksIn = (value: unknown): number =>
	Array.isArray(value)
		? value.reduce((sum: number, item) => sum + marksIn(item), 0)
		: isObject(value)
			? Object.entries(value).reduce((sum, [key, item]) => sum + (key === "cache_control" ? 1 : marksIn(item)), 0)
			: 0;

/** What a Messages server would refuse about a request; nothing when it would take it. */
export const messagesFault = (body: JsonRecord): string | undefined => {
	const unknown = Object.keys(body).find((key) => !REQUEST_FIELDS.has(key));
	if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`;
	if (typeof body["max_tokens"] !== "number") return "max_tokens: Field required";
	if (marksIn(body) > 4) return "A maximum of 4 blocks with cache_control may be provided.";
	const messages = Array.isArray(body["messages"]) ? body["messages"] : [];
	if (messages.length % 2 === 0) return "messages: the last one must be the user's";
	return messages.map((_, index) => messageFault(messages, index)).find((fault) => fault !== undefined);
};

/** Answers one reply after the other, and refuses what a Messages server refuses and replies that do not come back unchanged. */
export const strictMessages =
	(replies: readonly MessagesScript[]): Responder =>
	({ body }, index) => {
		const messages = Array.isArray(body["messages"]) ? body["messages"] : [];
		const echoed = messages.filter((message) => isObject(message) && message["role"] === "assistant").map(contentOf);
		const sent = replies.slice(0, index).map(({ blocks }) => blocks);
		const fault =
			messagesFault(body) ?? (isDeepStrictEqual(echoed, sent) ? undefined : "an assistant message was changed");
		const reply = replies[index];
		if (fault !== undefined) return errorReply(400, { type: "invalid_request_error", message: fault });
		return reply === undefined ? errorReply(500, { message: "The script has no more replies." }) : messagesReply(reply);
	};
