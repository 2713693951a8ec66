/**
 * What the relay and its clients say to each other. Types only, so that both sides can share them without sharing code.
 * Everything is JSON; an absent field is left out, never null.
 */

/** How the upstream request and reply are encoded. The relay forwards the bytes; the client's model code knows the dialect. */
export type Dialect = "chat" | "messages" | "responses";

/** Body of `POST /api/chat`. `body` is the upstream request as the dialect defines it and travels byte for byte. */
export interface ChatRequest {
	/** A provider id of `GET /api/models`; the relay chooses when it is absent. */
	readonly provider?: string;
	/** Model id at that provider; `body.model`, then the relay's setting, when it is absent. */
	readonly model?: string;
	readonly dialect: Dialect;
	readonly body: object;
}

/** Answer `202` of `POST /api/chat`. */
export interface ChatAccepted {
	/** Stream id for `/api/stream` and `/api/stream/sse`. */
	readonly id: string;
	readonly provider: string;
	readonly model: string;
}

/** Every error of the relay, as `{"error": …}` of a non-2xx answer and in the terminal frame of a stream. */
export interface WireError {
	/** Stable, snake_case: `rate_limited`, `upstream_stalled`, … */
	readonly code: string;
	readonly message: string;
	/** The next action for the user. */
	readonly hint: string;
	readonly provider?: string;
	/** True when the same request may succeed later without a change. */
	readonly retryable: boolean;
	/** HTTP status of the upstream answer, where there was one. */
	readonly status?: number;
	/** How long the upstream asked to wait, in milliseconds. */
	readonly retryAfterMs?: number;
}

export interface ErrorBody {
	readonly error: WireError;
}

/**
 * One upstream event, or one part of it. `data` is the upstream's raw data text, `[DONE]` of Chat Completions included.
 * A long event comes as frames with `part` 1..`parts` and consecutive `seq`; its data is their data joined in that order.
 */
export interface DataFrame {
	/** From 1, without gaps. Resume by asking for the frames after the last one seen. */
	readonly seq: number;
	/** The upstream's event name, `message` when it gave none. */
	readonly event: string;
	readonly data: string;
	readonly part?: number;
	readonly parts?: number;
}

/** The upstream reply is complete. Last frame; told from an upstream event of that name by having no `data`. */
export interface DoneFrame {
	readonly seq: number;
	readonly event: "done";
}

/** The reply failed; what came before it is incomplete. Last frame. */
export interface ErrorFrame {
	readonly seq: number;
	readonly event: "error";
	readonly error: WireError;
}

/** A numbered frame of a stream; kept by the relay until the stream expires. */
export type Frame = DataFrame | DoneFrame | ErrorFrame;

/** First event of an SSE answer; not numbered, not kept. */
export interface OpenNotice {
	readonly event: "open";
	readonly id: string;
	readonly provider: string;
	readonly model: string;
}

/** Sent on an SSE answer while nothing else is; not numbered, not kept. `cursor` is the last `seq` sent. */
export interface HeartbeatNotice {
	readonly event: "heartbeat";
	readonly cursor: number;
}

/** Answer of the long-poll `GET /api/stream?id&cursor`. */
export interface StreamSlice {
	readonly frames: readonly Frame[];
	/** Pass it to the next poll. */
	readonly cursor: number;
	/** True when `frames` ends with, or `cursor` is past, the terminal frame. */
	readonly done: boolean;
}

/** US dollars per million tokens. */
export interface ModelPrice {
	readonly inputPerMillion: number;
	readonly outputPerMillion: number;
	readonly cachedInputPerMillion?: number;
}

export interface ModelInfo {
	readonly id: string;
	readonly name?: string;
	/** Tokens. */
	readonly contextWindow?: number;
	/** Tokens. */
	readonly maxOutput?: number;
	readonly price?: ModelPrice;
	/** Absent when the provider's catalogue does not say. */
	readonly takesTools?: boolean;
	readonly takesImages?: boolean;
}

export interface ProviderInfo {
	readonly id: string;
	readonly label: string;
	readonly configured: boolean;
	/** Why the provider is skipped. */
	readonly reason?: string;
	/** Dialects the provider speaks, the one it does best first. */
	readonly dialects: readonly Dialect[];
	/** The model used when a request names none. */
	readonly model?: string;
	readonly models: readonly ModelInfo[];
	/** Why `models` is empty although the provider is configured. */
	readonly modelsError?: WireError;
}

/** Answer of `GET /api/models`. */
export interface ModelsAnswer {
	/** The choice for a request that names neither provider nor model. */
	readonly default: { readonly provider: string; readonly model?: string };
	readonly providers: readonly ProviderInfo[];
}
