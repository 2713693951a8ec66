/**
 * Bytes a token stands for, learnt from what the provider reports. Before the first report it is a little below what code
 * and JSON have in the tokenizers of today, so that the estimate errs on the large side.
 */
export interface Calibration {
	readonly bytesPerToken: number;
	readonly samples: number;
}

const FIRST_GUESS = 3.3;
/** No tokenizer is outside of these; a provider that reports such figures counts something else. */
const LEAST = 2;
const MOST = 6;
/** Weight of a new report against what is known. */
const LEARNING = 0.3;

export function createCalibration(): Calibration {
	return { bytesPerToken: FIRST_GUESS, samples: 0 };
}

/** Takes in that a request of `bytes` was counted as `tokens` by the provider. */
export function calibrate(known: Calibration, bytes: number, tokens: number): Calibration {
	if (tokens <= 0 || bytes <= 0) return known;
	const measured = math.clamp(bytes / tokens, LEAST, MOST);
	const weight = known.samples === 0 ? 1 : LEARNING;
	return { bytesPerToken: known.bytesPerToken + (measured - known.bytesPerToken) * weight, samples: known.samples + 1 };
}

/** Tokens that `bytes` of text probably are. */
export function estimateTokens(bytes: number, calibration: Calibration): number {
	return math.ceil(bytes / calibration.bytesPerToken);
}
