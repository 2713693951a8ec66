/** One thing the fake upstream does with its socket: writes bytes, waits, hangs until the client leaves, or drops the connection. */
export type WireAction = string | Uint8Array | { readonly pauseMs: number } | "hang" | "cut";

export const HANG: WireAction = "hang";
export const CUT: WireAction = "cut";

export interface ScriptedReply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Before the headers. */
	readonly delayMs?: number;
	readonly actions: readonly WireAction[];
}

export interface ScriptedCall {
	readonly name: string;
	/** Written as JSON, unless it is a string: that is sent as it is, malformed or not. */
	readonly args: object | string;
	readonly id?: string;
}

export interface ChatScript {
	readonly text?: string;
	readonly calls?: readonly ScriptedCall[];
	/** Characters of arguments per delta, 7 when absent. */
	readonly pieceLength?: number;
	/** Finish reason; `tool_calls` or `stop` when absent. */
	readonly finish?: string;
	readonly usage?: object;
	/** Fields added to every chunk, to see whether they survive. */
	readonly extra?: object;
}

const STREAM = { "content-type": "text/event-stream" };
const JSON_TYPE = { "content-type": "application/json" };

/** A text in pieces of so many characters. */
export const cutIn = (text: string, length: number): readonly string[] => {
	const characters = [...text];
	return Array.from({ length: Math.ceil(characters.length / length) }, (_, index) =>
		characters.slice(index * length, (index + 1) * length).join(""),
	);
};

const chunk = (fields: object): string =>
	`data: ${JSON.stringify({ id: "chatcmpl-fake", object: "chat.completion.chunk", created: 1, model: "fake-model", ...fields })}\n\n`;

const DONE = "data: [DONE]\n\n";

/** The events of a streamed chat completion, one string each; the last two are usage and `[DONE]`. */
export const chatEvents = ({
	text = "",
	calls = [],
	pieceLength = 7,
	finish,
	usage,
	extra = {},
}: ChatScript): readonly string[] => {
	const delta = (value: object, reason: string | null = null): string =>
		chunk({ choices: [{ index: 0, delta: value, finish_reason: reason }], ...extra });
	const callDeltas = calls.flatMap(({ name, args, id }, index) => [
		delta({
			tool_calls: [{ index, id: id ?? `call_${index + 1}`, type: "function", function: { name, arguments: "" } }],
		}),
		...cutIn(typeof args === "string" ? args : JSON.stringify(args), pieceLength).map((piece) =>
			delta({ tool_calls: [{ index, function: { arguments: piece } }] }),
		),
	]);
	return [
		delta({ role: "assistant", content: "" }),
		...cutIn(text, 5).map((content) => delta({ content })),
		...callDeltas,
		delta({}, finish ?? (calls.length > 0 ? "tool_calls" : "stop")),
		chunk({ choices: [], usage: usage ?? { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } }),
		DONE,
	];
};

export const streamReply = (actions: readonly WireAction[]): ScriptedReply => ({
	status: 200,
	headers: STREAM,
	actions,
});

/** A complete streamed reply. */
export const chatReply = (script: ChatScript): ScriptedReply => streamReply(chatEvents(script));

export const textReply = (text: string): ScriptedReply => chatReply({ text });

export const callReply = (name: string, args: object | string, text = ""): ScriptedReply =>
	chatReply({ text, calls: [{ name, args }] });

/** The reply's bytes in writes of `size` bytes each, so that reads end inside lines, escapes and characters. */
export const inPieces = (reply: ScriptedReply, size: number): ScriptedReply => {
	const cutBytes = (bytes: Uint8Array): readonly Uint8Array[] =>
		Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
			bytes.subarray(index * size, (index + 1) * size),
		);
	const actions = reply.actions.flatMap((action): readonly WireAction[] => {
		if (action === HANG || action === CUT || (typeof action === "object" && "pauseMs" in action)) return [action];
		return cutBytes(typeof action === "string" ? Buffer.from(action) : action).flatMap((piece) => [
			piece,
			{ pauseMs: 0 },
		]);
	});
	return { ...reply, actions };
};

/** The connection drops after this many events. */
export const cutReply = (script: ChatScript, events: number): ScriptedReply =>
	streamReply([...chatEvents(script).slice(0, events), CUT]);

/** The stream ends in an orderly way after this many events, without a finish reason. */
export const endedReply = (script: ChatScript, events: number): ScriptedReply =>
	streamReply(chatEvents(script).slice(0, events));

/** Nothing follows after this many events, and the connection stays open. */
export const stallReply = (script: ChatScript, events: number): ScriptedReply =>
	streamReply([...chatEvents(script).slice(0, events), HANG]);

/** The headers, and the reply with them, come after `delayMs`. */
export const slowReply = (reply: ScriptedReply, delayMs: number): ScriptedReply => ({ ...reply, delayMs });

/** The headers come at once, the first byte after `delayMs`. */
export const lateFirstByteReply = (reply: ScriptedReply, delayMs: number): ScriptedReply => ({
	...reply,
	actions: [{ pauseMs: delayMs }, ...reply.actions],
});

/** An error object in the middle of a 200 stream. */
export const errorInStreamReply = (error: object, text = "half an ans"): ScriptedReply => {
	const begun = chatEvents({ text });
	return streamReply([...begun.slice(0, Math.max(1, begun.length - 3)), chunk({ error, choices: [] }), DONE]);
};

export const errorReply = (
	status: number,
	error: object | string,
	headers: Readonly<Record<string, string>> = {},
): ScriptedReply => ({
	status,
	headers: { ...JSON_TYPE, ...headers },
	actions: [typeof error === "string" ? error : JSON.stringify({ error })],
});

/** 429 that asks to wait. */
export const rateLimitReply = (retryAfter: string): ScriptedReply =>
	errorReply(429, { message: "Too many requests", type: "rate_limit_error" }, { "retry-after": retryAfter });

/** The error object inside an array, as Gemini's compatible endpoint sends it. */
export const arrayErrorReply = (status: number, error: object): ScriptedReply => ({
	status,
	headers: JSON_TYPE,
	actions: [JSON.stringify([{ error }])],
});
