/** What became of one call of a tool or one try of a model call. */
export interface HealthSample {
	readonly isFine: boolean;
	/** How long it took; absent when its beginning is not known. */
	readonly seconds?: number;
}

/** The newest calls of one tool or provider. */
export interface HealthWindow {
	samples: readonly HealthSample[];
	/** All calls ever counted. */
	total: number;
}

/** Figures over the newest calls; shares are 0..1. */
export interface HealthFigures {
	/** Calls the figures are about. */
	readonly calls: number;
	readonly successShare: number;
	readonly errorShare: number;
	/** Successes that came right after a failure. */
	readonly recovered: number;
	/** Mean time of a call; absent when none is known. */
	readonly latencySeconds?: number;
}

/** Samples that are kept; the window of the settings cannot be larger. */
const MOST_KEPT = 100;

export function createHealthWindow(): HealthWindow {
	return { samples: [], total: 0 };
}

export function addSample(counted: HealthWindow, sample: HealthSample): void {
	const from = counted.samples.size() + 1 - MOST_KEPT;
	counted.samples = [...counted.samples.filter((_, index) => index >= from), sample];
	counted.total += 1;
}

/** The figures of the newest `size` calls. A window without calls is healthy. */
export function figuresOf({ samples }: HealthWindow, size: number): HealthFigures {
	const from = math.max(0, samples.size() - size);
	const newest = samples.filter((_, index) => index >= from);
	const calls = newest.size();
	const failed = newest.filter((sample) => !sample.isFine).size();
	const recovered = newest.filter((sample, index) => sample.isFine && newest[index - 1]?.isFine === false).size();
	const timed = newest.mapFiltered((sample) => sample.seconds);
	const sum = timed.reduce((total, seconds) => total + seconds, 0);
	return {
		calls,
		successShare: calls === 0 ? 1 : (calls - failed) / calls,
		errorShare: calls === 0 ? 0 : failed / calls,
		recovered,
		latencySeconds: timed.isEmpty() ? undefined : sum / timed.size(),
	};
}
