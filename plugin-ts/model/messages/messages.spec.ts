import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonObject } from "../../core/json";
import { printJson } from "../../core/json-print";
import { decodeReply } from "../decode-reply";
import type { EncodeSettings } from "../dialect";
import type { HistoryMessage, ModelReply } from "../types";
import { encodeMessagesRequest } from "./encode";

const TOOLS = [{ name: "read_script", description: "Reads.", parameters: { type: "object" } }];

function user(text: string, isVolatile?: boolean): HistoryMessage {
	return { role: "user", text, isVolatile };
}

function assistant(...blocks: readonly JsonObject[]): HistoryMessage {
	return { role: "assistant", raw: { role: "assistant", content: blocks }, calls: [] };
}

function use(id: string): JsonObject {
	return { type: "tool_use", id, name: "read_script", input: { path: "game" } };
}

function resultOf(callId: string): HistoryMessage {
	return { role: "tool", callId, name: "read_script", content: `result of ${callId}` };
}

function encode(
	history: readonly HistoryMessage[],
	settings: EncodeSettings = {},
	model = "claude-sonnet-5-5",
): JsonObject {
	return encodeMessagesRequest({ history, tools: TOOLS, model, settings });
}

function messagesOf(history: readonly HistoryMessage[]): readonly JsonObject[] {
	return encode(history).messages as readonly JsonObject[];
}

function decoded(...events: readonly JsonObject[]): ModelReply {
	const reply = decodeReply(events.map(printJson), ["read_script"], "messages");
	return reply.ok ? reply.value : error(reply.error);
}

function problemOf(...events: readonly JsonObject[]): string {
	const reply = decodeReply(events.map(printJson), ["read_script"], "messages");
	return reply.ok ? "" : reply.error;
}

function start(index: number, block: JsonObject): JsonObject {
	return { type: "content_block_start", index, content_block: block };
}

function delta(index: number, fields: JsonObject): JsonObject {
	return { type: "content_block_delta", index, delta: fields };
}

function stop(reason: string): JsonObject {
	return { type: "message_delta", delta: { stop_reason: reason }, usage: { output_tokens: 7 } };
}

describe("a Messages request", () => {
	it("marks the end of tools, of instructions and of what will be sent again", () => {
		const request = encode([
			{ role: "system", text: "Rules." },
			user("Goal"),
			assistant(use("a")),
			resultOf("a"),
			user("The time is now.", true),
		]);
		const mark = { type: "ephemeral" };
		expect(request.system).toEqual([{ type: "text", text: "Rules.", cache_control: mark }]);
		expect(request.tools).toEqual([
			{ name: "read_script", description: "Reads.", input_schema: { type: "object" }, cache_control: mark },
		]);
		expect(request.messages).toEqual([
			{ role: "user", content: [{ type: "text", text: "Goal", cache_control: mark }] },
			{ role: "assistant", content: [use("a")] },
			{
				role: "user",
				content: [
					{ type: "tool_result", tool_use_id: "a", content: "result of a", cache_control: mark },
					{ type: "text", text: "The time is now." },
				],
			},
		]);
	});

	it("keeps its earlier bytes when the history grows, apart from the moving marks", () => {
		const history = [user("Goal"), assistant(use("a")), resultOf("a")];
		const plain = (messages: readonly JsonObject[]) =>
			string.gsub(printJson(messages), ',?"cache_control":{"type":"ephemeral"},?', "")[0];
		const before = plain(messagesOf(history));
		const after = plain(messagesOf([...history, assistant(use("b")), resultOf("b")]));
		expect(string.sub(after, 1, before.size() - 1)).toBe(string.sub(before, 1, -2));
	});

	it("answers every call, those that never ran too", () => {
		const [, , answers] = messagesOf([user("Goal"), assistant(use("a"), use("b")), resultOf("b")]);
		expect((answers!.content as readonly JsonObject[]).map((block) => block.content)).toEqual([
			"This call was not run.",
			"result of b",
		]);
	});

	it("leaves out blank text, which is refused", () => {
		const [, echoed] = messagesOf([user("Goal"), assistant({ type: "text", text: "\n" }, use("a"))]);
		expect(echoed!.content).toEqual([use("a")]);
	});

	it("asks newer models to think as much as wanted, and older ones not at all", () => {
		const settings = { reasoningEffort: "low" };
		expect(encode([], settings).thinking).toEqual({ type: "adaptive" });
		expect(encode([], settings).output_config).toEqual({ effort: "low" });
		expect(encode([], settings, "claude-haiku-4-5").thinking).toBeUndefined();
		expect(encode([], settings, "claude-opus-4-8").thinking).toEqual({ type: "adaptive" });
	});

	it("takes over a conversation held in another dialect", () => {
		const raw: JsonObject = {
			role: "assistant",
			content: "Hi",
			reasoning_content: "private",
			tool_calls: [
				{ id: "functions.read:0", type: "function", function: { name: "read_script", arguments: '{"path":"a"}' } },
			],
		};
		const [, said, answer] = messagesOf([
			user("Goal"),
			{ role: "assistant", raw, calls: [] },
			resultOf("functions.read:0"),
		]);
		expect(said!.content).toEqual([
			{ type: "text", text: "Hi" },
			{ type: "tool_use", id: "functions_read_0", name: "read_script", input: { path: "a" } },
		]);
		expect((answer!.content as readonly JsonObject[])[0]).toMatchObject({
			tool_use_id: "functions_read_0",
			content: "result of functions.read:0",
		});
	});
});

describe("a Messages reply", () => {
	it("is put together with thinking, signature and call, to go back unchanged", () => {
		const reply = decoded(
			{
				type: "message_start",
				message: {
					id: "msg",
					content: [],
					usage: { input_tokens: 3, cache_read_input_tokens: 90, cache_creation_input_tokens: 7 },
				},
			},
			{ type: "ping" },
			start(0, { type: "thinking", thinking: "", signature: "" }),
			delta(0, { type: "thinking_delta", thinking: "Hm" }),
			delta(0, { type: "signature_delta", signature: "sig" }),
			start(1, { type: "text", text: "" }),
			delta(1, { type: "text_delta", text: "Reading." }),
			start(2, { type: "tool_use", id: "a", name: "read_script", input: {}, caller: "direct" }),
			delta(2, { type: "input_json_delta", partial_json: '{"path":' }),
			delta(2, { type: "input_json_delta", partial_json: '"game"}' }),
			stop("tool_use"),
			{ type: "message_stop" },
		);
		expect(reply.raw).toEqual({
			role: "assistant",
			content: [
				{ type: "thinking", thinking: "Hm", signature: "sig" },
				{ type: "text", text: "Reading." },
				{ ...use("a"), caller: "direct" },
			],
		});
		expect(reply.calls).toEqual([{ id: "a", name: "read_script", args: { path: "game" }, rawArgs: '{"path":"game"}' }]);
		expect([reply.text, reply.reasoning, reply.finish]).toEqual(["Reading.", "Hm", "tool_calls"]);
		expect(reply.usage).toEqual({ inputTokens: 100, outputTokens: 7, cachedTokens: 90, cacheWriteTokens: 7 });
	});

	it("is refused when it broke off, held an error or reached its limit before a call", () => {
		const begun = start(0, { type: "text", text: "Half" });
		expect(problemOf(begun)).toContain("broke off");
		expect(problemOf(begun, { type: "error", error: { type: "overloaded_error", message: "Busy" } })).toContain(
			"overloaded_error: Busy",
		);
		expect(problemOf(begun, stop("max_tokens"))).toContain("output limit");
	});

	it("says a refusal in its own words", () => {
		const reply = decoded({
			type: "message_delta",
			delta: { stop_reason: "refusal", stop_details: { explanation: "No." } },
		});
		expect([reply.text, reply.finish]).toEqual(["No.", "refusal"]);
	});

	it("may come whole", () => {
		const reply = decoded({
			type: "message",
			id: "m",
			content: [use("a")],
			stop_reason: "tool_use",
			usage: { input_tokens: 1, output_tokens: 2 },
		});
		expect(reply.calls[0]?.args).toEqual({ path: "game" });
		expect(reply.raw.content).toEqual([use("a")]);
	});

	it("cannot be confused by deltas of blocks that never began", () => {
		expect(decoded(delta(4, { type: "text_delta", text: "x" }), stop("end_turn")).text).toBe("");
	});
});
