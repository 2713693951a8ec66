/** Seed of a property test: from `SEED` to repeat a run, else a new one; printed so that a failure can be repeated. */
export function chooseSeed(suite: string): number {
	const given = process.env["SEED"];
	const seed = given === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(given);
	console.log(`${suite}: SEED=${seed}`);
	return seed;
}
