/** Characters that JSON writes with one backslash: backspace, tab, line feed, form feed, carriage return, quote, backslash. */
const SHORT_ESCAPES = new Set([8, 9, 10, 12, 13, 34, 92]);

/** Bytes that one code point takes inside a JSON string literal written by JSON.stringify, in UTF-8. */
const sizeOf = (codePoint: number): number => {
	if (codePoint < 0x80) return SHORT_ESCAPES.has(codePoint) ? 2 : codePoint < 0x20 ? 6 : 1;
	if (codePoint < 0x800) return 2;
	if (codePoint >= 0x10000) return 4;
	const isLoneSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
	return isLoneSurrogate ? 6 : 3;
};

/** Cuts a text, never inside a character, into pieces whose JSON literals take at most `budget` bytes each. One piece at least. */
export const splitByJsonSize = (text: string, budget: number): readonly string[] => {
	const pieces: string[] = [];
	let start = 0;
	let used = 0;
	for (let index = 0; index < text.length;) {
		const codePoint = text.codePointAt(index) ?? 0;
		const size = sizeOf(codePoint);
		if (used + size > budget && index > start) {
			pieces.push(text.slice(start, index));
			start = index;
			used = 0;
		}
		used += size;
		index += codePoint >= 0x10000 ? 2 : 1;
	}
	pieces.push(text.slice(start));
	return pieces;
};
