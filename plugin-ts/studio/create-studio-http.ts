import { HttpService } from "@rbxts/services";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { EventStream, EventStreamListener, Http, HttpRequest, HttpResponse } from "../core/ports/http";
import { engineReason } from "./engine-call";
import { explainHttpError } from "./explain-http-error";

/** Http over HttpService. `closeStreams` ends what is still open; call it when the plugin unloads. */
export interface StudioHttp extends Http {
	closeStreams(): void;
}

/**
 * At most one event stream is open at a time, because Studio shares a handful of them among all plugins; a second one
 * fails, and its caller polls instead. A stream that its owner closes reports nothing more to its listener.
 */
export function createStudioHttp(): StudioHttp {
	let openStream: EventStream | undefined;
	return {
		request(request) {
			return sendRequest(request);
		},
		openEventStream(request, listener) {
			if (openStream !== undefined) return failure("Another event stream is still open: close it first, or poll.");
			const opened = connectStream(request, listener, () => {
				openStream = undefined;
			});
			if (opened.ok) openStream = opened.value;
			return opened;
		},
		closeStreams() {
			openStream?.close();
		},
	};
}

function sendRequest(request: HttpRequest): Outcome<HttpResponse> {
	const [answered, result] = pcall(() => HttpService.RequestAsync(engineRequest(request)));
	if (!answered) return failure(explainHttpError(request.url, engineReason(result)));
	const response = result as RequestAsyncResponse;
	return success({ status: response.StatusCode, body: response.Body });
}

function connectStream(request: HttpRequest, listener: EventStreamListener, onEnd: () => void): Outcome<EventStream> {
	const [created, result] = pcall(() =>
		HttpService.CreateWebStreamClient(Enum.WebStreamClientType.SSE, engineRequest(request)),
	);
	if (!created) return failure(streamProblem(request.url, engineReason(result)));
	const client = result as WebStreamClient;
	const connections = new Array<RBXScriptConnection>();
	let hasEnded = false;

	const close = (): boolean => {
		if (hasEnded) return false;
		hasEnded = true;
		for (const connection of connections) connection.Disconnect();
		// A client that failed keeps its place among Studio's few until it is closed.
		pcall(() => client.Close());
		onEnd();
		return true;
	};
	const finish = (problem: string | undefined): void => {
		if (close()) listener.closed(problem);
	};
	connections.push(
		client.Opened.Connect(() => {
			if (!hasEnded) listener.opened();
		}),
		client.MessageReceived.Connect((message) => {
			if (!hasEnded) listener.chunk(message);
		}),
		client.Error.Connect((status, message) => finish(streamError(request.url, status, message))),
		client.Closed.Connect(() => finish(undefined)),
	);
	return success({
		close() {
			close();
		},
	});
}

function engineRequest(request: HttpRequest): RequestAsyncRequest {
	const headers: HttpHeaders = {};
	for (const [name, value] of pairs(request.headers)) headers[name as string] = value;
	return { Url: request.url, Method: request.method, Headers: headers, Body: request.body };
}

function streamProblem(url: string, reason: string): string {
	const isMissing =
		string.find(reason, "not a valid member")[0] !== undefined || string.find(reason, "not emulated")[0] !== undefined;
	return isMissing ? "This version of Studio has no event streams: poll instead." : explainHttpError(url, reason);
}

function streamError(url: string, status: number, message: string): string {
	if (status >= 400) return `The relay answered the stream with status ${status}: ${message}`;
	return explainHttpError(url, message);
}
