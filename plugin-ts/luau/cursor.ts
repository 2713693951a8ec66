import type { Pause } from "./pause";
import { Pacer } from "./pause";
import type { TokenBuffer } from "./token-buffer";
import { RESERVED_WORDS, TokenKinds } from "./token-buffer";

/** A complaint about one token. */
export interface TokenIssue {
	readonly token: number;
	readonly message: string;
}

/** An error this close behind the previous one, in tokens, is its consequence and not reported. */
const ECHO_TOKENS = 3;
const MAX_ISSUES = 100;
/** The nesting at which the Luau compiler gives up. */
const MAX_DEPTH = 1000;
const LONGEST_QUOTE = 40;
const FIRST_PRINTABLE = 32;

/** Walks over the tokens of a text, skipping comments, and collects what is wrong with them. */
export class Cursor {
	/** Kind of the current token. */
	kind = "";
	/** Index of the current token. */
	index = -1;
	/** Index of the token before it. */
	previous = -1;
	readonly issues: TokenIssue[] = [];
	/** How deep the grammar rules are nested. Rules save it, call `descend` and restore it. */
	depth = 0;
	private quietUntil = -1;
	protected readonly pacer: Pacer;
	private readonly kinds: string[];
	private readonly eofIndex: number;

	constructor(
		readonly buffer: TokenBuffer,
		pause: Pause | undefined,
	) {
		this.pacer = new Pacer(pause);
		this.kinds = buffer.kinds;
		this.eofIndex = buffer.kinds.size() - 1;
		this.advance();
	}

	/** Moves to the next token that is not a comment; stays at the end of the file. */
	advance(): void {
		this.previous = this.index;
		this.index = this.following();
		this.kind = this.kinds[this.index] as string;
		this.pacer.tick();
	}

	/** Kind of the token after the current one. */
	peek(): string {
		return this.kinds[this.following()] as string;
	}

	/** Whether the current token is of the given kind; for reading `kind` again after it may have changed. */
	isAt(kind: string): boolean {
		return this.kind === kind;
	}

	/** Moves past the current token if it is of the given kind. */
	accept(kind: string): boolean {
		if (this.kind !== kind) return false;
		this.advance();
		return true;
	}

	/** The word of the current token when it is a name, else `""`. */
	word(): string {
		return this.buffer.texts[this.index] as string;
	}

	/** Whether the current token starts on a later line than the given earlier token ends. */
	isOnNewLine(after: number): boolean {
		const { source, starts, ends } = this.buffer;
		const [lineBreak] = string.find(source, "\n", (ends[after] ?? 0) + 1, true);
		return lineBreak !== undefined && lineBreak < (starts[this.index] as number);
	}

	/** Records an error at the current token, or the given one. Only the first of a cluster is kept. */
	report(message: string, token = this.index): void {
		if (!this.isHeard(token)) return;
		this.quietUntil = token + ECHO_TOKENS;
		this.issues.push({ token, message });
	}

	/** Whether an error at the token would be kept. */
	isHeard(token = this.index): boolean {
		return token >= this.quietUntil && this.issues.size() < MAX_ISSUES;
	}

	/** Lets errors right after the last reported one through again, because a new statement starts. */
	listen(): void {
		const last = this.issues[this.issues.size() - 1];
		this.quietUntil = last === undefined ? -1 : last.token + 1;
	}

	/** Enters one nesting level; past the compiler's limit, reports that and jumps to the end of the file. */
	descend(what: string): void {
		this.depth += 1;
		if (this.depth <= MAX_DEPTH || this.index === this.eofIndex) return;
		this.quietUntil = -1;
		this.report(`Too deeply nested: split this ${what} into smaller parts`);
		this.quietUntil = this.eofIndex + 1;
		this.previous = this.eofIndex;
		this.index = this.eofIndex;
		this.kind = TokenKinds.eof;
	}

	/** The current token as it should appear in a message. */
	describe(): string {
		return this.describeToken(this.index);
	}

	describeToken(token: number): string {
		const kind = this.kinds[token] as string;
		if (kind === TokenKinds.eof) return "the end of the file";
		if (kind === TokenKinds.brokenString) return "an unfinished string";
		if (kind === TokenKinds.brokenComment) return "an unfinished comment";
		const { source, starts, ends } = this.buffer;
		const start = starts[token] as number;
		const [byte] = string.byte(source, start);
		if (kind === TokenKinds.unknown && (byte as number) < FIRST_PRINTABLE) return `the control character \\${byte}`;
		const [text] = string.match(source, "^[^\r\n]*", start);
		const shown = string.sub(text as string, 1, math.min((ends[token] as number) - start + 1, LONGEST_QUOTE));
		return `'${shown}'`;
	}

	/** Whether the current token is a word that no name, field or expression can continue with. */
	isAtReservedWord(): boolean {
		return RESERVED_WORDS.has(this.kind);
	}

	/** Skips to the first of the given kinds if it comes on this line, before any reserved word. */
	skipOnLine(stops: ReadonlySet<string>): boolean {
		const line = this.previous;
		let target = this.index;
		const { source, starts, ends } = this.buffer;
		const [lineBreak] = string.find(source, "\n", (ends[line] ?? 0) + 1, true);
		while (target < this.eofIndex && (lineBreak === undefined || (starts[target] as number) < lineBreak)) {
			const kind = this.kinds[target] as string;
			if (stops.has(kind)) {
				while (this.index < target) this.advance();
				return true;
			}
			if (RESERVED_WORDS.has(kind)) return false;
			target += 1;
		}
		return false;
	}

	private following(): number {
		let index = this.index;
		if (index === this.eofIndex) return index;
		do index += 1;
		while (this.kinds[index] === TokenKinds.comment);
		return index;
	}
}
