import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonObject } from "../../core/json";
import { printJson } from "../../core/json-print";
import { decodeReply } from "../decode-reply";
import type { HistoryMessage, ModelReply } from "../types";
import { encodeResponsesRequest } from "./encode";

const REASONING: JsonObject = { id: "rs", type: "reasoning", summary: [], encrypted_content: "opaque" };
const CALL: JsonObject = {
	id: "fc",
	type: "function_call",
	call_id: "a",
	name: "read_script",
	arguments: '{"path":"game"}',
};

function message(text: string): JsonObject {
	return { id: "m", type: "message", role: "assistant", content: [{ type: "output_text", text }] };
}

function assistant(...output: readonly JsonObject[]): HistoryMessage {
	return { role: "assistant", raw: { output }, calls: [] };
}

function encode(history: readonly HistoryMessage[], model?: string): JsonObject {
	return encodeResponsesRequest({
		history,
		tools: [],
		model,
		settings: { reasoningEffort: "low", maxOutputTokens: 10 },
	});
}

function done(position: number, item: JsonObject): JsonObject {
	return { type: "response.output_item.done", output_index: position, item };
}

function ended(status: string, fields: JsonObject = {}): JsonObject {
	return { type: `response.${status}`, response: { id: "resp", object: "response", status, ...fields } };
}

function decoded(...events: readonly JsonObject[]): ModelReply {
	const reply = decodeReply(events.map(printJson), ["read_script"], "responses");
	return reply.ok ? reply.value : error(reply.error);
}

function problemOf(...events: readonly JsonObject[]): string {
	const reply = decodeReply(events.map(printJson), ["read_script"], "responses");
	return reply.ok ? "" : reply.error;
}

describe("a Responses request", () => {
	it("echoes items as they came and answers each call after them", () => {
		const history: readonly HistoryMessage[] = [
			{ role: "system", text: "Rules." },
			{ role: "user", text: "Goal" },
			assistant(REASONING, message("Reading."), CALL),
			{ role: "tool", callId: "a", name: "read_script", content: "text" },
		];
		const request = encode(history);
		expect(request.instructions).toBe("Rules.");
		expect(request.input).toEqual([
			{ role: "user", content: "Goal" },
			REASONING,
			message("Reading."),
			CALL,
			{ type: "function_call_output", call_id: "a", output: "text" },
		]);
	});

	it("keeps nothing at the provider and has reasoning sent back encrypted", () => {
		const request = encode([]);
		expect(request.store).toBe(false);
		expect(request.include).toEqual(["reasoning.encrypted_content"]);
		expect(request.reasoning).toEqual({ effort: "low" });
		expect(request.max_output_tokens).toBe(10);
		expect(encode([], "gpt-4.1").reasoning).toBeUndefined();
	});

	it("takes over a conversation held in another dialect", () => {
		const content = [
			{ type: "thinking", thinking: "private", signature: "s" },
			{ type: "text", text: "Hi" },
			{ type: "tool_use", id: "t", name: "read_script", input: { path: "a" } },
		];
		const request = encode([{ role: "assistant", raw: { role: "assistant", content }, calls: [] }]);
		expect(request.input).toEqual([
			{ role: "assistant", content: "Hi" },
			{ type: "function_call", call_id: "t", name: "read_script", arguments: '{"path":"a"}' },
			{ type: "function_call_output", call_id: "t", output: "This call was not run." },
		]);
	});
});

describe("a Responses reply", () => {
	it("holds its items exactly, with calls, text, reasoning and usage read from them", () => {
		const thought = { ...REASONING, summary: [{ type: "summary_text", text: "Hm" }] };
		const usage = { input_tokens: 10, output_tokens: 4, input_tokens_details: { cached_tokens: 8 } };
		const output = [thought, message("Reading."), CALL];
		const events = [...output.map((item, position) => done(position, item)), ended("completed", { output, usage })];
		const reply = decoded(...events);
		expect(reply.raw).toEqual({ output });
		expect(reply.calls.map(({ id, args }) => [id, args])).toEqual([["a", { path: "game" }]]);
		expect([reply.text, reply.reasoning, reply.finish]).toEqual(["Reading.", "Hm", "tool_calls"]);
		expect(reply.usage).toMatchObject({ inputTokens: 10, outputTokens: 4, cachedTokens: 8 });
	});

	it("needs no items in its last event", () => {
		const reply = decoded(done(0, CALL), ended("completed", { output: [] }));
		expect(reply.raw).toEqual({ output: [CALL] });
	});

	it("is refused when it broke off, failed or reached its limit before a call", () => {
		expect(problemOf(done(0, message("Half")))).toContain("broke off");
		expect(problemOf(ended("failed", { error: { code: "server_error", message: "Oops" } }))).toContain(
			"server_error: Oops",
		);
		expect(problemOf({ type: "error", code: "server_error", message: "Oops" })).toContain("server_error: Oops");
		expect(problemOf(ended("incomplete", { incomplete_details: { reason: "max_output_tokens" } }))).toContain(
			"output limit",
		);
	});

	it("keeps a refusal as the text", () => {
		const item: JsonObject = { type: "message", role: "assistant", content: [{ type: "refusal", refusal: "No." }] };
		const reply = decoded(done(0, item), ended("completed"));
		expect([reply.text, reply.finish]).toEqual(["No.", "refusal"]);
	});
});
