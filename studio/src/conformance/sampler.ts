import fc from "fast-check";

/** Random values of a seed: the same ones for the same seed, `count` of them where no other number is asked for. */
export function createSampler(seed: number, count: number): <T>(arbitrary: fc.Arbitrary<T>, asked?: number) => T[] {
	return (arbitrary, asked = count) => fc.sample(arbitrary, { seed, numRuns: asked });
}
