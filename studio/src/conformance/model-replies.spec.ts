import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { createSampler } from "./sampler.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("model-replies");
const CASES = 2000;
const TOOLS = ["read_script", "rewrite_script", "list_children", "complete"];

interface Call {
	readonly name: string;
	readonly args: Readonly<Record<string, unknown>>;
}

interface Reply {
	readonly text: string;
	readonly calls: readonly (Call & { readonly id: string; readonly problem?: string })[];
	readonly finish: string;
	readonly raw: { readonly tool_calls?: readonly Record<string, unknown>[] } & Record<string, unknown>;
}

type Decoded = { readonly ok: true; readonly value: Reply } | { readonly ok: false; readonly error: string };

const plugin = PluginCalls.forTests();

const sample = createSampler(SEED, CASES);

async function decodeAll(streams: readonly (readonly string[])[]): Promise<Decoded[]> {
	return (await plugin.each(
		"model/decode-reply",
		"decodeReply",
		streams.map((events) => [events, TOOLS]),
	)) as Decoded[];
}

const argument = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 20 }),
	fc.constantFrom('"quoted"', "line 1\nline 2", "\\n", "{}"),
	fc.integer(),
	fc.boolean(),
);
const call: fc.Arbitrary<Call> = fc.record({
	name: fc.constantFrom(...TOOLS),
	args: fc.dictionary(fc.constantFrom("path", "source", "depth"), argument, { noNullPrototype: true }),
});

interface Stream {
	readonly text: string;
	readonly calls: readonly Call[];
	readonly cuts: readonly number[];
	readonly style:
		"indexed" | "index always 0" | "no index" | "no index, id in every delta" | "no ids" | "whole objects";
	readonly finish: "stop" | "tool_calls";
	readonly hasMetadata: boolean;
}

const stream: fc.Arbitrary<Stream> = fc.record({
	text: fc.string({ unit: fc.constantFrom(..."abc é\n.".split("")), maxLength: 30 }),
	calls: fc.array(call, { minLength: 1, maxLength: 3 }),
	cuts: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
	style: fc.constantFrom(
		"indexed",
		"index always 0",
		"no index",
		"no index, id in every delta",
		"no ids",
		"whole objects",
	),
	finish: fc.constantFrom("stop", "tool_calls"),
	hasMetadata: fc.boolean(),
});

/** Text in pieces of the given sizes, over and over. */
function pieces(whole: string, sizes: readonly number[]): string[] {
	const parts: string[] = [];
	for (let at = 0, turn = 0; at < whole.length; turn++) {
		const size = sizes[turn % sizes.length]!;
		parts.push(whole.slice(at, at + size));
		at += size;
	}
	return parts;
}

function chunk(delta: unknown, finish: string | null = null): string {
	return JSON.stringify({
		id: "chatcmpl-7",
		object: "chat.completion.chunk",
		choices: [{ index: 0, delta, finish_reason: finish }],
	});
}

function callDeltas({ style, cuts, hasMetadata }: Stream, one: Call, position: number): string[] {
	const id = style === "no ids" ? undefined : `call_${position}`;
	const index = style === "indexed" ? position : style === "index always 0" ? 0 : undefined;
	const fields = { index, id, type: "function" };
	if (style === "whole objects")
		return [chunk({ tool_calls: [{ ...fields, function: { name: one.name, arguments: one.args } }] })];
	const parts = pieces(JSON.stringify(one.args), cuts);
	const first = chunk({ tool_calls: [{ ...fields, function: { name: one.name, arguments: parts[0] } }] });
	const repeatedId = style === "no index, id in every delta" ? id : undefined;
	const rest = parts
		.slice(1)
		.map((part) => chunk({ tool_calls: [{ index, id: repeatedId, function: { arguments: part } }] }));
	const signature = hasMetadata
		? [chunk({ tool_calls: [{ index, extra_content: { google: { thought_signature: `sig${position}` } } }] })]
		: [];
	return [first, ...rest, ...signature];
}

function eventsOf(made: Stream): string[] {
	return [
		chunk({ role: "assistant", content: "" }),
		...pieces(made.text, made.cuts).map((part) => chunk({ content: part })),
		...made.calls.flatMap((one, position) => callDeltas(made, one, position)),
		chunk({}, made.finish),
		JSON.stringify({ id: "chatcmpl-7", choices: [], usage: { prompt_tokens: 10, completion_tokens: 5 } }),
		"[DONE]",
	];
}

describe("native replies", () => {
	it(`decode to exactly the calls that were streamed, in ${CASES} streams of every provider's habits`, async () => {
		const streams = sample(stream);
		const decoded = await decodeAll(streams.map(eventsOf));
		decoded.forEach((result, index) => {
			const made = streams[index]!;
			const label = `${made.style}: ${JSON.stringify(made.calls)}`;
			expect(result, label).toMatchObject({ ok: true });
			if (!result.ok) return;
			expect(
				result.value.calls.map(({ name, args }) => ({ name, args: normalise(args) })),
				label,
			).toEqual(made.calls.map(({ name, args }) => ({ name, args: normalise(args) })));
			expect(result.value.finish).toBe("tool_calls");
			expect(result.value.text).toBe(made.text.trim());
			const ids = result.value.calls.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(result.value.raw.tool_calls?.map(({ id }) => id)).toEqual(ids);
			if (made.hasMetadata && made.style !== "whole objects") {
				expect(
					result.value.raw.tool_calls?.map(({ extra_content }) => extra_content),
					label,
				).toEqual(made.calls.map((_, position) => ({ google: { thought_signature: `sig${position}` } })));
			}
		});
	}, 240_000);

	it("are refused when the stream ends early, whatever is left out", async () => {
		const streams = sample(fc.tuple(stream, fc.nat()), 1000).map(([made, at]) => {
			const events = eventsOf(made);
			return events.slice(0, at % (events.length - 2));
		});
		for (const result of await decodeAll(streams))
			expect(result).toMatchObject({ ok: false, error: expect.stringContaining("broke off") as string });
	});

	it("with an error inside the stream are refused with the provider's words", async () => {
		const errors = [
			{ error: { code: 502, message: "Upstream overloaded" } },
			[{ error: { code: 400, message: "Bad field", status: "INVALID_ARGUMENT" } }],
			{ id: "x", error: "out of memory", choices: [] },
		];
		const decoded = await decodeAll(errors.map((error) => [chunk({ content: "Hi" }), JSON.stringify(error), "[DONE]"]));
		expect(decoded.map((result) => (result.ok ? "" : result.error))).toEqual([
			"The provider reported an error: 502: Upstream overloaded.",
			"The provider reported an error: 400: Bad field.",
			"The provider reported an error: out of memory.",
		]);
	});

	it("never throw on random events", async () => {
		const event = fc.oneof(
			fc.json({ maxDepth: 4 }),
			fc.string(),
			fc
				.jsonValue({ maxDepth: 3 })
				.map((value) => JSON.stringify({ choices: [{ delta: value, finish_reason: "stop" }] })),
			fc
				.jsonValue({ maxDepth: 3 })
				.map((value) =>
					JSON.stringify({ choices: [{ delta: { content: value, tool_calls: [value, { function: value }] } }] }),
				),
			fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify({ choices: value, usage: value, error: value })),
		);
		const decoded = await decodeAll(sample(fc.array(event, { maxLength: 5 }), 2000));
		expect(decoded.every((result) => result.ok || result.error.length > 0)).toBe(true);
	});
});

/** Whole numbers of both kinds of zero compare equal. */
function normalise(args: Readonly<Record<string, unknown>>): unknown {
	return JSON.parse(JSON.stringify(args)) as unknown;
}

interface Entry {
	readonly role: "user" | "system" | "assistant" | "tool";
	readonly ids: readonly string[];
	readonly callId: string;
}

interface Message {
	readonly role: string;
	readonly tool_calls?: readonly { readonly id: string }[];
	readonly tool_call_id?: string;
}

describe("encoded requests", () => {
	it("answer every call once and in order, with one system message first, whatever the history lacks", async () => {
		const entry: fc.Arbitrary<Entry> = fc.record({
			role: fc.constantFrom("user", "system", "assistant", "tool", "assistant", "tool"),
			ids: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
			callId: fc.constantFrom("a", "b", "c", "d"),
		});
		const histories = sample(fc.array(entry, { maxLength: 12 }), 2000).map((entries) => entries.map(historyMessage));
		const requests = await plugin.each(
			"model/chat-encode",
			"encodeRequest",
			histories.map((history) => [{ history, tools: [], settings: {} }]),
		);
		for (const request of requests) checkMessages((request as { readonly messages: readonly Message[] }).messages);
	});
});

function historyMessage({ role, ids, callId }: Entry): unknown {
	if (role === "tool") return { role, callId, name: "read_script", content: `result of ${callId}` };
	if (role !== "assistant") return { role, text: `words of the ${role}` };
	const toolCalls = ids.map((id) => ({
		id,
		type: "function",
		function: { name: "read_script", arguments: "{}" },
		extra_content: { signature: id },
	}));
	return {
		role,
		raw: { role, content: ids.length > 0 ? undefined : "text", tool_calls: ids.length > 0 ? toolCalls : undefined },
		calls: [],
	};
}

function checkMessages(messages: readonly Message[]): void {
	let expected: string[] = [];
	messages.forEach((message, index) => {
		if (message.role === "tool") {
			expect(message.tool_call_id).toBe(expected.shift());
			return;
		}
		expect(expected, "every call is answered before the next message").toEqual([]);
		expect(message.role === "system" ? index : 0).toBe(0);
		expected = (message.tool_calls ?? []).map(({ id }) => id);
	});
	expect(expected).toEqual([]);
}
