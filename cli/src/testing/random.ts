/** Chooses whole numbers from 0 up to, but not including, `below`. */
export type Random = (below: number) => number;

/** Random numbers that repeat for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

export function pick<T>(random: Random, list: readonly T[]): T {
	return list[random(list.length)]!;
}

/** Picks an entry by its weight, a whole number. */
export function pickWeighted<T>(random: Random, entries: readonly (readonly [weight: number, entry: T])[]): T {
	let left = random(entries.reduce((sum, [weight]) => sum + weight, 0));
	return entries.find(([weight]) => (left -= weight) < 0)![1];
}
