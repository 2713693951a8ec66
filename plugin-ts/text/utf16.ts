const NON_ASCII = `[${string.char(128)}-${string.char(255)}]`;
/** First byte of a four-byte UTF-8 sequence, that is of a code point which takes two UTF-16 units. */
const ASTRAL_LEAD = `[${string.char(240)}-${string.char(247)}]`;
const CONTINUATION = `[${string.char(128)}-${string.char(191)}]`;

/** Length in UTF-16 code units, as JavaScript and editors count. The text is UTF-8; a stray byte counts as what it pretends to be. */
export function utf16Length(text: string): number {
	const [nonAscii] = string.find(text, NON_ASCII);
	if (nonAscii === undefined) return text.size();
	const [, continuations] = string.gsub(text, CONTINUATION, "");
	const [, astral] = string.gsub(text, ASTRAL_LEAD, "");
	return text.size() - continuations + astral;
}

/**
 * Byte offset (zero-based) of a UTF-16 column in one line. `undefined` when the column lies beyond the end of the line or between
 * the two halves of a surrogate pair.
 */
export function byteOffsetOfColumn(line: string, column: number): number | undefined {
	const [nonAscii] = string.find(line, NON_ASCII);
	if (nonAscii === undefined) return column <= line.size() ? column : undefined;
	let units = 0;
	let at = 0;
	while (units < column && at < line.size()) {
		const [lead = 0] = string.byte(line, at + 1);
		const width = sequenceWidth(lead);
		at += width;
		units += width === 4 ? 2 : 1;
	}
	return units === column ? math.min(at, line.size()) : undefined;
}

function sequenceWidth(lead: number): number {
	if (lead < 0xc0) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}
