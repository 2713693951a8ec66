import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonObject } from "../core/json";
import { encodeRequest } from "./chat-encode";
import type { HistoryMessage } from "./types";

const TOOL = {
	name: "read_script",
	description: "Reads.",
	parameters: {
		type: "object",
		additionalProperties: false,
		properties: {
			additionalProperties: { type: "string" },
			list: { type: "array", items: { additionalProperties: false } },
		},
	},
};

function encode(provider: string, model: string, history: readonly HistoryMessage[] = []): JsonObject {
	const settings = { provider, reasoningEffort: "low", maxOutputTokens: 9 };
	return encodeRequest({ history, tools: [TOOL], model, settings });
}

function keysOf(object: JsonObject): readonly string[] {
	const keys = new Array<string>();
	for (const [key] of pairs(object as { readonly [key: string]: defined })) keys.push(tostring(key));
	return keys.sort((a, b) => a < b);
}

function assistant(fields: JsonObject): HistoryMessage {
	return { role: "assistant", raw: { role: "assistant", ...fields }, calls: [] };
}

function callOf(extra: JsonObject): JsonObject {
	return { id: "a", type: "function", function: { name: "read_script", arguments: "{}" }, ...extra };
}

function firstMessage(request: JsonObject): JsonObject {
	return (request.messages as readonly JsonObject[])[0]!;
}

describe("Gemini", () => {
	it("is sent only fields and schema keywords it knows", () => {
		const request = encode("gemini", "gemini-3.6-flash");
		expect(keysOf(request)).toEqual([
			"max_tokens",
			"messages",
			"model",
			"reasoning_effort",
			"stream",
			"stream_options",
			"tools",
		]);
		expect((request.tools as readonly JsonObject[])[0]).toMatchObject({
			function: {
				parameters: {
					type: "object",
					properties: { additionalProperties: { type: "string" }, list: { type: "array", items: {} } },
				},
			},
		});
	});

	it("gets its signatures back, and nothing of other providers", () => {
		const signature = { extra_content: { google: { thought_signature: "s" } } };
		const own = firstMessage(
			encode("gemini", "g", [assistant({ tool_calls: [callOf(signature)], reasoning_details: [1] })]),
		);
		expect(own.tool_calls).toEqual([callOf(signature)]);
		expect(own.reasoning_details).toBeUndefined();
	});
});

describe("NVIDIA", () => {
	it("is asked for no effort, in the older spelling of the limit", () => {
		const request = encode("nvidia", "nvidia/nemotron");
		expect(keysOf(request)).toEqual(["max_tokens", "messages", "model", "stream", "stream_options", "tools"]);
	});
});

describe("DeepSeek", () => {
	it("gets its reasoning back with calls only", () => {
		const encodeOne = (fields: JsonObject) =>
			firstMessage(encode("compatible", "deepseek-chat", [assistant({ reasoning_content: "hm", ...fields })]));
		expect(encodeOne({ tool_calls: [callOf({})] }).reasoning_content).toBe("hm");
		expect(encodeOne({ content: "Hi" }).reasoning_content).toBeUndefined();
	});
});

describe("OpenRouter", () => {
	it("gets every field back", () => {
		const fields = { content: "Hi", reasoning_details: [{ index: 0 }], x_unknown: true };
		expect(firstMessage(encode("openrouter", "openai/gpt-6-sol", [assistant(fields)]))).toEqual({
			role: "assistant",
			...fields,
		});
	});

	it("is told where Claude's cache ends, before what changes each time", () => {
		const mark = { type: "ephemeral" };
		const history: readonly HistoryMessage[] = [
			{ role: "system", text: "Rules." },
			{ role: "user", text: "Goal" },
			assistant({ content: "Hi" }),
			{ role: "user", text: "Now", isVolatile: true },
		];
		const marks = (model: string) =>
			(encode("openrouter", model, history).messages as readonly JsonObject[]).map((message) =>
				typeIs(message.content, "table") ? (message.content as readonly JsonObject[])[0]?.cache_control : undefined,
			);
		expect(marks("anthropic/claude-sonnet-5")[0]).toEqual(mark);
		expect(marks("anthropic/claude-sonnet-5")[1]).toEqual(mark);
		expect(marks("anthropic/claude-sonnet-5")[3]).toBeUndefined();
		expect(marks("openai/gpt-6-sol")[0]).toBeUndefined();
	});
});

describe("local servers", () => {
	it("know the older spelling of the limit", () => {
		expect(encode("compatible", "llama").max_tokens).toBe(9);
		expect(encode("openai", "gpt-6-luna").max_completion_tokens).toBe(9);
	});
});
