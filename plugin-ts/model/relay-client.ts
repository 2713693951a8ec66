import type { JsonObject } from "../core/json";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import type { Clock } from "../core/ports/clock";
import type { Http, HttpRequest } from "../core/ports/http";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { Dialect, ModelsAnswer } from "../core/wire";
import { readCatalogue } from "./catalogue";
import { createFrameReader } from "./frame-reader";
import { failureOfRefusal, STREAM_CANCELLED, streamFailure } from "./stream-result";
import type { StreamResult } from "./stream-result";
import { isChatAccepted } from "./wire-checks";

/** A model call as the plugin makes it; `body` is the upstream request as the dialect writes it. */
export interface ModelCall {
	readonly provider?: string;
	readonly model?: string;
	readonly dialect: Dialect;
	readonly body: JsonObject;
}

export interface RelayClient {
	/**
	 * What the relay says about a provider (its default one when absent) and its models. Asked once for each provider, again
	 * after a failure. Yields.
	 */
	models(provider?: string): Outcome<ModelsAnswer>;
	/**
	 * Starts a model call and hands every upstream event's data to `onData`, in order, each once. Yields until the reply
	 * is complete, has failed, or `isCancelled` turns true; then the upstream call is cancelled too.
	 */
	stream(call: ModelCall, onData: (data: string) => void, isCancelled: () => boolean): StreamResult;
}

export interface RelayClientOptions {
	readonly http: Http;
	readonly clock: Clock;
	readonly url: string;
	/** Pairing token, empty when the relay has none. */
	readonly token: string;
	/** Seconds without a frame or heartbeat after which an event stream counts as dead. */
	readonly silenceSeconds: number;
}

const PATHS = { sse: "/api/stream/sse", poll: "/api/stream" } as const;

export function createRelayClient(options: RelayClientOptions): RelayClient {
	const { http, clock, url, silenceSeconds } = options;

	const request = (method: HttpRequest["method"], path: string, body?: JsonObject): HttpRequest => {
		const headers: { [name: string]: string } = {};
		if (body !== undefined) headers["Content-Type"] = "application/json";
		if (options.token !== "") headers.Authorization = `Bearer ${options.token}`;
		return { url: `${url}${path}`, method, headers, body: body === undefined ? undefined : printJson(body) };
	};

	const catalogues = new Map<string, ModelsAnswer>();

	return {
		models(provider = "") {
			const known = catalogues.get(provider);
			if (known !== undefined) return success(known);
			const answer = http.request(request("GET", `/api/models?provider=${provider}`));
			if (!answer.ok) return answer;
			const body = parseJson(answer.value.body);
			const catalogue = body.ok && answer.value.status === 200 ? readCatalogue(body.value) : undefined;
			if (catalogue === undefined)
				return failure("The relay's list of models could not be read. Check the relay's version.");
			catalogues.set(provider, catalogue);
			return success(catalogue);
		},
		stream(call, onData, isCancelled) {
			const chat: JsonObject = { provider: call.provider, model: call.model, dialect: call.dialect, body: call.body };
			const accepted = http.request(request("POST", "/api/chat", chat));
			if (!accepted.ok) return streamFailure("relay_unreachable", accepted.error, true);
			const body = parseJson(accepted.value.body);
			if (accepted.value.status !== 202 || !body.ok || !isChatAccepted(body.value))
				return failureOfRefusal(accepted.value);
			const { id } = body.value;
			const reader = createFrameReader({
				http,
				clock,
				silenceSeconds,
				onData,
				isCancelled,
				requestFor: (route, cursor) => request("GET", `${PATHS[route]}?id=${id}&cursor=${cursor}`),
			});
			const result = reader.readEventStream() ?? reader.readByPolling();
			if (!isCancelled()) return result ?? STREAM_CANCELLED;
			clock.spawn(() => http.request(request("DELETE", `/api/stream?id=${id}`)));
			return STREAM_CANCELLED;
		},
	};
}
