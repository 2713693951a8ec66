import type { StepRecord } from "./context-state";
import { wordsOf } from "./words";

const WRITE_WEIGHT = 3;
const ERROR_WEIGHT = 2;
/** What each word shared with the goal adds. */
const WORD_WEIGHT = 0.5;

/** How much a step still matters: it halves with each half-life; writes, failures and the goal's words count more. */
export function relevance(
	record: StepRecord,
	goalWords: ReadonlySet<string>,
	now: number,
	halfLifeSeconds: number,
): number {
	const age = math.max(0, now - record.at);
	let weight = record.tool === "" ? WRITE_WEIGHT : 1;
	if (!record.isFine) weight = math.max(weight, ERROR_WEIGHT);
	for (const word of wordsOf(record.text)) if (goalWords.has(word)) weight += WORD_WEIGHT;
	return weight * math.pow(0.5, age / halfLifeSeconds);
}
