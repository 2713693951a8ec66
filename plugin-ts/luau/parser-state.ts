import type { Block, Expression, FunctionExpression, LeafExpression, LocalVariable } from "./ast";
import { Cursor } from "./cursor";
import { LineIndex } from "./line-index";
import type { Pause } from "./pause";
import { Scope } from "./scope";
import type { TokenBuffer } from "./token-buffer";
import { TokenKinds } from "./token-buffer";

/** What was parsed where packs are allowed too: a type, `(A)`, which can still turn out to be one, or a real pack. */
export type TypeShape = "type" | "single" | "pack";

/** How a function is introduced, as far as its body needs to know. */
export interface FunctionHead {
	/** Token that opens it for the reader: `function`, or the `local` before it. */
	readonly opener: number;
	/** Set for a method: the token that stands for the implicit `self`. */
	readonly selfToken?: number;
	/** Set for a local function: its own name, visible inside. */
	readonly localName?: { readonly token: number; readonly isConst: boolean };
}

export interface ParsedFunction {
	readonly node: FunctionExpression;
	/** The variable of a local function. */
	readonly variable?: LocalVariable;
}

/** The grammar rules that call each other across files; passed in so that no two files import one another. */
export interface Rules {
	readonly expression: (p: Parser, limit?: number) => Expression;
	readonly functionBody: (p: Parser, head: FunctionHead) => ParsedFunction;
	readonly block: (p: Parser) => Block;
	/** A block whose variables stay visible after it. */
	readonly statements: (p: Parser) => Block;
	readonly type: (p: Parser) => void;
	/** What may follow a type: unions, intersections and `?`. `hasFirst` is false when the type starts with a separator. */
	readonly typeSuffix: (p: Parser, hasFirst: boolean) => void;
	/** A type, or a pack in parentheses where both are possible. */
	readonly typeOrPack: (p: Parser) => TypeShape;
}

const CAN_BE_SKIPPED: ReadonlySet<string> = new Set([TokenKinds.name, TokenKinds.number, TokenKinds.string]);

/** How much work it is to compare the indentation of a block's two ends, in tokens. */
const TOKENS_PER_BLOCK = 8;
/** What rarely stands in a table outside a function, so that a `}` after it belongs to something else. */
const STOPS_BRACE_SEARCH: ReadonlySet<string> = new Set([
	TokenKinds.eof,
	TokenKinds.interpolationBegin,
	"function",
	"local",
	"return",
	"for",
	"while",
	"repeat",
	"do",
	"end",
	"until",
]);

/** Everything the grammar rules share while one text is parsed. */
export class Parser extends Cursor {
	readonly scope = new Scope();
	/** Tokens that name a type. */
	readonly typeNames: number[] = [];
	/** Openers and the `end` or `until` that closed them, alternating, in closing order. */
	private readonly closedBlocks: number[] = [];
	private lineIndex?: LineIndex;

	constructor(
		buffer: TokenBuffer,
		pause: Pause | undefined,
		readonly rules: Rules,
	) {
		super(buffer, pause);
	}

	/** Consumes the given kind or reports what is there instead; a single stray token in front of it is skipped. */
	expect(kind: string, purpose: string): boolean {
		if (this.accept(kind)) return true;
		this.report(`Expected '${kind}' ${purpose}, got ${this.describe()}`);
		this.skipStray(kind);
		return false;
	}

	/** Like `expect`, and when missing looks for the word further on in the line. */
	expectOnLine(kind: string, purpose: string): void {
		if (this.accept(kind)) return;
		this.report(`Expected '${kind}' ${purpose}, got ${this.describe()}`);
		if (this.kind !== TokenKinds.eof && this.skipToKeyword(kind)) this.advance();
	}

	/** Consumes the bracket that closes the one at token `opener`, or reports both. */
	expectClosing(kind: string, opener: number): boolean {
		if (this.accept(kind)) return true;
		this.report(`Expected '${kind}' to close ${this.locate(opener)}, got ${this.describe()}`);
		if (kind === "}") this.skipToBrace(this.index);
		else this.skipStray(kind);
		return false;
	}

	/** Consumes the `end` or `until` of a block; when it is missing, names the block that looks unclosed. */
	expectBlockEnd(kind: string, opener: number): void {
		const closer = this.index;
		if (this.kind === kind) {
			this.closedBlocks.push(opener, closer);
			this.advance();
		} else if (this.isHeard()) {
			const hint = this.findUnclosed(opener);
			this.report(`Expected '${kind}' to close ${this.locate(opener)}, got ${this.describe()}${hint}`);
		}
		this.listen();
	}

	/** Consumes a name and returns its token; reports and returns undefined when there is none. */
	expectName(what: string): number | undefined {
		if (this.kind === TokenKinds.name) {
			const token = this.index;
			this.advance();
			return token;
		}
		this.report(`Expected ${what}, got ${this.describe()}`);
		return undefined;
	}

	textOf(token: number): string {
		return this.buffer.texts[token] as string;
	}

	leaf(kind: LeafExpression["kind"], first: number): LeafExpression {
		return { kind, first, last: this.previous };
	}

	/** A part that could not be parsed; covers nothing when nothing was consumed. */
	failed(first: number): LeafExpression {
		return { kind: "error", first, last: math.max(first, this.previous) };
	}

	private skipStray(kind: string): void {
		if (!CAN_BE_SKIPPED.has(this.kind) || this.peek() !== kind || this.isOnNewLine(this.previous)) return;
		this.advance();
		this.advance();
	}

	/** Moves past the `{ … }` that starts here when it looks like a table type, and returns whether it did. */
	skipTypeTable(): boolean {
		const { kinds } = this.buffer;
		if (kinds[this.index + 1] !== TokenKinds.name || kinds[this.index + 2] !== ":") return false;
		const start = this.index;
		this.skipToBrace(start + 1);
		return this.index > start;
	}

	/** Moves past the `}` of the table that `from` is in, unless a statement seems to start before it. */
	private skipToBrace(from: number): void {
		const { kinds } = this.buffer;
		let open = 1;
		let target = from;
		for (; open > 0; target += 1) {
			const kind = kinds[target] as string;
			if (kind === "{") open += 1;
			else if (kind === "}") open -= 1;
			else if (STOPS_BRACE_SEARCH.has(kind)) return;
		}
		while (this.index < target) this.advance();
	}

	private skipToKeyword(kind: string): boolean {
		return this.kind === kind || this.skipOnLine(new Set([kind]));
	}

	private locate(token: number): string {
		return `${this.describeToken(token)} at line ${this.lines().lineAt(this.buffer.starts[token] as number)}`;
	}

	private lines(): LineIndex {
		this.lineIndex ??= new LineIndex(this.buffer.source);
		return this.lineIndex;
	}

	/** A block inside `opener` whose closing word is indented differently took the closing word of an outer one. */
	private findUnclosed(opener: number): string {
		const lines = this.lines();
		const { starts } = this.buffer;
		for (const pair of $range(0, this.closedBlocks.size() - 2, 2)) {
			const inner = this.closedBlocks[pair] as number;
			this.pacer.tick(TOKENS_PER_BLOCK);
			const start = starts[inner] as number;
			const finish = starts[this.closedBlocks[pair + 1] as number] as number;
			const isInside = inner > opener && lines.lineAt(start) !== lines.lineAt(finish);
			if (isInside && indentOf(lines, start) !== indentOf(lines, finish)) {
				return `; ${this.describeToken(inner)} at line ${lines.lineAt(start)} looks unclosed`;
			}
		}
		return "";
	}
}

function indentOf(lines: LineIndex, offset: number): number {
	const [, indentEnd] = string.find(lines.textOf(lines.lineAt(offset)), "^%s*");
	return indentEnd as number;
}
