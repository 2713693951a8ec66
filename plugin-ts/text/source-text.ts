import type { Eol } from "./lines";
import { normalizeEol } from "./lines";
import type { WorkMeter } from "./pause";
import { trim, trimEnd } from "./trim";

/** Work units of trimming a line. */
const TRIM_COST = 4;

/** A text prepared for searching by bytes and by lines; the line forms are made when first asked for. */
export class SourceText {
	/** Lines without line breaks; a text that ends with a line break has an empty last line. */
	readonly lines: string[] = [];
	/** The text with every CRLF turned into LF. */
	readonly normalized: string;
	readonly hasCrlf: boolean;
	/** Zero-based byte offset of each line in the text. */
	private readonly starts: number[] = [];
	private trimmedEnds: string[] | undefined;
	private trimmed: string[] | undefined;
	private normalizedStarts: number[] | undefined;

	constructor(
		readonly text: string,
		readonly meter: WorkMeter,
	) {
		let at = 0;
		for (const raw of text.split("\n")) {
			this.starts.push(at);
			at += raw.size() + 1;
			this.lines.push(raw);
			this.meter.spend(1);
		}
		this.normalized = normalizeEol(text);
		this.hasCrlf = this.normalized !== text;
		if (this.hasCrlf) this.dropCarriageReturns();
	}

	private dropCarriageReturns(): void {
		for (let line = 0; line < this.lines.size() - 1; line++) {
			const raw = this.lines[line]!;
			if (string.sub(raw, -1) === "\r") this.lines[line] = string.sub(raw, 1, -2);
		}
	}

	/** Zero-based byte offset where a line begins; the end of the text for the line after the last. */
	startOf(line: number): number {
		return this.starts[line] ?? this.text.size();
	}

	/** Zero-based byte offset where a line ends, before its line break. */
	endOf(line: number): number {
		return this.starts[line]! + this.lines[line]!.size();
	}

	/** Zero-based line an offset lies in; a line break belongs to the line it ends. */
	lineAt(offset: number): number {
		return lastAtMost(this.starts, offset);
	}

	/** Turns an offset into `normalized` into one into `text`. */
	offsetFromNormalized(offset: number): number {
		if (!this.hasCrlf) return offset;
		const starts = this.normalizedLineStarts();
		const line = lastAtMost(starts, offset);
		return this.starts[line]! + (offset - starts[line]!);
	}

	/** How the line is ended; a last line without a line break counts like the line before it, and a lone line as LF. */
	eolOf(line: number): Eol {
		if (!this.hasCrlf) return "\n";
		const at = line >= this.lines.size() - 1 ? this.lines.size() - 2 : line;
		return at >= 0 && this.startOf(at + 1) - this.endOf(at) === 2 ? "\r\n" : "\n";
	}

	linesTrimmedAtEnd(): readonly string[] {
		this.trimmedEnds ??= this.mapLines(trimEnd);
		return this.trimmedEnds;
	}

	linesTrimmed(): readonly string[] {
		this.trimmed ??= this.mapLines(trim);
		return this.trimmed;
	}

	private mapLines(change: (line: string) => string): string[] {
		return this.lines.map((line) => {
			this.meter.spend(TRIM_COST);
			return change(line);
		});
	}

	private normalizedLineStarts(): readonly number[] {
		if (this.normalizedStarts === undefined) {
			const starts: number[] = [];
			let at = 0;
			for (const line of this.lines) {
				starts.push(at);
				at += line.size() + 1;
			}
			this.normalizedStarts = starts;
		}
		return this.normalizedStarts;
	}
}

function lastAtMost(sorted: readonly number[], value: number): number {
	let [low, high] = [0, sorted.size() - 1];
	while (low < high) {
		const middle = math.ceil((low + high) / 2);
		if (sorted[middle]! <= value) low = middle;
		else high = middle - 1;
	}
	return low;
}
