/**
 * Called by long scans and parses after every few hundred microseconds of work. It may yield the running thread until the next
 * frame, or throw to abandon the work. Leave it out to work in one go.
 */
export type Pause = () => void;

/** How many tokens or nodes are handled between two calls of `Pause`. */
export const TOKENS_PER_PAUSE = 256;

/** Counts work and pauses once in a while. */
export class Pacer {
	private left = TOKENS_PER_PAUSE;

	constructor(private readonly pause: Pause | undefined) {}

	/** Accounts for the handling of one token or node, or of as many as given. */
	tick(units = 1): void {
		if (this.pause === undefined) return;
		this.left -= units;
		if (this.left > 0) return;
		this.left = TOKENS_PER_PAUSE;
		this.pause();
	}
}
