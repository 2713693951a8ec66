import { afterEach, describe, expect, it } from "vitest";

import type { Dialect, Frame, ModelsAnswer, WireError } from "../../../plugin-ts/core/wire.ts";
import {
	errorReply,
	type FakeUpstream,
	messagesErrorInStream,
	messagesEvents,
	messagesReply,
	responsesEvents,
	responsesReply,
	type ScriptedReply,
	startFakeUpstream,
	streamReply,
} from "../testing/fake-upstream.ts";
import { eventsOf, openChat, pollAll, startTestRelay } from "../testing/relay-client.ts";

const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

const environment = (url: string): Readonly<Record<string, string>> => ({
	ANTHROPIC_API_KEY: "sk-ant-secret",
	ANTHROPIC_BASE_URL: url,
	OPENAI_API_KEY: "sk-secret",
	OPENAI_BASE_URL: url,
	OPENAI_DIALECT: "responses",
	AWS_BEARER_TOKEN_BEDROCK: "bedrock-secret",
	BEDROCK_BASE_URL: url.replace("/v1", ""),
	GEMINI_API_KEY: "gemini-secret",
	GEMINI_BASE_URL: url,
	NVIDIA_API_KEY: "nvidia-secret",
	NVIDIA_BASE_URL: url,
	VECTOR_MODEL: "fake-model",
	VECTOR_RETRIES: "0",
	VECTOR_IDLE_TIMEOUT_MS: "300",
});

interface Played {
	readonly upstream: FakeUpstream;
	readonly frames: readonly Frame[];
	readonly error: WireError | undefined;
}

const play = async (provider: string, dialect: Dialect, reply: ScriptedReply): Promise<Played> => {
	const upstream = await startFakeUpstream([reply]);
	const relay = await startTestRelay(environment(upstream.url));
	cleanUp.push(relay.close, upstream.close);
	const frames = await pollAll(relay, (await openChat(relay, { provider, dialect })).id);
	const last = frames.at(-1);
	return { upstream, frames, error: last !== undefined && "error" in last ? last.error : undefined };
};

const dataOf = (events: readonly string[]): readonly string[] =>
	events.map((event) => event.slice(event.indexOf("data: ") + 6, -2));

const MESSAGE = { blocks: [{ type: "text", text: 'say "stop_reason":"end_turn" or {"type":"message_stop"}' }] };
const RESPONSE = {
	output: [
		{ id: "m", type: "message", role: "assistant", content: [{ type: "output_text", text: '"status":"completed"' }] },
	],
};

describe("providers", () => {
	it.each([
		["anthropic", "messages", "/v1/messages", { "x-api-key": "sk-ant-secret", "anthropic-version": "2023-06-01" }],
		["bedrock", "messages", "/anthropic/v1/messages", { authorization: "Bearer bedrock-secret" }],
		["bedrock", "messages", "/anthropic/v1/messages", { "anthropic-version": "2023-06-01" }],
		["openai", "responses", "/v1/responses", { authorization: "Bearer sk-secret" }],
		["bedrock", "chat", "/openai/v1/chat/completions", { authorization: "Bearer bedrock-secret" }],
		["gemini", "chat", "/v1/chat/completions", { authorization: "Bearer gemini-secret" }],
		["nvidia", "chat", "/v1/chat/completions", { authorization: "Bearer nvidia-secret" }],
	] as const)("%s is asked in %s at %s with its own credentials", async (provider, dialect, path, headers) => {
		const { upstream } = await play(provider, dialect, errorReply(400, { message: "no" }));
		expect(upstream.requests[0]).toMatchObject({ path, headers });
	});

	it("are described with the dialect they do best first, alone when asked for", async () => {
		const relay = await startTestRelay(environment("http://127.0.0.1:9/v1"));
		cleanUp.push(relay.close);
		const ask = async (query: string): Promise<ModelsAnswer> =>
			(await (await fetch(`${relay.url}/api/models${query}`)).json()) as ModelsAnswer;
		const { providers } = await ask("");
		expect(Object.fromEntries(providers.map(({ id, dialects }) => [id, dialects]))).toMatchObject({
			openai: ["responses", "chat"],
			anthropic: ["messages"],
			bedrock: ["chat", "messages"],
			gemini: ["chat"],
			nvidia: ["chat"],
		});
		expect((await ask("?provider=anthropic")).providers.map(({ id }) => id)).toEqual(["anthropic"]);
		expect((await ask("?provider=")).providers.map(({ id }) => id)).toEqual(["openai"]);
		expect((await fetch(`${relay.url}/api/models?provider=nobody`)).status).toBe(400);
	});
});

describe("a Messages reply", () => {
	it("arrives event by event and ends with message_stop, although the connection stays open", async () => {
		const { frames, error } = await play("anthropic", "messages", streamReply([...messagesEvents(MESSAGE), "hang"]));
		expect(error).toBeUndefined();
		expect(eventsOf(frames).map(({ data }) => data)).toEqual(dataOf(messagesEvents(MESSAGE)));
		expect(eventsOf(frames).map(({ event }) => event)).toContain("message_delta");
	});

	it("is cut when it ends before its stop reason, and whole after it", async () => {
		const events = messagesEvents(MESSAGE);
		const half = await play("anthropic", "messages", streamReply(events.slice(0, -2)));
		expect(half.error).toMatchObject({ code: "stream_cut", retryable: true });
		expect((await play("anthropic", "messages", streamReply(events.slice(0, -1)))).error).toBeUndefined();
		expect((await play("anthropic", "messages", streamReply([...events.slice(0, 5), "cut"]))).error).toMatchObject({
			code: "stream_cut",
		});
	});

	it.each([
		["overloaded_error", "Overloaded", "upstream_unavailable", true],
		["rate_limit_error", "Slow down", "rate_limited", true],
		["invalid_request_error", "prompt is too long: 9 tokens > 8 maximum", "context_overflow", false],
		["authentication_error", "invalid x-api-key", "bad_request", false],
	])("that reports %s fails with a typed error", async (type, message, code, retryable) => {
		const { error } = await play("anthropic", "messages", messagesErrorInStream(type, message));
		expect(error).toMatchObject({ code, retryable, message: expect.stringContaining(message) });
	});

	it("may come whole", async () => {
		const whole = { type: "message", content: [], stop_reason: "end_turn" };
		const reply = { ...messagesReply(MESSAGE), headers: { "content-type": "application/json" } };
		const { error } = await play("anthropic", "messages", { ...reply, actions: [JSON.stringify(whole)] });
		expect(error).toBeUndefined();
	});

	it("about lack of credit or room is named so", async () => {
		const refusal = (message: string): ScriptedReply => errorReply(400, { type: "invalid_request_error", message });
		const credit = await play("anthropic", "messages", refusal("Your credit balance is too low to use the API."));
		expect(credit.error).toMatchObject({ code: "out_of_credit" });
		const room = refusal("input length and `max_tokens` exceed context limit: 9 + 9 > 10");
		expect((await play("anthropic", "messages", room)).error).toMatchObject({ code: "context_overflow" });
	});
});

describe("a Responses reply", () => {
	it("ends with response.completed, although the connection stays open", async () => {
		const { frames, error } = await play("openai", "responses", streamReply([...responsesEvents(RESPONSE), "hang"]));
		expect(error).toBeUndefined();
		expect(eventsOf(frames).map(({ data }) => data)).toEqual(dataOf(responsesEvents(RESPONSE)));
	});

	it("ends with response.incomplete too", async () => {
		const { error } = await play("openai", "responses", responsesReply({ ...RESPONSE, status: "incomplete" }));
		expect(error).toBeUndefined();
	});

	it("is cut when neither came", async () => {
		const { error } = await play("openai", "responses", streamReply(responsesEvents(RESPONSE).slice(0, -1)));
		expect(error).toMatchObject({ code: "stream_cut" });
	});

	it.each([
		[{ code: "server_error", message: "Oops" }, "upstream_unavailable"],
		[{ code: "rate_limit_exceeded", message: "Slow down" }, "rate_limited"],
		[{ code: "context_length_exceeded", message: "Too much" }, "context_overflow"],
	])("that failed with %o is a typed error", async (failure, code) => {
		const { error } = await play(
			"openai",
			"responses",
			responsesReply({ output: [], status: "failed", error: failure }),
		);
		expect(error).toMatchObject({ code, message: expect.stringContaining(failure.message) });
	});

	it("that holds an error event fails with its words", async () => {
		const event = { type: "error", code: "server_error", message: "It broke", param: null, sequence_number: 3 };
		const events = responsesEvents(RESPONSE).slice(0, 3);
		const reply = streamReply([...events, `event: error\ndata: ${JSON.stringify(event)}\n\n`]);
		expect((await play("openai", "responses", reply)).error).toMatchObject({
			code: "upstream_unavailable",
			message: expect.stringContaining("It broke"),
		});
	});
});
