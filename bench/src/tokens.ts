import { fileURLToPath } from "node:url";
import { openPlugin } from "@vector/cli/open-plugin";
import { startRelay } from "@vector/relay";
import { startFakeUpstream } from "@vector/relay/testing";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Benchmark } from "./benchmark.ts";
import { TASK_GOAL, TASK_STEPS } from "./tokens-task.ts";

const PLACE = fileURLToPath(new URL("../../studio/fixtures/places/obby.rbxl", import.meta.url));

/** From this step on the conversation is long enough for a cache to matter. */
const WARM_STEP = 4;

/** What providers take for a cached token, as a share of the price of another one. */
const CACHED_PRICE = 0.1;

/** Prompts of other agents in o200k_base tokens, as measured on their sources. */
const PEERS = [
	{ name: "Cline classic, XML", system: 12_434, tools: 0 },
	{ name: "Cline classic, native", system: 2_481, tools: 6_137 },
	{ name: "Cline 4 (7 tools)", system: 713, tools: 1_918 },
	{ name: "Roo Code", system: 3_200, tools: 8_430 },
	{ name: "opencode", system: 2_010, tools: 4_707 },
	{ name: "Codex", system: 5_722, tools: 1_941 },
];

/** A loop that keeps everything it ever read and sends it again. */
const NAIVE = {
	compactAtTokens: 1_000_000,
	compactAtShare: 1,
	dedupeBatchBytes: 1_000_000_000,
	readCacheTtlSeconds: -1,
};

interface ChatBody {
	readonly tools: readonly unknown[];
	readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

/** Replays the task with the built plugin through a real relay; resolves with the bodies the provider received. */
async function replay(settings: object): Promise<readonly ChatBody[]> {
	const upstream = await startFakeUpstream(TASK_STEPS);
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "bench" };
	const relay = await startRelay({ port: 0, host: "127.0.0.1", env });
	const { studio, plugin } = await openPlugin(PLACE);
	try {
		const finished = new Promise<string>((resolve, reject) => {
			plugin.onEvent((event) => {
				if (event.type === "proposal.created") {
					const { id } = event["proposal"] as { readonly id: string };
					plugin.request({ type: "decide", proposalId: id, decision: { decision: "approve" } }).catch(reject);
				}
				if (event.type === "task.finished") resolve(`${String(event["outcome"])}: ${String(event["summary"])}`);
				if (event.type === "task.paused") reject(new Error(String(event["text"])));
			});
		});
		await plugin.request({ type: "configure", settings: { relayUrl: relay.url, ...settings } });
		await plugin.request({ type: "start", goal: TASK_GOAL, mode: "act" });
		const outcome = await finished;
		if (!outcome.startsWith("completed")) throw new Error(`The task was not completed: ${outcome}`);
		return upstream.requests.map(({ body }) => body as unknown as ChatBody);
	} finally {
		await studio.close();
		await relay.close();
		await upstream.close();
	}
}

/** The prompt in the order providers cache it: tools, then messages. */
function promptOf({ tools, messages }: ChatBody): string {
	return [JSON.stringify(tools), ...messages.map((message) => JSON.stringify(message))].join("\n");
}

function commonPrefix(a: string, b: string): string {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length++;
	return a.slice(0, length);
}

interface StepTokens {
	readonly total: number;
	/** Tokens that begin the request before as well, byte for byte. */
	readonly cached: number;
}

function countSteps(bodies: readonly ChatBody[]): readonly StepTokens[] {
	const prompts = bodies.map(promptOf);
	return prompts.map((prompt, index) => ({
		total: countTokens(prompt),
		cached: countTokens(commonPrefix(prompts[index - 1] ?? "", prompt)),
	}));
}

function sumOf(steps: readonly StepTokens[], key: keyof StepTokens): number {
	return steps.reduce((sum, step) => sum + step[key], 0);
}

function describe(label: string, steps: readonly StepTokens[]): void {
	const [total, cached] = [sumOf(steps, "total"), sumOf(steps, "cached")];
	const warm = steps.slice(WARM_STEP - 1);
	const share = (100 * sumOf(warm, "cached")) / sumOf(warm, "total");
	const paid = total - cached * (1 - CACHED_PRICE);
	console.log(`${label}, ${steps.length} model calls`);
	console.log(`  input tokens                         ${total}, the last call ${steps.at(-1)?.total ?? 0}`);
	console.log(`  of these a prefix sent before        ${cached}; from step ${WARM_STEP} on ${share.toFixed(1)} %`);
	console.log(`  paid for, cached ones at a tenth     ${paid.toFixed(0)}`);
}

async function run(): Promise<void> {
	const bodies = await replay({});
	const first = bodies[0];
	const system = countTokens(String(first?.messages[0]?.content));
	const tools = countTokens(JSON.stringify(first?.tools));
	console.log(`prompt in o200k_base tokens: Vector ${system} system + ${tools} tools (act mode, the largest)`);
	for (const peer of PEERS) console.log(`  ${peer.name}: ${peer.system} + ${peer.tools}`);

	const vector = countSteps(bodies);
	const naive = countSteps(await replay(NAIVE));
	describe("Vector", vector);
	describe("the same loop without read cache, dedupe and compaction", naive);
	console.log(
		`Vector sends ${(sumOf(vector, "total") / sumOf(naive, "total")).toFixed(2)} of that loop's input tokens.`,
	);
}

export const tokensBenchmark: Benchmark = {
	name: "tokens",
	title: `prompt size and a fixed task of ${TASK_STEPS.length} steps on a real game`,
	run,
};
