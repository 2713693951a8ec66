import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonObject } from "../core/json";
import { factsOf, readCatalogue } from "./catalogue";
import { chooseDialect } from "./dialects";
import type { ModelFacts } from "./catalogue";
import { costOf, readChatUsage, withCost } from "./usage";

const SONNET: JsonObject = { id: "claude-x", contextWindow: 1000, price: { inputPerMillion: 3, outputPerMillion: 15 } };

function answer(fields: JsonObject = {}): JsonObject {
	return {
		default: { provider: "anthropic", model: "claude-x" },
		providers: [
			{
				id: "anthropic",
				label: "Anthropic",
				configured: true,
				dialects: ["messages", "telepathy"],
				models: [SONNET, { id: 7 }],
				...fields,
			},
			{ id: "openai", label: "OpenAI", configured: false, reason: "No key.", dialects: [], models: [] },
		],
	};
}

function factsFor(model: string, ...dialects: ModelFacts["dialects"]): ModelFacts {
	return { provider: "any", model, dialects };
}

describe("readCatalogue", () => {
	it("leaves out entries and dialects it does not know", () => {
		const catalogue = readCatalogue(answer());
		expect(catalogue?.providers[0]?.dialects).toEqual(["messages"]);
		expect(catalogue?.providers[0]?.models).toEqual([SONNET]);
	});

	it("refuses what is no catalogue", () => {
		expect(readCatalogue("hello")).toBeUndefined();
		expect(readCatalogue({ error: { code: "x" } })).toBeUndefined();
	});
});

describe("factsOf", () => {
	it("finds the model the relay would take", () => {
		const facts = factsOf(readCatalogue(answer())!);
		expect([facts?.provider, facts?.model, facts?.info?.contextWindow]).toEqual(["anthropic", "claude-x", 1000]);
	});

	it("knows nothing of other providers and models", () => {
		const catalogue = readCatalogue(answer())!;
		expect(factsOf(catalogue, "nobody")).toBeUndefined();
		expect(factsOf(catalogue, "anthropic", "other")?.info).toBeUndefined();
	});
});

describe("chooseDialect", () => {
	it("asks Claude in Messages where it can, and only Claude", () => {
		expect(chooseDialect(undefined, factsFor("us.anthropic.claude-sonnet-5-5", "chat", "messages"))).toBe("messages");
		expect(chooseDialect(undefined, factsFor("openai.gpt-oss-120b", "chat", "messages"))).toBe("chat");
		expect(chooseDialect(undefined, factsFor("gpt-6.1-sol", "responses", "chat"))).toBe("responses");
		expect(chooseDialect(undefined, factsFor("anthropic/claude-sonnet-5", "chat"))).toBe("chat");
		expect(chooseDialect("chat", factsFor("gpt-6.1-sol", "responses"))).toBe("chat");
		expect(chooseDialect(undefined, undefined)).toBe("chat");
	});
});

describe("usage", () => {
	it("counts Gemini's thinking as output, and reads DeepSeek's and OpenRouter's spelling", () => {
		expect(readChatUsage({ prompt_tokens: 10, completion_tokens: 2, total_tokens: 17 })?.outputTokens).toBe(7);
		expect(readChatUsage({ prompt_tokens: 10, completion_tokens: 2, prompt_cache_hit_tokens: 4 })?.cachedTokens).toBe(
			4,
		);
		const routed = {
			prompt_tokens: 10,
			completion_tokens: 2,
			cost: 0.5,
			prompt_tokens_details: { cached_tokens: 3, cache_write_tokens: 6 },
		};
		expect(readChatUsage(routed)).toEqual({
			inputTokens: 10,
			outputTokens: 2,
			cachedTokens: 3,
			cacheWriteTokens: 6,
			costUsd: 0.5,
		});
	});

	it("costs what the provider says, else what the price makes it", () => {
		const price = { inputPerMillion: 3, outputPerMillion: 15, cachedInputPerMillion: 0.3 };
		const usage = { inputTokens: 1_000_000, outputTokens: 100_000, cachedTokens: 500_000 };
		expect(costOf(usage, price)).toBeCloseTo(1.5 + 0.15 + 1.5);
		expect(withCost({ ...usage, costUsd: 9 }, price)?.costUsd).toBe(9);
		expect(withCost(usage, undefined)?.costUsd).toBeUndefined();
	});
});
