import { afterEach, describe, expect, it } from "vitest";

import type { RunningRelay } from "../start-relay.ts";
import { callReply, chatReply, type FakeUpstream, startFakeUpstream, textReply } from "../testing/fake-upstream.ts";
import { eventsOf, framesOf, openChat, pollAll, postChat, readSse, startTestRelay } from "../testing/relay-client.ts";

const cleanUp: (() => Promise<void>)[] = [];

const start = async (upstream: FakeUpstream, env = {}): Promise<RunningRelay> => {
	const relay = await startTestRelay({
		OPENAI_BASE_URL: upstream.url,
		OPENAI_API_KEY: "sk-secret-of-the-relay",
		OPENAI_MODEL: "fake-model",
		...env,
	});
	cleanUp.push(relay.close, upstream.close);
	return relay;
};

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

describe("POST /api/chat", () => {
	it("adds credentials and model and leaves the rest of the body byte for byte", async () => {
		const upstream = await startFakeUpstream([textReply("hi")]);
		const relay = await start(upstream);
		const body =
			'{ "messages":[{"role":"user","content":"gr\\u00fc\\u00df ü"}], "seed": 12345678901234567890, "x_unknown": {"a": 1.0}, "stream":true }';
		const accepted = await openChat(relay, `{"dialect":"chat", "body": ${body}}`);
		await pollAll(relay, accepted.id);
		expect(accepted).toMatchObject({ provider: "openai", model: "fake-model" });
		expect(upstream.requests[0]?.text).toBe(`{"model":"fake-model",${body.slice(1)}`);
		expect(upstream.requests[0]?.path).toBe("/v1/chat/completions");
		expect(upstream.requests[0]?.headers).toMatchObject({
			authorization: "Bearer sk-secret-of-the-relay",
			"content-type": "application/json",
			accept: "text/event-stream",
		});
	});

	it("prefers the model of the request, then that of the body", async () => {
		const upstream = await startFakeUpstream([textReply("a"), textReply("b")]);
		const relay = await start(upstream);
		const first = await openChat(relay, { model: "mine", body: { model: "body's", messages: [] } });
		const second = await openChat(relay, { body: { model: "body's", messages: [] } });
		expect([first.model, second.model]).toEqual(["mine", "body's"]);
		await Promise.all([pollAll(relay, first.id), pollAll(relay, second.id)]);
		expect(upstream.requests.map(({ body }) => body["model"]).sort()).toEqual(["body's", "mine"]);
	});

	it("forwards every upstream event with its unknown fields, [DONE] included", async () => {
		const reply = chatReply({
			text: "hello",
			calls: [{ name: "read_script", args: { path: "game.A" } }],
			extra: { x_trace: { a: [1, 2] } },
		});
		const upstream = await startFakeUpstream([reply]);
		const relay = await start(upstream);
		const { id } = await openChat(relay);
		const frames = await pollAll(relay, id);
		const sent = reply.actions.map((action) => String(action).replace(/^data: |\n\n$/g, ""));
		expect(eventsOf(frames).map(({ data }) => data)).toEqual(sent);
		expect(frames.at(-1)).toEqual({ seq: sent.length + 1, event: "done" });
	});

	it("streams directly to a client that accepts an event stream", async () => {
		const upstream = await startFakeUpstream([
			callReply("rename_instance", { path: "game.Workspace.Ä", newName: "😀" }),
		]);
		const relay = await start(upstream);
		const response = await postChat(relay, {}, { accept: "text/event-stream" });
		expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
		expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
		const values = await readSse(response);
		expect(values[0]).toMatchObject({ event: "open", provider: "openai", model: "fake-model" });
		expect(framesOf(values).at(-1)?.event).toBe("done");
		const { id } = values[0] as { id: string };
		expect(await pollAll(relay, id)).toEqual(framesOf(values));
	});

	it("takes a reply that is one JSON object instead of a stream", async () => {
		const whole = { choices: [{ message: { content: "hi" }, finish_reason: "stop" }] };
		const upstream = await startFakeUpstream([
			{ status: 200, headers: { "content-type": "application/json" }, actions: [JSON.stringify(whole)] },
		]);
		const relay = await start(upstream);
		const frames = await pollAll(relay, (await openChat(relay)).id);
		expect(frames).toEqual([
			{ seq: 1, event: "message", data: JSON.stringify(whole) },
			{ seq: 2, event: "done" },
		]);
	});

	it.each([
		["no JSON", "{", "invalid_request"],
		["no object", "[]", "invalid_request"],
		["no body", '{"dialect":"chat"}', "invalid_request"],
		["an unknown dialect", '{"dialect":"smoke","body":{}}', "invalid_request"],
		["a dialect the provider does not speak", '{"dialect":"messages","body":{}}', "dialect_unsupported"],
		["an unknown provider", '{"provider":"nobody","body":{}}', "provider_unknown"],
		["a provider without credentials", '{"provider":"openrouter","body":{}}', "no_credentials"],
	])("refuses %s with a typed error", async (_name, text, code) => {
		const relay = await start(await startFakeUpstream());
		const response = await postChat(relay, text);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			error: { code, retryable: false, message: expect.any(String), hint: expect.any(String) },
		});
	});

	it("refuses a body over the limit", async () => {
		const relay = await start(await startFakeUpstream(), { VECTOR_BODY_LIMIT_BYTES: "1000" });
		const response = await postChat(relay, { body: { messages: ["x".repeat(2_000)] } });
		expect(response.status).toBe(413);
		expect(await response.json()).toMatchObject({ error: { code: "request_too_large" } });
	});

	it("refuses bytes that are not UTF-8", async () => {
		const relay = await start(await startFakeUpstream());
		const body = Buffer.concat([Buffer.from('{"body":{"a":"'), Buffer.of(0xff), Buffer.from('"}}')]);
		const response = await fetch(`${relay.url}/api/chat`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body,
		});
		expect(await response.json()).toMatchObject({
			error: { code: "invalid_request", message: "The request body is not UTF-8." },
		});
	});
});
