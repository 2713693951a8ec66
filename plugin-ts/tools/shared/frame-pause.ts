import type { Clock } from "../../core/ports/clock";

/** Seconds of work before the frame gets a turn; Studio counts plugin work above 8 ms as a stutter. */
const SLICE_SECONDS = 0.006;

/** A `pause` for long work: yields to the next frame each time a slice is used up. */
export function createFramePause(clock: Pick<Clock, "now" | "sleep">): () => void {
	let sliceBegan = clock.now();
	return () => {
		if (clock.now() - sliceBegan < SLICE_SECONDS) return;
		clock.sleep(0);
		sliceBegan = clock.now();
	};
}
