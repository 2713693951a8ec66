/** A high surrogate's bytes at the end of a text, and a low one's at the start. */
const HIGH_AT_END = `^${string.char(0xed)}[${string.char(0xa0)}-${string.char(0xaf)}].$`;
const LOW_AT_START = `^${string.char(0xed)}[${string.char(0xb0)}-${string.char(0xbf)}].`;

/** Joins two pieces of a streamed text; a character outside the basic plane can be cut into its two surrogates. */
export function joinPieces(before: string, piece: string): string {
	if (string.find(piece, LOW_AT_START)[0] === undefined || !endsInHalf(before)) return before + piece;
	const high = surrogateAt(before, before.size() - 2);
	const low = surrogateAt(piece, 1);
	const character = utf8.char(0x10000 + (high - 0xd800) * 0x400 + (low - 0xdc00));
	return string.sub(before, 1, -4) + character + string.sub(piece, 4);
}

function surrogateAt(text: string, at: number): number {
	const [, second, third] = string.byte(text, at, at + 2);
	return 0xd000 + ((second ?? 0) - 0x80) * 0x40 + ((third ?? 0) - 0x80);
}

/** Looks at the last bytes only: streamed texts are long and asked about at every piece. */
function endsInHalf(text: string): boolean {
	return string.find(string.sub(text, -3), HIGH_AT_END)[0] !== undefined;
}

/** The text as far as it can be shown: without half of a character at its end. */
export function withoutHalfCharacter(text: string): string {
	return endsInHalf(text) ? string.sub(text, 1, -4) : text;
}
