import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, describe, expect, it } from "vitest";

import type { RunningRelay } from "../start-relay.ts";
import {
	chatReply,
	type FakeUpstream,
	lateFirstByteReply,
	stallReply,
	startFakeUpstream,
	textReply,
} from "../testing/fake-upstream.ts";
import { framesOf, openChat, poll, pollAll, readSse, startTestRelay } from "../testing/relay-client.ts";

const cleanUp: (() => Promise<void>)[] = [];

const start = async (upstream: FakeUpstream, env = {}): Promise<RunningRelay> => {
	const relay = await startTestRelay({ VECTOR_COMPATIBLE_URL: upstream.url, VECTOR_MODEL: "fake-model", ...env });
	cleanUp.push(relay.close, upstream.close);
	return relay;
};

const sse = (relay: RunningRelay, id: string, query = "", headers = {}): Promise<Response> =>
	fetch(`${relay.url}/api/stream/sse?id=${id}${query}`, { headers });

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

describe("GET /api/stream", () => {
	it("resumes from every cursor, and so does the event stream", async () => {
		const relay = await start(
			await startFakeUpstream([
				chatReply({
					text: "x".repeat(200),
					calls: [{ name: "a", args: { text: "ü".repeat(9_000) } }],
					pieceLength: 20_000,
				}),
			]),
		);
		const { id } = await openChat(relay);
		const all = await pollAll(relay, id);
		expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
		for (let cursor = 0; cursor <= all.length; cursor += 1) {
			expect(await pollAll(relay, id, cursor)).toEqual(all.slice(cursor));
			expect(framesOf(await readSse(await sse(relay, id, `&cursor=${cursor}`)))).toEqual(all.slice(cursor));
		}
		expect(framesOf(await readSse(await sse(relay, id, "&cursor=0", { "last-event-id": "3" })))).toEqual(all.slice(3));
	});

	it("waits for frames and answers with none when the time is over", async () => {
		const relay = await start(await startFakeUpstream([lateFirstByteReply(textReply("hi"), 400)]), {
			VECTOR_POLL_MS: "150",
		});
		const { id } = await openChat(relay);
		expect(await poll(relay, id, 0)).toEqual({ frames: [], cursor: 0, done: false });
		expect((await pollAll(relay, id)).at(-1)?.event).toBe("done");
	});

	it("collects frames for a moment once the reply runs, so that a fast reply is few requests", async () => {
		const slowly = chatReply({ text: "abcdefghijklmnopqrstuvwxyz" });
		const paced = { ...slowly, actions: slowly.actions.flatMap((action) => [action, { pauseMs: 15 }]) };
		const relay = await start(await startFakeUpstream([paced]), { VECTOR_POLL_GATHER_MS: "400" });
		const { id } = await openChat(relay);
		const first = await poll(relay, id, 0);
		const second = await poll(relay, id, first.cursor);
		expect(second.frames.length).toBeGreaterThan(3);
		expect(second.done).toBe(true);
	});

	it("says so when the stream is unknown, expired, or the query is wrong", async () => {
		const relay = await start(await startFakeUpstream([textReply("hi")]), { VECTOR_STREAM_TTL_MS: "50" });
		const { id } = await openChat(relay);
		await pollAll(relay, id);
		await sleep(120);
		const codeOf = async (path: string, method = "GET"): Promise<unknown> => {
			const response = await fetch(relay.url + path, { method });
			const { error } = (await response.json()) as { error: { code: string } };
			return [response.status, error.code];
		};
		expect(await codeOf(`/api/stream?id=${id}&cursor=0`)).toEqual([404, "unknown_stream"]);
		expect(await codeOf("/api/stream/sse?id=never")).toEqual([404, "unknown_stream"]);
		expect(await codeOf("/api/stream?id=never", "DELETE")).toEqual([404, "unknown_stream"]);
		expect(await codeOf("/api/stream")).toEqual([400, "invalid_request"]);
		expect(await codeOf("/api/stream?id=x&cursor=-1")).toEqual([400, "invalid_request"]);
		expect(await codeOf("/api/nothing")).toEqual([404, "not_found"]);
	});
});

describe("GET /api/stream/sse", () => {
	it("sends JSON heartbeats in silences", async () => {
		const relay = await start(await startFakeUpstream([lateFirstByteReply(textReply("hi"), 250)]), {
			VECTOR_HEARTBEAT_MS: "50",
		});
		const values = await readSse(await sse(relay, (await openChat(relay)).id));
		const heartbeats = values.filter((value) => (value as { event: string }).event === "heartbeat");
		expect(heartbeats.length).toBeGreaterThan(2);
		expect(heartbeats[0]).toEqual({ event: "heartbeat", cursor: 0 });
		expect(framesOf(values).at(-1)?.event).toBe("done");
	});
});

describe("DELETE /api/stream", () => {
	it("cancels the upstream call at once", async () => {
		const upstream = await startFakeUpstream([stallReply({ text: "a long answer" }, 3)]);
		const relay = await start(upstream);
		const { id } = await openChat(relay);
		const first = await poll(relay, id, 0);
		const answer = await fetch(`${relay.url}/api/stream?id=${id}`, { method: "DELETE" });
		expect(await answer.json()).toEqual({ id, cancelled: true });
		expect(await upstream.requests[0]?.left).toBe(true);
		const rest = await pollAll(relay, id, first.cursor);
		expect(rest.at(-1)).toMatchObject({ event: "error", error: { code: "cancelled", provider: "compatible" } });
		const again = await fetch(`${relay.url}/api/stream?id=${id}`, { method: "DELETE" });
		expect(await again.json()).toEqual({ id, cancelled: false });
	});
});

describe("a client that goes away", () => {
	it("has the grace period to come back", async () => {
		const upstream = await startFakeUpstream([lateFirstByteReply(textReply("still here"), 300)]);
		const relay = await start(upstream, { VECTOR_GRACE_MS: "600" });
		const { id } = await openChat(relay);
		const leaving = new AbortController();
		const gone = fetch(`${relay.url}/api/stream?id=${id}`, { signal: leaving.signal }).catch(() => "gone");
		await sleep(100);
		leaving.abort();
		expect(await gone).toBe("gone");
		await sleep(100);
		expect((await pollAll(relay, id)).at(-1)?.event).toBe("done");
	});

	it("is not billed for what it never reads", async () => {
		const upstream = await startFakeUpstream([stallReply({ text: "unread" }, 2), stallReply({ text: "unread" }, 2)]);
		const relay = await start(upstream, { VECTOR_GRACE_MS: "100" });
		const never = await openChat(relay);
		expect(await (await upstream.received(1)).left).toBe(true);
		expect((await pollAll(relay, never.id)).at(-1)).toMatchObject({ error: { code: "client_gone" } });

		const { id } = await openChat(relay);
		const leaving = new AbortController();
		const response = await fetch(`${relay.url}/api/stream/sse?id=${id}`, { signal: leaving.signal });
		await sleep(200);
		expect(response.ok).toBe(true);
		leaving.abort();
		expect(await (await upstream.received(2)).left).toBe(true);
	});
});
