import { success } from "../outcome";
import type { KeyValueStore } from "../ports/key-value-store";

/** A store that keeps its texts in memory. */
export function createFakeKeyValueStore(): KeyValueStore {
	const texts = new Map<string, string>();
	return {
		load(key) {
			return success(texts.get(key));
		},
		save(key, value) {
			texts.set(key, value);
			return success(true as const);
		},
		remove(key) {
			texts.delete(key);
			return success(true as const);
		},
	};
}
