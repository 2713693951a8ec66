export interface Clock {
	/** Seconds, monotonic within a session. */
	now(): number;
	/** Seconds since 1970, UTC, with fraction. */
	wallTime(): number;
	/** Yields for at least `seconds`. */
	sleep(seconds: number): void;
	/** Runs `body` in a thread of its own, at once. */
	spawn(body: () => void): void;
}
