import { existsSync } from "node:fs";
import type { GeminiScript, MessagesScript, Responder, ResponsesScript } from "@vector/relay/testing";
import { startFakeUpstream, strictGemini, strictMessages, strictResponses } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector } from "./testing/run-vector.ts";

const FOLDER = { className: "Folder", parentPath: "game.Workspace", props: { Name: "Größe ✓" } };
const SUMMARY = { summary: "One folder was created." };

const MESSAGES: readonly MessagesScript[] = [
	{
		blocks: [
			{ type: "thinking", thinking: "A folder, then. 😀", signature: "c2lnbmF0dXJl==" },
			{ type: "redacted_thinking", data: "b3BhcXVl" },
			{ type: "text", text: "I look first.", citations: null },
			{ type: "tool_use", id: "toolu_01", name: "list_selection", input: {}, caller: { type: "direct" } },
		],
		usage: { cache_creation_input_tokens: 900 },
	},
	{
		blocks: [
			{ type: "tool_use", id: "toolu_02", name: "create_instance", input: FOLDER, x_unknown: { deep: [1, null, {}] } },
		],
		usage: { cache_read_input_tokens: 900 },
	},
	{ blocks: [{ type: "tool_use", id: "toolu_03", name: "complete", input: SUMMARY }] },
];

const RESPONSES: readonly ResponsesScript[] = [
	{
		output: [
			{ id: "rs_1", type: "reasoning", summary: [], encrypted_content: "Z0FBQUE=", status: null },
			{
				id: "msg_1",
				type: "message",
				role: "assistant",
				status: "completed",
				phase: "commentary",
				content: [{ type: "output_text", text: "I look first.", annotations: [], logprobs: [] }],
			},
			{
				id: "fc_1",
				type: "function_call",
				call_id: "call_1",
				name: "list_selection",
				arguments: "{}",
				status: "completed",
			},
		],
	},
	{
		output: [
			{
				id: "rs_2",
				type: "reasoning",
				summary: [{ type: "summary_text", text: "Now the folder." }],
				encrypted_content: "Z0FBQUI=",
			},
			{
				id: "fc_2",
				type: "function_call",
				call_id: "call_2",
				name: "create_instance",
				arguments: JSON.stringify(FOLDER),
				x_unknown: {},
			},
		],
		usage: { input_tokens_details: { cached_tokens: 60 } },
		endsWithoutOutput: true,
	},
	{
		output: [
			{ id: "fc_3", type: "function_call", call_id: "call_3", name: "complete", arguments: JSON.stringify(SUMMARY) },
		],
	},
];

const GEMINI: readonly GeminiScript[] = [
	{ text: "I look first.", calls: [{ name: "list_selection", args: {}, signature: "sig-1" }] },
	{ calls: [{ name: "create_instance", args: FOLDER, id: "own-id", signature: "sig-2" }], sendsSignatureLater: true },
	{ calls: [{ name: "complete", args: SUMMARY, id: "last" }] },
];

const PROVIDERS: readonly {
	readonly provider: string;
	readonly model: string;
	readonly responder: Responder;
	readonly path: string;
	readonly env: (url: string) => Readonly<Record<string, string>>;
	readonly usage: object;
}[] = [
	{
		provider: "anthropic",
		model: "claude-sonnet-5-5",
		responder: strictMessages(MESSAGES),
		path: "/v1/messages",
		env: (url) => ({ ANTHROPIC_API_KEY: "sk-ant-test", ANTHROPIC_BASE_URL: url }),
		usage: { inputTokens: 2100, outputTokens: 60, cachedTokens: 900 },
	},
	{
		provider: "bedrock",
		model: "us.anthropic.claude-sonnet-5-5",
		responder: strictMessages(MESSAGES),
		path: "/anthropic/v1/messages",
		env: (url) => ({ AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key", BEDROCK_BASE_URL: url.replace("/v1", "") }),
		usage: { inputTokens: 2100, outputTokens: 60, cachedTokens: 900 },
	},
	{
		provider: "openai",
		model: "gpt-6.1-sol",
		responder: strictResponses(RESPONSES),
		path: "/v1/responses",
		env: (url) => ({ OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: url, OPENAI_DIALECT: "responses" }),
		usage: { inputTokens: 300, outputTokens: 60, cachedTokens: 60 },
	},
	{
		provider: "gemini",
		model: "gemini-3.6-flash",
		responder: strictGemini(GEMINI),
		path: "/v1/chat/completions",
		env: (url) => ({ GEMINI_API_KEY: "AIza-test", GEMINI_BASE_URL: url }),
		usage: { inputTokens: 300, outputTokens: 150, cachedTokens: 0 },
	},
];

describe("vector run", () => {
	it.each(PROVIDERS)("builds with $provider, whose every field comes back unchanged", async (testCase) => {
		const { provider, model, env, path, usage } = testCase;
		const upstream = await startFakeUpstream([], { otherwise: testCase.responder });
		const place = copyPlace("baseplate-566.rbxl");
		const args = [
			"run",
			"Create a folder",
			"--place",
			place,
			"--approve",
			"all",
			"--json",
			"--provider",
			provider,
			"--model",
			model,
		];
		const run = await runVector(args, { env: env(upstream.url) });
		await upstream.close();
		expect(run.events.at(-1)).toMatchObject({ type: "task.finished", outcome: "completed", usage });
		expect(run.code).toBe(0);
		expect(existsSync(place.replace(".rbxl", ".vector.rbxl"))).toBe(true);
		expect(upstream.requests.map((request) => request.path)).toEqual([path, path, path]);
	});
});
