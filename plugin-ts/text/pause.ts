/**
 * Called by long computations after every few hundred microseconds of work. It may yield the running thread (in Studio it waits
 * for the next frame once its time slice is used up) or throw to abandon the work. Pure code never waits by itself.
 */
export type Pause = () => void;

/** Counts work units and calls `pause` once per `unitsPerSlice` of them, so that inner loops stay cheap. */
export class WorkMeter {
	private done = 0;

	constructor(
		private readonly pause: Pause | undefined,
		private readonly unitsPerSlice = 1000,
	) {}

	/** Accounts for `units` of work, pausing when a slice is full. */
	spend(units: number): void {
		if (this.pause === undefined) return;
		this.done += units;
		if (this.done < this.unitsPerSlice) return;
		this.done = 0;
		this.pause();
	}
}
