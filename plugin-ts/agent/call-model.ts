import type { Clock } from "../core/ports/clock";
import type { Settings } from "../core/settings";
import { planCall } from "../model/plan-call";
import type { RelayClient } from "../model/relay-client";
import type { ModelCallError } from "../model/stream-result";
import type { HistoryMessage, ModelReply, PartialReply, ToolSchema } from "../model/types";
import { withCost } from "../model/usage";
import { retryDelay } from "./safety/resilience";

export interface ModelRequest {
	readonly history: readonly HistoryMessage[];
	readonly tools: readonly ToolSchema[];
	readonly settings: Settings;
}

export interface ModelCallListener {
	readonly onPartial: (partial: PartialReply) => void;
	/** Before each new try, with what went wrong. */
	readonly onRetry: (attempt: number, delaySeconds: number, reason: string) => void;
	readonly isCancelled: () => boolean;
}

export type ModelCallResult =
	{ readonly ok: true; readonly reply: ModelReply } | { readonly ok: false; readonly error: ModelCallError };

function attemptCall(relay: RelayClient, request: ModelRequest, listener: ModelCallListener): ModelCallResult {
	const { settings, tools, history } = request;
	const { provider, model } = settings;
	const catalogue = relay.models(provider);
	const plan = planCall({ history, tools, settings, catalogue: catalogue.ok ? catalogue.value : undefined });
	const decoder = plan.codec.createReplyDecoder({ knownTools: tools.map((tool) => tool.name) });
	const onData = (data: string) => listener.onPartial(decoder.push(data));
	const call = { provider, model, dialect: plan.dialect, body: plan.body };
	const result = relay.stream(call, onData, () => listener.isCancelled());
	if (!result.ok) return result;
	const reply = decoder.finish();
	if (!reply.ok) return { ok: false, error: { code: "bad_reply", message: reply.error, retryable: true } };
	return { ok: true, reply: { ...reply.value, usage: withCost(reply.value.usage, plan.facts?.info?.price) } };
}

/**
 * One model call with its retries. Only failures that a second identical request can mend are tried again; a call writes
 * nothing, so trying again is always safe. Yields.
 */
export function callModel(
	relay: RelayClient,
	request: ModelRequest,
	clock: Clock,
	listener: ModelCallListener,
): ModelCallResult {
	let attempt = 1;
	while (true) {
		const result = attemptCall(relay, request, listener);
		if (result.ok || listener.isCancelled()) return result;
		const delay = retryDelay(result.error, attempt, request.settings);
		if (delay === undefined) return result;
		listener.onRetry(attempt, delay, result.error.message);
		clock.sleep(delay);
		attempt += 1;
	}
}

const UNREACHABLE_CODES = new ReadonlySet([
	"relay_unreachable",
	"upstream_unreachable",
	"upstream_unauthorized",
	"upstream_forbidden",
	"model_missing",
	"unauthorized",
]);

/** True when no model could be reached at all, as against one that failed. */
export function isUnreachable(problem: ModelCallError): boolean {
	return UNREACHABLE_CODES.has(problem.code);
}
