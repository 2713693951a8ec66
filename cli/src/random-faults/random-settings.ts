import { pick } from "../testing/random.ts";
import type { Random } from "../testing/random.ts";

/** An address where no relay is. */
const NOBODY = "http://127.0.0.1:9999";

export interface RandomSettings {
	/** Tasks kept in the plugin's settings; 0 for none. */
	readonly historyTasks: number;
	readonly [name: string]: unknown;
}

/** Settings of one random task: short waits and tight limits, so that every limit is met now and then. */
export function randomSettings(random: Random, relayUrl: string): RandomSettings {
	return {
		relayUrl: random(50) === 0 ? NOBODY : relayUrl,
		retryDelays: pick(random, [[0], [0, 0]]),
		maxRetryAfterSeconds: 0.05,
		maxSteps: 5 + random(6),
		breakerFailures: 3 + random(3),
		breakerPauseSeconds: 0,
		streamSilenceSeconds: 5,
		compactAtTokens: random(6) === 0 ? 6000 : 50_000,
		useModelSummary: random(2) === 0,
		historyTasks: random(3) === 0 ? 10 : 0,
		budgetTokens: random(12) === 0 ? 40 : 1_000_000,
	};
}
