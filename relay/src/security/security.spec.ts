import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, describe, expect, it } from "vitest";

import { ConfigError } from "../config-error.ts";
import type { RunningRelay } from "../start-relay.ts";
import {
	chatReply,
	errorInStreamReply,
	errorReply,
	type ScriptedReply,
	startFakeUpstream,
} from "../testing/fake-upstream.ts";
import { JSON_HEADERS, openChat, pollAll, postChat, startTestRelay } from "../testing/relay-client.ts";
import { createRedactor } from "./redactor.ts";

const cleanUp: (() => Promise<void>)[] = [];

const start = async (env = {}, log?: (line: string) => void): Promise<RunningRelay> => {
	const relay = await startTestRelay(env, log);
	cleanUp.push(relay.close);
	return relay;
};

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

/** fetch does not let a caller choose the Host header. */
const getWithHost = (relay: RunningRelay, path: string, host: string): Promise<number | undefined> =>
	new Promise((resolve, reject) => {
		request({ host: "127.0.0.1", port: relay.port, path, headers: { host } }, (response) => {
			response.resume();
			resolve(response.statusCode);
		})
			.on("error", reject)
			.end();
	});

describe("Host", () => {
	it("answers to its own addresses only", async () => {
		const relay = await start();
		const statusFor = (host: string): Promise<number | undefined> => getWithHost(relay, "/api/models", host);
		for (const name of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
			expect(await statusFor(`${name}:${relay.port}`)).toBe(200);
		for (const host of [
			"evil.example",
			`evil.example:${relay.port}`,
			"127.0.0.1",
			`127.0.0.1:${relay.port + 1}`,
			`127.0.0.1.evil.example:${relay.port}`,
		]) {
			expect([host, await statusFor(host)]).toEqual([host, 403]);
		}
		expect(await getWithHost(relay, "/healthz", "evil.example")).toBe(403);
	});

	it("answers to names listed in VECTOR_ALLOWED_HOSTS", async () => {
		const relay = await start({ VECTOR_ALLOWED_HOSTS: "relay.example, Other.example:8443" });
		expect(await getWithHost(relay, "/healthz", "relay.example")).toBe(200);
		expect(await getWithHost(relay, "/healthz", "other.example:8443")).toBe(200);
		expect(await getWithHost(relay, "/healthz", "relay.example:1")).toBe(403);
	});
});

describe("web pages", () => {
	it.each(["http://evil.example", "http://localhost:3000", "null"])("are refused: Origin %s", async (origin) => {
		const relay = await start();
		for (const [method, path] of [
			["POST", "/api/chat"],
			["GET", "/api/models"],
			["GET", "/healthz"],
			["OPTIONS", "/api/chat"],
		] as const) {
			const response = await fetch(relay.url + path, { method, headers: { ...JSON_HEADERS, origin } });
			expect(response.status).toBe(403);
			expect(response.headers.get("access-control-allow-origin")).toBeNull();
		}
	});

	it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", undefined])(
		"cannot post without declaring JSON: %s",
		async (type) => {
			const relay = await start();
			const response = await fetch(`${relay.url}/api/chat`, {
				method: "POST",
				headers: type === undefined ? {} : { "content-type": type },
				body: Buffer.from("{}"),
			});
			expect(response.status).toBe(415);
		},
	);
});

describe("token", () => {
	it("is needed on every route but the health checks once it is set", async () => {
		const relay = await start({ VECTOR_TOKEN: "a-long-random-token" });
		const statusOf = async (path: string, authorization?: string, method = "GET"): Promise<number> =>
			(
				await fetch(relay.url + path, {
					method,
					headers: { ...JSON_HEADERS, ...(authorization === undefined ? {} : { authorization }) },
				})
			).status;
		expect(await statusOf("/healthz")).toBe(200);
		expect(await statusOf("/readyz")).toBe(200);
		for (const wrong of [undefined, "Bearer wrong", "Bearer a-long-random-tokenx", "a-long-random-token"]) {
			expect(await statusOf("/api/models", wrong)).toBe(401);
			expect(await statusOf("/api/stream?id=x", wrong)).toBe(401);
			expect(await statusOf("/api/stream?id=x", wrong, "DELETE")).toBe(401);
			expect(await statusOf("/api/stream/sse?id=x", wrong)).toBe(401);
			expect(await statusOf("/api/chat", wrong, "POST")).toBe(401);
			expect(await statusOf("/api/none", wrong)).toBe(401);
		}
		expect(await statusOf("/api/models", "Bearer a-long-random-token")).toBe(200);
	});

	it("is required to open the relay to the network", async () => {
		await expect(startTestRelay({ HOST: "0.0.0.0" })).rejects.toThrow(ConfigError);
		const relay = await start({ HOST: "0.0.0.0", VECTOR_TOKEN: "a-long-random-token" });
		expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
	});
});

describe("keys", () => {
	const KEY = "sk-or-v1-0123456789abcdef-very-secret";
	const script: readonly ScriptedReply[] = [
		errorReply(401, { message: `Incorrect API key provided: ${KEY}` }),
		errorReply(400, `plain text with ${KEY}`),
		errorInStreamReply({ message: `Authorization: Bearer ${KEY} refused` }),
		chatReply({ text: "fine", extra: { echoed_headers: { authorization: `Bearer ${KEY}` } } }),
	];

	it("never leave the relay, even when the provider echoes them", async () => {
		const upstream = await startFakeUpstream(script);
		const lines: string[] = [];
		const relay = await start(
			{ OPENROUTER_API_KEY: KEY, OPENROUTER_BASE_URL: upstream.url, VECTOR_TOKEN: "token-of-the-relay" },
			(line) => lines.push(line),
		);
		cleanUp.push(upstream.close);
		const headers = { authorization: "Bearer token-of-the-relay" };
		const seen: string[] = [];
		for (let index = 0; index < script.length; index += 1) {
			const response = await postChat(
				relay,
				{ body: { messages: ["private words"] } },
				{ ...headers, accept: "text/event-stream" },
			);
			seen.push(await response.text());
		}
		seen.push(await (await fetch(`${relay.url}/api/models`, { headers })).text());
		expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
		for (const text of [...seen, ...lines]) {
			expect(text).not.toContain(KEY);
			expect(text).not.toContain("token-of-the-relay");
		}
		expect(lines.length).toBeGreaterThan(4);
		for (const line of lines) expect(line).not.toMatch(/private words|\n/);
	});

	it("are found by shape in error texts although they are not ours", () => {
		expect(createRedactor([]).text("key sk-abc***def9 is wrong, Bearer abc.def too")).toBe(
			"key [redacted] is wrong, [redacted] too",
		);
	});

	it("that are ordinary words do not change replies", () => {
		const redactor = createRedactor(["ollama"]);
		expect(redactor.data("I run on ollama")).toBe("I run on ollama");
		expect(redactor.text("wrong key ollama")).toBe("wrong key [redacted]");
	});
});

describe("start", () => {
	it("explains a taken port and a setting that is not usable", async () => {
		const relay = await start();
		await expect(startTestRelay({ PORT: String(relay.port) })).rejects.toThrow(`Port ${relay.port} is already in use.`);
		await expect(startTestRelay({ VECTOR_RETRIES: "many" })).rejects.toThrow("VECTOR_RETRIES");
		await expect(startTestRelay({ VECTOR_DEFAULT_PROVIDER: "nobody" })).rejects.toThrow(
			"nobody, which is not a provider",
		);
		await expect(startTestRelay({ OPENAI_BASE_URL: "localhost:1234" })).rejects.toThrow("OPENAI_BASE_URL");
	});

	it("ends streams and frees the port when it closes", async () => {
		const upstream = await startFakeUpstream([{ status: 200, headers: {}, actions: ["hang"] }]);
		cleanUp.push(upstream.close);
		const relay = await start({ VECTOR_COMPATIBLE_URL: upstream.url, VECTOR_MODEL: "m" });
		const { id } = await openChat(relay);
		await upstream.received(1);
		const reading = pollAll(relay, id);
		await sleep(50);
		await relay.close();
		await relay.close();
		expect((await reading).at(-1)).toMatchObject({ error: { code: "relay_closing" } });
		await expect(fetch(`${relay.url}/healthz`)).rejects.toThrow();
	});
});
