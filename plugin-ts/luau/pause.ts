/**
 * Called by long scans and parses after every few hundred microseconds of work. It may yield the running thread until the next
 * frame, or throw to abandon the work. Leave it out to work in one go.
 */
export type Pause = () => void;

/** How many tokens are handled between two calls of `Pause`. */
export const TOKENS_PER_PAUSE = 256;
