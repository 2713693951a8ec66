const CONTINUATION_BYTE = `[${string.char(0x80)}-${string.char(0xbf)}]`;
const FOUR_BYTE_LEAD = `[${string.char(0xf0)}-${string.char(0xff)}]`;

/** Maps byte offsets of one text to lines and columns. The text is split once; each look-up is a binary search. */
export class LineIndex {
	private readonly lineStarts = [1];
	private readonly lineCount: number;

	constructor(private readonly source: string) {
		let count = 1;
		let [found] = string.find(source, "\n", 1, true);
		while (found !== undefined) {
			this.lineStarts[count] = found + 1;
			count += 1;
			[found] = string.find(source, "\n", found + 1, true);
		}
		this.lineCount = count;
	}

	/** Line (from 1) that holds the 1-based byte offset. */
	lineAt(offset: number): number {
		let low = 0;
		let high = this.lineCount - 1;
		while (low < high) {
			const middle = math.ceil((low + high) / 2);
			if ((this.lineStarts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		return low + 1;
	}

	/** Column (from 1) of the 1-based byte offset, counted in UTF-16 code units as editors do. */
	columnAt(offset: number): number {
		const lineStart = this.lineStarts[this.lineAt(offset) - 1] as number;
		return utf16Length(string.sub(this.source, lineStart, offset - 1)) + 1;
	}

	/** The text of a line (from 1) without its line break; `""` past the end. */
	textOf(line: number): string {
		const from = this.lineStarts[line - 1] ?? this.source.size() + 1;
		const following = this.lineStarts[line];
		const to = following === undefined ? this.source.size() : following - 2;
		const [text] = string.gsub(string.sub(this.source, from, to), "\r$", "");
		return text;
	}
}

/** Length in UTF-16 code units: one per character, two for those outside the basic plane. */
function utf16Length(text: string): number {
	const [, continuations] = string.gsub(text, CONTINUATION_BYTE, "");
	const [, astral] = string.gsub(text, FOUR_BYTE_LEAD, "");
	return text.size() - continuations + astral;
}
