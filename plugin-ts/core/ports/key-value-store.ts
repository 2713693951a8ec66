import type { Outcome } from "../outcome";

/** Small texts kept across sessions, by key. One writer. */
export interface KeyValueStore {
	load(key: string): Outcome<string | undefined>;
	save(key: string, value: string): Outcome<true>;
	/** Forgets a key; fine when there is none. */
	remove(key: string): Outcome<true>;
}
