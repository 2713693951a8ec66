import { decodeBytes, toBytes } from "../vm/byte-text.ts";

/** A request as `HttpService:RequestAsync` takes it. */
export interface HttpRequest {
	readonly Url: string;
	readonly Method?: string;
	readonly Headers?: Readonly<Record<string, string>>;
	readonly Body?: string;
	/** Seconds; at most the client's own limit. */
	readonly Timeout?: number;
}

/** A reply as `HttpService:RequestAsync` returns it, without the body, which travels on its own as bytes. */
export interface HttpReplyHead {
	readonly Success: boolean;
	readonly StatusCode: number;
	readonly StatusMessage: string;
	readonly Headers: Readonly<Record<string, string>>;
}

export type HttpOutcome =
	| { readonly ok: true; readonly head: HttpReplyHead; readonly body: string }
	| { readonly ok: false; readonly problem: string };

const DEFAULT_TIMEOUT_SECONDS = 60;

/** Performs one HTTP request. Never rejects: connection failures and timeouts come back as a problem. */
export async function performRequest(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
	const seconds = Math.min(request.Timeout ?? DEFAULT_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS);
	try {
		const response = await fetch(request.Url, {
			...requestInit(request),
			signal: AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]),
		});
		const body = decodeBytes(new Uint8Array(await response.arrayBuffer()));
		return { ok: true, head: replyHead(response), body };
	} catch (error) {
		return { ok: false, problem: describeFailure(error) };
	}
}

/** What `fetch` needs for a request; shared with streams. */
export function requestInit(request: HttpRequest): RequestInit {
	const method = request.Method ?? "GET";
	return {
		method,
		...(request.Headers === undefined ? {} : { headers: request.Headers }),
		...(request.Body === undefined || method === "GET" || method === "HEAD"
			? {}
			: { body: new Uint8Array(toBytes(request.Body)) }),
	};
}

/** The message Roblox gives for a failed connection. */
export function describeFailure(error: unknown): string {
	if (error instanceof Error && error.name === "TimeoutError") {
		return "HttpError: Timedout";
	}
	const cause = error instanceof Error ? error.cause : undefined;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
		return "HttpError: DnsResolve";
	}
	return code === "" ? `HttpError: ConnectFail (${String(error)})` : `HttpError: ConnectFail (${code})`;
}

function replyHead(response: Response): HttpReplyHead {
	return {
		Success: response.ok,
		StatusCode: response.status,
		StatusMessage: response.statusText,
		Headers: Object.fromEntries(response.headers),
	};
}
