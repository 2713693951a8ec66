import { afterEach, describe, expect, it } from "vitest";

import { isObject } from "../../json.ts";
import { eventsOf, openChat, pollAll, startTestRelay } from "../../testing/relay-client.ts";

const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
	await Promise.all(cleanUp.splice(0).map((close) => close()));
});

interface Chunk {
	readonly choices: readonly {
		readonly delta: {
			readonly content?: string;
			readonly tool_calls?: readonly {
				readonly id?: string;
				readonly index: number;
				readonly function: { readonly name?: string; readonly arguments?: string };
			}[];
		};
		readonly finish_reason: string | null;
	}[];
	readonly usage?: { readonly prompt_tokens: number; readonly total_tokens: number };
}

const ask = async (content: string, env = {}): Promise<readonly Chunk[]> => {
	const relay = await startTestRelay(env);
	cleanUp.push(relay.close);
	const tools = ["start_plan", "create_instance", "complete"].map((name) => ({ type: "function", function: { name } }));
	const { id } = await openChat(relay, {
		provider: "demo",
		body: { stream: true, messages: [{ role: "user", content }], tools },
	});
	const events = eventsOf(await pollAll(relay, id)).map(({ data }) => data);
	expect(events.at(-1)).toBe("[DONE]");
	return events.slice(0, -1).map((data) => JSON.parse(data) as Chunk);
};

describe("the demo over the wire", () => {
	it("streams text, a call with its arguments in pieces, a finish reason and usage", async () => {
		const chunks = await ask("Build a 10x10 grid of parts under Workspace.Grid");
		const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
		const calls = deltas.flatMap(({ tool_calls: pieces }) => pieces ?? []);
		expect(calls[0]).toEqual({
			index: 0,
			id: "call_demo_1",
			type: "function",
			function: { name: "create_instance", arguments: "" },
		});
		expect(calls.length).toBeGreaterThan(20);
		const args: unknown = JSON.parse(calls.map(({ function: fn }) => fn.arguments ?? "").join(""));
		expect(isObject(args) && Array.isArray(args["children"]) && args["children"].length).toBe(100);
		expect(deltas.map(({ content }) => content ?? "").join("")).toContain("Create the model Grid");
		expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("tool_calls");
		expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: expect.any(Number) } });
	});

	it("takes its time when it is told to", async () => {
		const startedAt = performance.now();
		const chunks = await ask("hello", { VECTOR_DEMO_DELAY_MS: "5" });
		expect(performance.now() - startedAt).toBeGreaterThan(4 * chunks.length);
	});
});
