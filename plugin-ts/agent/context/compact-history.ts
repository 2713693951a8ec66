import { hashText } from "../../text/hash";
import { printJson } from "../../core/json-print";
import type { Settings } from "../../core/settings";
import type { HistoryMessage } from "../../model/types";
import type { TaskState } from "../task-state";
import { clipText } from "./call-label";
import { estimateTokens } from "./calibration";
import { compactionPoint } from "./compaction-point";
import type { CompactionTier } from "./context-state";
import { historyBytes, memoryBytes, prefixBytes, requestTokens } from "./request-bytes";
import { summaryFacts } from "./summary-facts";
import { sampledSummary } from "./tier-sampled";
import { structuredSummary } from "./tier-structured";

/** A summary that may take the place of the beginning of the history. */
export interface CompactionDraft {
	readonly tier: CompactionTier;
	readonly toIndex: number;
	readonly summary: string;
	readonly narrative?: string;
	readonly tokensBefore: number;
	readonly tokensAfter: number;
}

/** How much of the usual end of the history is kept, tried one after the other. */
const SHARES_OF_KEPT = [1, 0.6, 0.4, 0.2];

function draft(
	state: TaskState,
	tier: CompactionTier,
	toIndex: number,
	parts: readonly string[],
	narrative?: string,
): CompactionDraft {
	const summary = parts.filter((part) => part !== "").join("\n");
	const bytes = prefixBytes(state.mode) + memoryBytes(state) + summary.size() + historyBytes(state, toIndex);
	const tokensAfter = estimateTokens(bytes, state.context.calibration);
	return { tier, toIndex, summary, narrative, tokensBefore: requestTokens(state), tokensAfter };
}

/** Tokens at which a request is compacted. */
export function compactionThreshold({ context }: Pick<TaskState, "context">, settings: Settings): number {
	const window = math.min(settings.contextWindow, context.window ?? math.huge);
	return math.min(settings.compactAtTokens, math.floor(window * settings.compactAtShare));
}

function isSmaller({ tokensAfter, tokensBefore }: CompactionDraft): boolean {
	return tokensAfter < tokensBefore;
}

/** The narrative of the earlier summary, so that a summary by code builds on what the model once wrote. */
function earlier({ context }: TaskState, settings: Settings): string {
	const narrative = context.compaction?.narrative;
	return narrative === undefined ? "" : clipText(narrative, summaryBytes(context, settings) / 2);
}

function summaryBytes({ calibration }: TaskState["context"], settings: Settings): number {
	return math.floor(settings.summaryTokens * calibration.bytesPerToken);
}

/** The last resort: facts alone, and a shorter end of the history when the usual one is too long. */
function plainDraft(state: TaskState, settings: Settings, facts: readonly string[]): CompactionDraft | undefined {
	const limit = compactionThreshold(state, settings);
	let best: CompactionDraft | undefined;
	for (const share of SHARES_OF_KEPT) {
		const keepMessages = math.floor(settings.keepMessages * share);
		const keepToolResults = math.ceil(settings.keepToolResults * share);
		const point = compactionPoint(state, { keepMessages, keepToolResults });
		const candidate = draft(state, "plain", point, facts);
		if (best === undefined || candidate.tokensAfter < best.tokensAfter) best = candidate;
		if (candidate.tokensAfter <= limit && isSmaller(candidate)) break;
	}
	return best !== undefined && isSmaller(best) ? best : undefined;
}

/**
 * A compaction by code alone: structured truncation, then relevance sampling, then plain truncation, whichever first
 * brings the request below the threshold. Undefined when nothing makes it strictly smaller.
 */
export function compactByCode(state: TaskState, settings: Settings): CompactionDraft | undefined {
	const facts = summaryFacts(state);
	const limit = compactionThreshold(state, settings);
	const toIndex = compactionPoint(state, settings);
	if (toIndex > (state.context.compaction?.toIndex ?? 0)) {
		const tiers: readonly [CompactionTier, string][] = [
			["structured", structuredSummary(state)],
			["sampled", sampledSummary(state, settings)],
		];
		for (const [tier, text] of tiers) {
			const candidate = draft(state, tier, toIndex, [earlier(state, settings), text, ...facts]);
			if (isSmaller(candidate) && candidate.tokensAfter <= limit) return candidate;
		}
	}
	return plainDraft(state, settings, facts);
}

/** A compaction with the model's own words; undefined when that is no gain. */
export function compactWithNarrative(state: TaskState, settings: Settings, text: string): CompactionDraft | undefined {
	const toIndex = compactionPoint(state, settings);
	if (text === "" || toIndex <= (state.context.compaction?.toIndex ?? 0)) return undefined;
	const narrative = clipText(text, summaryBytes(state.context, settings));
	const candidate = draft(state, "ai", toIndex, [narrative, ...summaryFacts(state)], narrative);
	return isSmaller(candidate) && candidate.tokensAfter <= compactionThreshold(state, settings) ? candidate : undefined;
}

/** Fingerprint of the messages a compaction stands for, so that a transcript can be checked against it. */
export function prefixHash(history: readonly HistoryMessage[], toIndex: number): string {
	const parts = new Array<string>();
	for (const index of $range(0, toIndex - 1)) parts.push(printMessage(history[index]!));
	return hashText(parts.join("\n"));
}

function printMessage(message: HistoryMessage): string {
	switch (message.role) {
		case "assistant":
			return printJson(message.raw);
		case "tool":
			return `${message.callId} ${message.content}`;
		default:
			return message.text;
	}
}
