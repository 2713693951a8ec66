const WORD = 4294967296;
/** Multipliers stay below 2^21 so that a 32-bit word times one of them is exact in a double. */
const MULTIPLIER_A = 1540483;
const MULTIPLIER_B = 2034517;
const SEED_A = 2166136261;
const SEED_B = 3339675911;

/**
 * Fingerprint of the exact bytes of a text: 16 lower-case hex characters from two independent 32-bit lanes. CRLF and LF forms of a
 * text hash differently. It detects changes; it is no defence against somebody who crafts collisions.
 */
export function hashText(text: string): string {
	const size = text.size();
	const padded = size % 4 === 0 ? text : text + string.rep("\0", 4 - (size % 4));
	const bytes = buffer.fromstring(padded);
	let a = bit32.bxor(SEED_A, size % WORD);
	let b = bit32.bxor(SEED_B, size % WORD);
	for (let at = 0; at < padded.size(); at += 4) {
		const word = buffer.readu32(bytes, at);
		a = bit32.lrotate((bit32.bxor(a, word) * MULTIPLIER_A) % WORD, 13);
		b = bit32.lrotate((((b + word) % WORD) * MULTIPLIER_B) % WORD, 17);
	}
	return string.format("%08x%08x", finish(a, MULTIPLIER_B), finish(b, MULTIPLIER_A));
}

/** Spreads the last word's influence over all bits of the lane. */
function finish(lane: number, multiplier: number): number {
	let mixed = lane;
	for (let round = 0; round < 3; round++) {
		mixed = bit32.bxor(mixed, bit32.rshift(mixed, 15));
		mixed = (mixed * multiplier) % WORD;
	}
	return bit32.bxor(mixed, bit32.rshift(mixed, 16));
}
