import type { JsonObject } from "../../core/json";
import { printJson } from "../../core/json-print";
import { success } from "../../core/outcome";
import type { ModelCall, RelayClient } from "../../model/relay-client";
import { STREAM_COMPLETE } from "../../model/stream-result";
import type { ModelCallError, StreamResult } from "../../model/stream-result";

/** One answer of the scripted model: a call, plain text, or a failure of the connection. */
export type ScriptedReply =
	| { readonly tool: string; readonly args: JsonObject }
	| { readonly text: string }
	| { readonly failure: ModelCallError };

export interface FakeRelay extends RelayClient {
	/** Every request, in order. */
	readonly calls: readonly ModelCall[];
	/** The most calls that were in flight at the same time. */
	readonly mostInFlight: () => number;
}

/** Chooses the reply to the n-th call, from 0. */
export type Script = (index: number, call: ModelCall) => ScriptedReply;

function chunk(delta: JsonObject, finish?: string): string {
	return printJson({ choices: [{ index: 0, delta, finish_reason: finish }] });
}

function play(reply: ScriptedReply, id: string, onData: (data: string) => void): StreamResult {
	if ("failure" in reply) return { ok: false, error: reply.failure };
	if ("text" in reply) onData(chunk({ role: "assistant", content: reply.text }, "stop"));
	else {
		const call = { index: 0, id, type: "function", function: { name: reply.tool, arguments: printJson(reply.args) } };
		onData(chunk({ role: "assistant", tool_calls: [call] }, "tool_calls"));
	}
	onData(printJson({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 } }));
	onData("[DONE]");
	return STREAM_COMPLETE;
}

/** A model that follows a script; it speaks the wire format, so that the real decoder is part of every test. */
export function createFakeRelay(
	conversation: Script,
	beforeReply: (isCancelled: () => boolean) => void = () => {},
): FakeRelay {
	const calls = new Array<ModelCall>();
	let inFlight = 0;
	let most = 0;
	return {
		calls,
		mostInFlight: () => most,
		models() {
			return success({ default: { provider: "fake" }, providers: [] });
		},
		stream(call, onData, isCancelled) {
			calls.push(call);
			inFlight += 1;
			most = math.max(most, inFlight);
			beforeReply(isCancelled);
			const result = play(conversation(calls.size() - 1, call), `call_${calls.size()}`, onData);
			inFlight -= 1;
			return result;
		},
	};
}

/** A script that plays a list and then completes. */
export function inOrder(...replies: readonly ScriptedReply[]): Script {
	return (index) => replies[index] ?? { tool: "complete", args: { summary: "All done." } };
}
