import { callModel } from "../call-model";
import type { ActionScope } from "../action-scope";
import type { Usage } from "../../model/types";
import { compactByCode, compactWithNarrative, prefixHash } from "./compact-history";
import { compactionPoint } from "./compaction-point";
import { summaryRequest } from "./summarise";

interface Narrative {
	readonly text: string;
	readonly usage?: Usage;
}

/** Asks the model for the summary; anything but a text counts as none. Yields. */
function askForNarrative({ state, emit, ports, relay, settings }: ActionScope): Narrative {
	const request = {
		history: summaryRequest(state, compactionPoint(state, settings)),
		tools: [],
		settings: { ...settings, maxOutputTokens: settings.summaryTokens },
	};
	const result = callModel(relay, request, ports.clock, {
		onPartial: () => {},
		onRetry: (attempt, delaySeconds, reason) => emit({ type: "retry", attempt, delaySeconds, reason }),
		isCancelled: () => state.finished !== undefined,
	});
	if (!result.ok) return { text: "" };
	const { text, calls, usage } = result.reply;
	return { text: calls.isEmpty() ? text : "", usage };
}

/**
 * Replaces the beginning of the history by a summary, in the best of four ways that works. After a refusal for length the
 * model is not asked: its answer might be refused for the same reason. Yields.
 */
export function performCompact(scope: ActionScope): void {
	const { state, emit, settings } = scope;
	const { overflow } = state.context;
	const asksModel = overflow === undefined && settings.useModelSummary;
	const narrative: Narrative = asksModel ? askForNarrative(scope) : { text: "" };
	const draft = compactWithNarrative(state, settings, narrative.text) ?? compactByCode(state, settings);
	if (draft !== undefined)
		return emit({
			type: "context.compacted",
			...draft,
			prefixHash: prefixHash(state.history, draft.toIndex),
			usage: narrative.usage,
		});
	if (overflow !== undefined)
		emit({ type: "model.failed", code: "context_overflow", error: overflow, isUnreachable: false });
}
