/** One benchmark: a name for the command line and figures printed as lines. */
export interface Benchmark {
	readonly name: string;
	readonly title: string;
	readonly run: () => Promise<void>;
}

/** Median, lowest and highest of some figures. */
export interface Spread {
	readonly median: number;
	readonly min: number;
	readonly max: number;
}

export function spreadOf(figures: readonly number[]): Spread {
	const sorted = [...figures].sort((a, b) => a - b);
	const at = (index: number): number => sorted[index] ?? Number.NaN;
	return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(sorted.length - 1) };
}

/** Milliseconds of each of `times` runs of `work`. */
export async function timeRuns(times: number, work: () => Promise<void>): Promise<readonly number[]> {
	const figures: number[] = [];
	for (let run = 0; run < times; run++) {
		const start = performance.now();
		await work();
		figures.push(performance.now() - start);
	}
	return figures;
}

export function printSpread(label: string, figures: readonly number[], unit = "ms"): void {
	const { median, min, max } = spreadOf(figures);
	console.log(`${label.padEnd(56)} ${median.toFixed(0)} ${unit} (${min.toFixed(0)} to ${max.toFixed(0)})`);
}
