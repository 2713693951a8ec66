import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonValue } from "../core/json";
import { printJson } from "../core/json-print";
import { createReplyDecoder } from "./chat-decode";
import { decodeReply } from "./decode-reply";
import type { ModelReply } from "./types";

const TOOLS = ["read_script", "complete"];

function delta(fields: JsonValue, finish?: string): string {
	return printJson({ id: "reply-1", choices: [{ delta: fields, finish_reason: finish }] });
}

function callDelta(fields: JsonValue): string {
	return delta({ tool_calls: [fields] });
}

function decoded(...events: readonly string[]): ModelReply {
	const reply = decodeReply(events, TOOLS);
	return reply.ok ? reply.value : error(reply.error);
}

function problemOf(...events: readonly string[]): string {
	const reply = decodeReply(events, TOOLS);
	return reply.ok ? "" : reply.error;
}

describe("createReplyDecoder", () => {
	it("puts a streamed call together", () => {
		const reply = decoded(
			callDelta({ index: 0, id: "c1", function: { name: "read_script", arguments: "" } }),
			callDelta({ index: 0, function: { arguments: '{"path": "ga' } }),
			callDelta({ index: 0, function: { arguments: 'me"}' } }),
			delta({}, "tool_calls"),
			"[DONE]",
		);
		expect(reply.calls).toEqual([
			{ id: "c1", name: "read_script", args: { path: "game" }, rawArgs: '{"path": "game"}' },
		]);
		expect(reply.finish).toBe("tool_calls");
	});

	it("takes calls without index or id, ended by stop, with a signature in a delta of its own", () => {
		const signature = { google: { thought_signature: "s" } };
		const reply = decoded(
			callDelta({ function: { name: "complete", arguments: "{}" } }),
			callDelta({ extra_content: signature }),
			delta({}, "stop"),
		);
		expect(reply.calls.map((call) => call.id)).toEqual(["reply-1-1"]);
		expect(reply.finish).toBe("tool_calls");
		expect(reply.raw.tool_calls).toEqual([
			{ type: "function", id: "reply-1-1", function: { name: "complete", arguments: "{}" }, extra_content: signature },
		]);
	});

	it("tells calls apart that share an index or an id", () => {
		const call = (id: string) => callDelta({ index: 0, id, function: { name: "complete", arguments: "{}" } });
		expect(decoded(call("a"), call("b"), delta({}, "stop")).calls.map(({ id }) => id)).toEqual(["a", "b"]);
		expect(decoded(call("a"), call("a"), delta({}, "stop")).calls.map(({ id }) => id)).toEqual(["a", "a-2"]);
	});

	it("merges reasoning by index and echoes it", () => {
		const part = (fields: { readonly [key: string]: JsonValue }) =>
			delta({ reasoning_details: [{ type: "reasoning.text", index: 0, ...fields }] });
		const reply = decoded(
			part({ text: "First " }),
			part({ text: "this" }),
			part({ signature: "sig" }),
			delta({ content: "Hi", reasoning: "First this" }, "stop"),
		);
		expect(reply.raw.reasoning_details).toEqual([
			{ type: "reasoning.text", index: 0, text: "First this", signature: "sig" },
		]);
		expect(reply.reasoning).toBe("First this");
	});

	it("joins a character whose halves came in two events", () => {
		const reply = decodeReply(
			[
				'{"choices":[{"delta":{"content":"a\\ud83d"}}]}',
				'{"choices":[{"delta":{"content":"\\ude00b"},"finish_reason":"stop"}]}',
			],
			TOOLS,
		);
		expect(reply.ok && reply.value.text).toBe("a😀b");
	});

	it("counts tokens in any provider's spelling", () => {
		const usage = printJson({
			choices: [],
			usage: { prompt_tokens: 10, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 8 }, cost: 0.5 },
		});
		expect(decoded(delta({ content: "Hi" }, "stop"), usage).usage).toEqual({
			inputTokens: 10,
			outputTokens: 2,
			cachedTokens: 8,
			costUsd: 0.5,
		});
	});

	it("refuses replies that are not whole", () => {
		expect(problemOf(delta({ content: "Hi" }), "[DONE]")).toContain("broke off");
		expect(problemOf(delta({ content: "Hi" }, "length"))).toContain("reached the output limit before it called a tool");
		expect(problemOf(delta({}, "tool_calls"))).toContain("announced a tool call but held none");
		expect(problemOf('{"error":{"code":429,"message":"Slow down"}}')).toBe(
			"The provider reported an error: 429: Slow down.",
		);
	});

	it("does not repair a call that the output limit cut", () => {
		const reply = decoded(
			callDelta({ index: 0, id: "a", function: { name: "read_script", arguments: '{"edits": ["x"' } }),
			delta({}, "length"),
		);
		expect(reply.calls[0]?.problem).toContain("cut off by the output limit");
	});

	it("says whether trying again may help", () => {
		const failing = (message: string) => {
			const decoder = createReplyDecoder({ knownTools: TOOLS });
			decoder.push(printJson({ error: { code: 400, message } }));
			decoder.finish();
			return decoder.problem()?.retryable;
		};
		expect(failing("Rate limit: too many tokens per minute in context")).toBe(true);
		expect(failing("maximum context length exceeded")).toBe(false);
	});

	it("keeps a refusal as the text", () => {
		const reply = decoded(delta({ refusal: "I cannot " }), delta({ refusal: "do that" }, "stop"));
		expect([reply.text, reply.finish]).toEqual(["I cannot do that", "refusal"]);
	});

	it("shows text and calls while they arrive, without markup", () => {
		const decoder = createReplyDecoder({ knownTools: TOOLS });
		expect(decoder.push(delta({ content: "Reading. <read_sc" }))).toEqual({
			text: "Reading.",
			reasoning: "",
			calls: [{ name: "read_sc", rawArgs: "", isComplete: false }],
		});
		const partial = decoder.push(delta({ content: "ript><path>game.W" }));
		expect(partial.calls).toEqual([{ name: "read_script", rawArgs: "<path>game.W", isComplete: false }]);
	});
});
