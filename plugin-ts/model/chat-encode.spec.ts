import { describe, expect, it } from "@rbxts/jest-globals";

import { printJson } from "../core/json-print";
import { encodeRequest } from "./chat-encode";
import { UNANSWERED_CALL } from "./tool-results";
import type { HistoryMessage } from "./types";

function assistantCalling(...ids: readonly string[]): HistoryMessage {
	const toolCalls = ids.map((id) => ({ id, type: "function", function: { name: "read_script", arguments: "{}" } }));
	return {
		role: "assistant",
		raw: { role: "assistant", tool_calls: toolCalls, reasoning_details: [{ index: 0 }] },
		calls: [],
	};
}

function resultOf(callId: string, content = `result of ${callId}`): HistoryMessage {
	return { role: "tool", callId, name: "read_script", content };
}

function messages(history: readonly HistoryMessage[]): string {
	return printJson(encodeRequest({ history, tools: [], settings: {} }).messages!);
}

describe("encodeRequest", () => {
	it("echoes assistant messages with fields it does not know", () => {
		expect(messages([assistantCalling("a"), resultOf("a")])).toContain('"reasoning_details":[{"index":0}]');
	});

	it("answers every call once, in the order of the calls", () => {
		const encoded = encodeRequest({
			history: [assistantCalling("a", "b", "c"), resultOf("c"), resultOf("a"), resultOf("a", "again")],
			tools: [],
			settings: {},
		});
		expect(encoded.messages).toEqual([
			expect.anything(),
			{ role: "tool", tool_call_id: "a", content: "result of a" },
			{ role: "tool", tool_call_id: "b", content: UNANSWERED_CALL },
			{ role: "tool", tool_call_id: "c", content: "result of c" },
		]);
	});

	it("gives the result of a call written as text back as the user's words", () => {
		const history: readonly HistoryMessage[] = [
			{ role: "assistant", raw: { role: "assistant", content: "<read_script/>" }, calls: [] },
			resultOf("x"),
		];
		expect(messages(history)).toContain('{"content":"Result of read_script:\\nresult of x","role":"user"}');
	});

	it("has one system message, first, and joins neighbours of the user", () => {
		const history: readonly HistoryMessage[] = [
			{ role: "system", text: "A" },
			{ role: "system", text: "B" },
			{ role: "user", text: "C" },
			{ role: "system", text: "D" },
		];
		expect(messages(history)).toBe('[{"content":"A\\n\\nB","role":"system"},{"content":"C\\n\\nD","role":"user"}]');
	});

	it("asks for one call at a time only where tools are offered", () => {
		const tools = [{ name: "complete", description: "Ends the task.", parameters: { type: "object" } }];
		expect(encodeRequest({ history: [], tools, settings: {} }).parallel_tool_calls).toBe(false);
		expect(encodeRequest({ history: [], tools: [], settings: {} }).parallel_tool_calls).toBeUndefined();
	});

	it("spells settings as the provider does", () => {
		const settings = { reasoningEffort: "low", maxOutputTokens: 100 };
		expect(encodeRequest({ history: [], tools: [], settings }).reasoning_effort).toBe("low");
		expect(
			encodeRequest({ history: [], tools: [], settings: { ...settings, provider: "openrouter" } }).reasoning,
		).toEqual({ effort: "low" });
		expect(encodeRequest({ history: [], tools: [], settings: { ...settings, provider: "ollama" } }).max_tokens).toBe(
			100,
		);
	});
});
