/** What may be tuned about the context of a model call: how much is sent, what is kept, what is remembered of reads. */
export interface ContextSettings {
	/** Tokens the model can read; the catalogue's figure counts where it is smaller. */
	readonly contextWindow: number;
	/** Tokens of a request from which the history is compacted. */
	readonly compactAtTokens: number;
	/** Share of the window from which the history is compacted, when that is less than `compactAtTokens`. */
	readonly compactAtShare: number;
	/** Messages at the end of the history that a compaction keeps. */
	readonly keepMessages: number;
	/** Tool results at the end of the history that a compaction keeps. */
	readonly keepToolResults: number;
	/** Whether the model writes the summary; without it, code does. */
	readonly useModelSummary: boolean;
	/** Tokens a summary may have. */
	readonly summaryTokens: number;
	/** Seconds for which a read is remembered. */
	readonly readCacheTtlSeconds: number;
	/** Bytes of outdated reads in the history that are worth breaking the provider's cache for. */
	readonly dedupeBatchBytes: number;
	/** Facts listed with every request. */
	readonly maxFacts: number;
	/** Steps listed with every request. */
	readonly recentSteps: number;
	/** Seconds after which what was done counts half when a summary has to choose. */
	readonly relevanceHalfLifeSeconds: number;
}

export const DEFAULT_CONTEXT_SETTINGS: ContextSettings = {
	contextWindow: 128_000,
	compactAtTokens: 50_000,
	compactAtShare: 0.8,
	keepMessages: 10,
	keepToolResults: 3,
	useModelSummary: true,
	summaryTokens: 1_200,
	readCacheTtlSeconds: 1_200,
	dedupeBatchBytes: 24_000,
	maxFacts: 30,
	recentSteps: 6,
	relevanceHalfLifeSeconds: 300,
};
