import { afterEach, describe, expect, it } from "vitest";

import type { ModelsAnswer } from "../../../plugin-ts/core/wire.ts";
import { startFakeUpstream, textReply } from "../testing/fake-upstream.ts";
import { openChat, pollAll, postChat, startTestRelay } from "../testing/relay-client.ts";

const cleanUp: (() => Promise<void>)[] = [];

const ask = async (env: Readonly<Record<string, string>>): Promise<ModelsAnswer> => {
	const relay = await startTestRelay(env);
	cleanUp.push(relay.close);
	return (await (await fetch(`${relay.url}/api/models`)).json()) as ModelsAnswer;
};

const upstreamWith = async (models?: readonly object[]): Promise<string> => {
	const upstream = await startFakeUpstream([textReply("hi")], models === undefined ? {} : { models });
	cleanUp.push(upstream.close);
	return upstream.url;
};

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

describe("GET /api/models", () => {
	it("offers the demo when nothing is configured and says why the others are skipped", async () => {
		const answer = await ask({});
		expect(answer.default).toEqual({ provider: "demo", model: "vector-demo" });
		expect(answer.providers.filter(({ configured }) => !configured)).toMatchObject([
			{ id: "openrouter", reason: "OPENROUTER_API_KEY is not set.", models: [] },
			{ id: "openai", reason: "OPENAI_API_KEY is not set." },
			{ id: "anthropic", reason: "ANTHROPIC_API_KEY is not set." },
			{ id: "gemini", reason: "GEMINI_API_KEY is not set." },
			{ id: "bedrock", reason: "AWS_BEARER_TOKEN_BEDROCK is not set." },
			{ id: "nvidia", reason: "NVIDIA_API_KEY is not set." },
			{ id: "compatible", reason: "VECTOR_COMPATIBLE_URL is not set." },
		]);
	});

	it("lists models with context window and price where the catalogue gives them", async () => {
		const url = await upstreamWith([
			{
				id: "maker/big",
				name: "Big",
				context_length: 200_000,
				top_provider: { max_completion_tokens: 64_000 },
				pricing: { prompt: "0.000003", completion: "0.000015", input_cache_read: "0.0000003" },
				supported_parameters: ["tools"],
				architecture: { input_modalities: ["text", "image"] },
			},
			{ id: "plain" },
			{ id: "routed", pricing: { prompt: "-1", completion: "-1" } },
			{ nonsense: true },
		]);
		const answer = await ask({ OPENROUTER_API_KEY: "sk-or-key", OPENROUTER_BASE_URL: url });
		expect(answer.default).toEqual({ provider: "openrouter", model: "openrouter/auto" });
		expect(answer.providers[0]?.models).toEqual([
			{
				id: "maker/big",
				name: "Big",
				contextWindow: 200_000,
				maxOutput: 64_000,
				price: { inputPerMillion: 3, outputPerMillion: 15, cachedInputPerMillion: 0.3 },
				takesTools: true,
				takesImages: true,
			},
			{ id: "plain" },
			{ id: "routed" },
		]);
	});

	it("says why a configured provider lists nothing", async () => {
		const answer = await ask({ VECTOR_COMPATIBLE_URL: await upstreamWith() });
		expect(answer.providers[0]).toMatchObject({
			id: "compatible",
			configured: true,
			models: [],
			modelsError: { code: "model_not_found", status: 404 },
		});
	});
});

describe("choice of provider", () => {
	it.each([
		[{ OPENAI_API_KEY: "a", OPENROUTER_API_KEY: "b" }, "openrouter"],
		[{ OPENAI_API_KEY: "a", OPENROUTER_API_KEY: "" }, "openai"],
		[{ OPENAI_API_KEY: "a", VECTOR_DEFAULT_PROVIDER: "demo" }, "demo"],
		[{ OPENAI_API_KEY: "a", VECTOR_DEFAULT_PROVIDER: "openrouter" }, "openai"],
	])("of %o is %s", async (env, provider) => {
		const relay = await startTestRelay(env);
		cleanUp.push(relay.close);
		expect(relay.provider).toBe(provider);
	});
});

describe("choice of model", () => {
	it("is the first chat model that a server of one's own lists", async () => {
		const relay = await startTestRelay({
			OPENAI_BASE_URL: await upstreamWith([{ id: "text-embedding" }, { id: "llama" }, { id: "other" }]),
		});
		cleanUp.push(relay.close);
		expect(await openChat(relay)).toMatchObject({ provider: "openai", model: "llama" });
	});

	it("is left to a server that lists none", async () => {
		const upstream = await startFakeUpstream([textReply("hi")]);
		const relay = await startTestRelay({ VECTOR_COMPATIBLE_URL: upstream.url });
		cleanUp.push(relay.close, upstream.close);
		const accepted = await openChat(relay);
		await pollAll(relay, accepted.id);
		expect(accepted.model).toBe("default");
		expect(upstream.requests[0]?.body).not.toHaveProperty("model");
	});

	it("is refused at a provider where it has a price", async () => {
		const { createModelCatalogue } = await import("../providers/model-catalogue.ts");
		const { createProviderRegistry } = await import("../providers/provider-registry.ts");
		const { openai } = await import("../providers/openai.ts");
		const { readSettings } = await import("../settings.ts");
		const provider = createProviderRegistry([openai], { OPENAI_API_KEY: "a" }, undefined).default;
		const catalogue = createModelCatalogue(readSettings({}), async () => ({
			status: 200,
			headers: {},
			body: (async function* () {
				yield Buffer.from('{"data":[{"id":"whisper-1"},{"id":"gpt-a"},{"id":"gpt-b"}]}');
			})(),
		}));
		await expect(catalogue.resolve(provider, undefined)).rejects.toMatchObject({
			code: "model_missing",
			hint: expect.stringContaining("for example gpt-a, gpt-b"),
		});
		expect(await catalogue.resolve(provider, "gpt-a")).toBe("gpt-a");
	});

	it("of the demo is its only one", async () => {
		const relay = await startTestRelay({ VECTOR_MODEL: "something-else" });
		cleanUp.push(relay.close);
		expect(await openChat(relay)).toMatchObject({ provider: "demo", model: "vector-demo" });
		const response = await postChat(relay, { model: "gpt-a" }, { accept: "text/event-stream" });
		expect(await response.text()).toContain('"code":"model_not_found"');
	});
});
