export interface Ids {
	/** A new identifier, unique within the place's history. */
	next(): string;
}
