import { createServer, type Server } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import type { Frame, WireError } from "../../../plugin-ts/core/wire.ts";
import {
	arrayErrorReply,
	callReply,
	chatEvents,
	chatReply,
	cutReply,
	endedReply,
	errorInStreamReply,
	errorReply,
	type FakeUpstream,
	inPieces,
	lateFirstByteReply,
	rateLimitReply,
	type ScriptedReply,
	slowReply,
	stallReply,
	startFakeUpstream,
	streamReply,
	textReply,
} from "../testing/fake-upstream.ts";
import { eventsOf, openChat, pollAll, startTestRelay } from "../testing/relay-client.ts";

const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

interface Played {
	readonly upstream: FakeUpstream;
	readonly frames: readonly Frame[];
	readonly error: WireError | undefined;
}

/** One chat against an upstream that plays the replies. */
const play = async (replies: readonly ScriptedReply[], env = {}): Promise<Played> => {
	const upstream = await startFakeUpstream(replies);
	const relay = await startTestRelay({ VECTOR_COMPATIBLE_URL: upstream.url, VECTOR_MODEL: "fake-model", ...env });
	cleanUp.push(relay.close, upstream.close);
	const frames = await pollAll(relay, (await openChat(relay)).id);
	const last = frames.at(-1);
	return { upstream, frames, error: last !== undefined && "error" in last ? last.error : undefined };
};

const NO_RETRY = { VECTOR_RETRIES: "0" };

describe("before the first byte", () => {
	it("tries again after a 500 and a 429, waiting as long as Retry-After says", async () => {
		const { upstream, error } = await play([
			errorReply(500, { message: "oops" }),
			rateLimitReply("1"),
			textReply("at last"),
		]);
		expect(error).toBeUndefined();
		const [first, second, third] = upstream.requests.map(({ at }) => at);
		expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(95);
		expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(990);
	});

	it("gives up after the last try with what the provider said", async () => {
		const { upstream, error } = await play(Array.from({ length: 4 }, () => errorReply(503, { message: "overloaded" })));
		expect(upstream.requests).toHaveLength(4);
		expect(error).toEqual({
			code: "upstream_unavailable",
			message: "The provider failed (503): overloaded",
			hint: expect.any(String),
			provider: "compatible",
			retryable: true,
			status: 503,
		});
	});

	it("does not wait for a Retry-After beyond the cap, but passes it on", async () => {
		const { upstream, error } = await play([rateLimitReply("3600")]);
		expect(upstream.requests).toHaveLength(1);
		expect(error).toMatchObject({ code: "rate_limited", retryable: true, status: 429, retryAfterMs: 3_600_000 });
	});

	it.each([
		[400, { message: "bad field" }, "bad_request"],
		[400, { message: "too long", code: "context_length_exceeded" }, "context_overflow"],
		[401, { message: "no such key" }, "upstream_unauthorized"],
		[402, { message: "pay first" }, "out_of_credit"],
		[403, { message: "not yours" }, "upstream_forbidden"],
		[404, { message: "no such model" }, "model_not_found"],
		[422, { message: "odd" }, "bad_request"],
	])("does not repeat a %i", async (status, said, code) => {
		const { upstream, error } = await play([errorReply(status, said)]);
		expect(upstream.requests).toHaveLength(1);
		expect(error).toMatchObject({ code, status, retryable: false, message: expect.stringContaining(said.message) });
	});

	it("tells an empty account from a rate limit", async () => {
		const { error } = await play(
			[errorReply(429, { message: "You exceeded your current quota", code: "insufficient_quota" })],
			NO_RETRY,
		);
		expect(error).toMatchObject({ code: "out_of_credit", retryable: false });
	});

	it("reads an error that comes inside an array", async () => {
		const { error } = await play([
			arrayErrorReply(400, { code: 400, message: "Unknown name reasoning", status: "INVALID_ARGUMENT" }),
		]);
		expect(error).toMatchObject({ code: "bad_request", message: expect.stringContaining("Unknown name reasoning") });
	});

	it("quotes what a gateway wraps, and names a redirect", async () => {
		const wrapped = {
			message: "Provider returned error",
			code: 400,
			metadata: { raw: '{"error":{"message":"tools are not supported"}}' },
		};
		const { error } = await play([errorReply(400, wrapped)]);
		expect(error?.message).toContain("Provider returned error: tools are not supported");
		const redirect = await play([errorReply(301, "", { location: "https://elsewhere.example" })]);
		expect(redirect.error).toMatchObject({ code: "upstream_redirected", retryable: false });
	});

	it("leaves HTML out of the message", async () => {
		const { error } = await play([errorReply(502, "<html><body>Bad gateway</body></html>")], NO_RETRY);
		expect(error?.message).toBe("The provider failed (502).");
	});

	it.each([
		["headers", slowReply(textReply("late"), 2_000)],
		["a first byte", lateFirstByteReply(textReply("late"), 2_000)],
	])("gives up when there are no %s in time, after trying again", async (_name, slow) => {
		const { upstream, error } = await play([slow, slow], { VECTOR_FIRST_BYTE_TIMEOUT_MS: "100", VECTOR_RETRIES: "1" });
		expect(error).toMatchObject({ code: "upstream_timeout", retryable: true });
		expect(await Promise.all(upstream.requests.map(({ left }) => left))).toEqual([true, true]);
	});

	it("tries again when the connection drops before the first byte", async () => {
		const { frames, error } = await play([streamReply(["cut"]), textReply("second")]);
		expect(error).toBeUndefined();
		expect(eventsOf(frames).length).toBeGreaterThan(2);
	});

	it("says that nobody listens at the address", async () => {
		const relay = await startTestRelay({
			VECTOR_COMPATIBLE_URL: "http://127.0.0.1:9/v1",
			VECTOR_MODEL: "m",
			...NO_RETRY,
		});
		cleanUp.push(relay.close);
		const frames = await pollAll(relay, (await openChat(relay)).id);
		expect(frames).toMatchObject([
			{
				seq: 1,
				event: "error",
				error: { code: "upstream_unreachable", retryable: true, message: expect.stringContaining("127.0.0.1:9") },
			},
		]);
	});

	it("gives up connecting in time", async () => {
		// A listener with a full backlog leaves the handshake of TLS, at least, unanswered.
		const silent: Server = createServer(() => {});
		await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
		const address = silent.address();
		const port = typeof address === "object" && address !== null ? address.port : 0;
		const relay = await startTestRelay({
			VECTOR_COMPATIBLE_URL: `https://127.0.0.1:${port}/v1`,
			VECTOR_MODEL: "m",
			VECTOR_CONNECT_TIMEOUT_MS: "100",
			...NO_RETRY,
		});
		cleanUp.push(relay.close, async () => void silent.close());
		const frames = await pollAll(relay, (await openChat(relay)).id);
		expect(frames).toMatchObject([
			{ event: "error", error: { code: "upstream_unreachable", message: expect.stringContaining("100 ms") } },
		]);
	});
});

describe("after the first byte", () => {
	it("never repeats a call", async () => {
		const { upstream, frames, error } = await play([cutReply({ text: "half of it" }, 3), textReply("never")]);
		expect(upstream.requests).toHaveLength(1);
		expect(frames).toHaveLength(4);
		expect(error).toMatchObject({ code: "stream_cut", retryable: true });
	});

	it("takes an orderly end without a finish reason for a cut", async () => {
		const { error } = await play([endedReply({ text: "half of it" }, 3)]);
		expect(error).toMatchObject({ code: "stream_cut" });
	});

	it("reports a stall and leaves the upstream", async () => {
		const { upstream, error } = await play([stallReply({ text: "half of it" }, 3)], { VECTOR_IDLE_TIMEOUT_MS: "100" });
		expect(error).toMatchObject({ code: "upstream_stalled", retryable: true, provider: "compatible" });
		expect(await upstream.requests[0]?.left).toBe(true);
	});

	it("counts comments as signs of life", async () => {
		const [first = "", ...rest] = chatEvents({ text: "hi" });
		const comments = Array.from({ length: 6 }, () => [": PROCESSING\n\n", { pauseMs: 60 }] as const).flat();
		const { error } = await play([streamReply([first, ...comments, ...rest])], { VECTOR_IDLE_TIMEOUT_MS: "200" });
		expect(error).toBeUndefined();
	});

	it("reports an error inside a 200 stream and not the event that held it", async () => {
		const { frames, error } = await play([errorInStreamReply({ code: 429, message: "slow down" })]);
		expect(error).toMatchObject({
			code: "rate_limited",
			status: 429,
			retryable: true,
			message: expect.stringContaining("slow down"),
		});
		expect(JSON.stringify(frames.slice(0, -1))).not.toContain("slow down");
	});

	it("does not take the word error in model text for one", async () => {
		const { error } = await play([
			callReply(
				"rewrite",
				{ source: 'return {"error": {"message": "no"}}, "finish_reason": "stop"' },
				'a "error": {} here',
			),
		]);
		expect(error).toBeUndefined();
	});

	it("accepts a reply that is finished but lacks [DONE]", async () => {
		const events = chatEvents({ text: "hi" });
		expect((await play([streamReply(events.slice(0, -1))])).error).toBeUndefined();
		expect((await play([streamReply([...events.slice(0, -1), "cut"])])).error).toBeUndefined();
	});

	it("ends at [DONE] although the upstream keeps the connection open", async () => {
		const { frames } = await play([streamReply([...chatEvents({ text: "hi" }), "hang"])]);
		expect(frames.at(-1)?.event).toBe("done");
	});

	it("says that an address answers with a page instead of a reply", async () => {
		const { error } = await play([
			{ status: 200, headers: { "content-type": "text/html" }, actions: ["<html></html>"] },
		]);
		expect(error).toMatchObject({ code: "not_a_model_reply", hint: expect.stringContaining("/v1") });
	});

	it("stops a reply that never ends", async () => {
		const { error } = await play([textReply("x".repeat(5_000))], { VECTOR_MAX_REPLY_BYTES: "20000" });
		expect(error).toMatchObject({ code: "reply_too_large" });
	});
});

describe("bytes", () => {
	const script = {
		text: "Grüße 😀",
		calls: [
			{ name: "a", args: { text: '日本語 \u0000 " \\' } },
			{ name: "b", args: '{"broken": ' },
		],
	};

	it.each([1, 2, 3, 7])("arrive as they were sent, in reads of %i bytes", async (size) => {
		const { frames, error } = await play([inPieces(chatReply({ ...script, pieceLength: 3 }), size)]);
		expect(error).toBeUndefined();
		const sent = chatEvents({ ...script, pieceLength: 3 }).map((event) => event.replace(/^data: |\n\n$/g, ""));
		expect(eventsOf(frames).map(({ data }) => data)).toEqual(sent);
	});
});
