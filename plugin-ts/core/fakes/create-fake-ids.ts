import type { Ids } from "../ports/ids";

/** Identifiers that count: `id-1`, `id-2`, … */
export function createFakeIds(prefix = "id"): Ids {
	let count = 0;
	return {
		next() {
			count += 1;
			return `${prefix}-${count}`;
		},
	};
}
