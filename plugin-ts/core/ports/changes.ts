/** Notices changes of the place, whoever makes them. */
export interface Changes {
	/**
	 * A name for the place's state: while it stays the same, nothing a reading tool shows has changed. Unique to a session,
	 * so that a version kept from an earlier one never matches.
	 */
	version(): string;
}
