import { messagesEvents, responsesEvents } from "@vector/relay/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { createSampler } from "./sampler.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("model-echo");
const CASES = 1000;
const TOOLS = ["read_script"];

type Json = Readonly<Record<string, unknown>>;

interface Reply {
	readonly raw: Json;
	readonly calls: readonly { readonly id: string; readonly args: Json; readonly problem?: string }[];
}

type Decoded = { readonly ok: true; readonly value: Reply } | { readonly ok: false; readonly error: string };

const plugin = PluginCalls.forTests();

const sample = createSampler(SEED, CASES);

function dataOf(events: readonly string[]): string[] {
	return events.map((event) => event.slice(event.indexOf("data: ") + 6, -2));
}

async function decodeAll(streams: readonly (readonly string[])[], dialect: string): Promise<Decoded[]> {
	const cases = streams.map((events) => [events, TOOLS, dialect]);
	return (await plugin.each("model/decode-reply", "decodeReply", cases)) as Decoded[];
}

/** The body of the request that follows a reply, with every call answered. */
async function requestsAfter(replies: readonly Reply[], dialect: string): Promise<Json[]> {
	const cases = replies.map(({ raw, calls }) => {
		const results = calls.map(({ id }) => ({
			role: "tool",
			callId: id,
			name: "read_script",
			content: `result of ${id}`,
		}));
		const history = [{ role: "user", text: "Goal" }, { role: "assistant", raw, calls }, ...results];
		return [{ history, tools: [], settings: { dialect, reasoningEffort: "" } }];
	});
	return ((await plugin.each("model/plan-call", "planBody", cases)) as { readonly body: Json }[]).map(
		({ body }) => body,
	);
}

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((value) => `x${value}`);
const value = fc.oneof(
	text,
	fc.integer({ min: -1e6, max: 1e6 }),
	fc.boolean(),
	fc.constant({ deep: ["list", { a: 1 }] }),
);
const unknown = fc.dictionary(fc.constantFrom("x_trace", "x_flag", "caller"), value, { noNullPrototype: true });
const input = fc.dictionary(fc.constantFrom("path", "source", "depth"), value, { noNullPrototype: true, minKeys: 1 });

const block = fc.oneof(
	fc.record({ type: fc.constant("text"), text }),
	fc.record({ type: fc.constant("thinking"), thinking: text, signature: text }),
	fc.record({ type: fc.constant("redacted_thinking"), data: text }),
	fc.record({ type: fc.constant("tool_use"), name: fc.constant("read_script"), input }),
);
const item = fc.oneof(
	fc.record({
		type: fc.constant("reasoning"),
		encrypted_content: text,
		summary: fc.constant([{ type: "summary_text", text: "Hm" }]),
	}),
	text.map((said) => ({
		type: "message",
		role: "assistant",
		content: [{ type: "output_text", text: said, logprobs: [0.5] }],
	})),
	input.map((args) => ({ type: "function_call", name: "read_script", arguments: JSON.stringify(args) })),
);

/** Gives calls the ids and every part the unknown fields that real replies have. */
function withFields(parts: readonly Json[], extras: readonly Json[], idKey: string): Json[] {
	return parts.map((part, index) => ({
		...extras[index % extras.length],
		...part,
		...(isCall(part) ? { [idKey]: `call_${index}` } : {}),
	}));
}

function isCall({ type }: Json): boolean {
	return type === "tool_use" || type === "function_call";
}

const extras = fc.array(unknown, { minLength: 1, maxLength: 3 });
const size = fc.integer({ min: 1, max: 9 });

function checkCalls(reply: Reply, parts: readonly Json[], idKey: string): void {
	expect(reply.calls.map(({ id }) => id)).toEqual(parts.filter(isCall).map((part) => part[idKey]));
	expect(reply.calls.every(({ problem }) => problem === undefined)).toBe(true);
}

describe("an assistant message goes back field for field", () => {
	it(`in Messages, in ${CASES} streams`, async () => {
		const made = sample(fc.tuple(fc.array(block, { minLength: 1, maxLength: 5 }), extras, size)).map(
			([parts, fields, pieceLength]) => ({ blocks: withFields(parts, fields, "id"), pieceLength }),
		);
		const decoded = await decodeAll(
			made.map((script) => dataOf(messagesEvents(script))),
			"messages",
		);
		const replies = decoded.map((result) => (result.ok ? result.value : expect.fail(result.error)));
		const bodies = await requestsAfter(replies, "messages");
		made.forEach(({ blocks }, index) => {
			checkCalls(replies[index]!, blocks, "id");
			const messages = bodies[index]!["messages"] as readonly Json[];
			expect(messages[1], JSON.stringify(blocks)).toEqual({ role: "assistant", content: blocks });
			const answers = (messages[2]?.["content"] ?? []) as readonly Json[];
			expect(answers.map((answer) => answer["tool_use_id"])).toEqual(blocks.filter(isCall).map((part) => part["id"]));
		});
	});

	it(`in Responses, in ${CASES} streams`, async () => {
		const scripts = fc.tuple(fc.array(item, { minLength: 1, maxLength: 5 }), extras, size, fc.boolean());
		const made = sample(scripts).map(([parts, fields, pieceLength, endsWithoutOutput]) => {
			return { output: withFields(parts, fields, "call_id"), pieceLength, endsWithoutOutput };
		});
		const decoded = await decodeAll(
			made.map((script) => dataOf(responsesEvents(script))),
			"responses",
		);
		const replies = decoded.map((result) => (result.ok ? result.value : expect.fail(result.error)));
		const bodies = await requestsAfter(replies, "responses");
		made.forEach(({ output }, index) => {
			checkCalls(replies[index]!, output, "call_id");
			const items = bodies[index]!["input"] as readonly Json[];
			expect(items.slice(1, output.length + 1), JSON.stringify(output)).toEqual(output);
		});
	});
});

describe("a broken stream", () => {
	const script = {
		blocks: [
			{ type: "text", text: "Hi" },
			{ type: "tool_use", id: "a", name: "read_script", input: { path: "x" } },
		],
	};
	const response = {
		output: [{ type: "function_call", call_id: "a", name: "read_script", arguments: '{"path":"x"}' }],
	};

	it.each([
		["messages", dataOf(messagesEvents(script)).slice(0, -2)],
		["responses", dataOf(responsesEvents(response)).slice(0, -1)],
	])("of %s is refused wherever it ends", async (dialect, events) => {
		const decoded = await decodeAll(
			events.map((_, count) => events.slice(0, count)),
			dialect,
		);
		for (const result of decoded)
			expect(result).toMatchObject({ ok: false, error: expect.stringContaining("broke off") as string });
	});

	it.each(["messages", "responses"])("of %s never throws on random events", async (dialect) => {
		const kind = fc.constantFrom(
			...["message_start", "content_block_start", "content_block_delta", "message_delta", "error", "message"],
			...[
				"response.output_item.added",
				"response.output_item.done",
				"response.output_text.delta",
				"response.completed",
			],
		);
		const junk = fc.jsonValue({ maxDepth: 3 });
		const fields = fc.constantFrom(
			"index",
			"delta",
			"content_block",
			"message",
			"response",
			"item",
			"output_index",
			"usage",
			"error",
		);
		const event = fc.oneof(
			fc.json({ maxDepth: 4 }),
			fc.tuple(kind, fc.dictionary(fields, junk)).map(([type, members]) => JSON.stringify({ ...members, type })),
		);
		const decoded = await decodeAll(sample(fc.array(event, { maxLength: 6 }), 2000), dialect);
		expect(decoded.every((result) => result.ok || result.error.length > 0)).toBe(true);
	});
});
