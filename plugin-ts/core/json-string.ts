/** A string read from JSON text, or why it could not be read. */
export type ScannedString =
	| { readonly ok: true; readonly value: string; readonly nextAt: number }
	| {
			readonly ok: false;
			readonly problem: string;
			readonly at: number;
			/** The text ended inside the string: nothing can repair that, the rest is unknown. */
			readonly isUnterminated: boolean;
	  };

const CONTROL = `${string.char(0)}-${string.char(31)}`;
const STOPS: { readonly [quote: string]: string | undefined } = { '"': `["\\${CONTROL}]`, "'": `['\\${CONTROL}]` };

const SIMPLE_ESCAPES: { readonly [letter: string]: string | undefined } = {
	'"': '"',
	"\\": "\\",
	"/": "/",
	b: string.char(8),
	f: string.char(12),
	n: "\n",
	r: "\r",
	t: "\t",
};

export interface ScanStringOptions {
	/** Accept `'…'`, raw line breaks and other control bytes, and escapes JSON does not know (kept as the escaped character). */
	readonly lenient?: boolean;
	/** Keep a lone surrogate as its three bytes instead of U+FFFD: its other half may come with the next piece of a stream. */
	readonly keepsSurrogates?: boolean;
}

/** Reads the string whose opening quote is at `at` (1-based byte). */
export function scanJsonString(text: string, at: number, options?: ScanStringOptions): ScannedString {
	const escapes: EscapeOptions = {
		lenient: options?.lenient === true,
		keepsSurrogates: options?.keepsSurrogates === true,
	};
	const quote = string.sub(text, at, at);
	const pattern = STOPS[quote];
	if (pattern === undefined) return { ok: false, problem: "expected a string", at, isUnterminated: false };
	const plain = readPlainString(text, at, quote);
	if (plain !== undefined) return plain;
	const parts = new Array<string>();
	let from = at + 1;
	for (;;) {
		const [found] = string.find(text, pattern, from);
		if (found === undefined) return unterminated(at);
		parts.push(string.sub(text, from, found - 1));
		const stopper = string.sub(text, found, found);
		if (stopper === quote) return { ok: true, value: parts.join(""), nextAt: found + 1 };
		if (stopper === "\\") {
			const escape = readEscape(text, found, escapes);
			if (escape.text === undefined) return escape.isCut ? unterminated(at) : badEscape(text, found);
			parts.push(escape.text);
			from = escape.nextAt;
		} else {
			if (!escapes.lenient)
				return {
					ok: false,
					problem: "a line break or control character inside a string must be escaped",
					at: found,
					isUnterminated: false,
				};
			parts.push(stopper);
			from = found + 1;
		}
	}
}

const CONTROL_SET = `[${CONTROL}]`;
const UNUSUAL_ESCAPE = '\\[^"\\/bfnrt]';
const ESCAPE_TABLE = new Map<string, string>();
for (const [letter, character] of pairs(SIMPLE_ESCAPES)) ESCAPE_TABLE.set(letter as string, character as string);

/** Reads a string that holds only one-letter escapes in a few passes of the engine, as whole scripts come; else undefined. */
function readPlainString(text: string, at: number, quote: string): ScannedString | undefined {
	const closeAt = quote === '"' ? findClosingQuote(text, at + 1) : undefined;
	if (closeAt === undefined) return undefined;
	const raw = string.sub(text, at + 1, closeAt - 1);
	if (string.find(raw, CONTROL_SET)[0] !== undefined || string.find(raw, UNUSUAL_ESCAPE)[0] !== undefined)
		return undefined;
	const [value] = string.gsub(raw, "\\(.)", ESCAPE_TABLE as never);
	return { ok: true, value, nextAt: closeAt + 1 };
}

/** A quote is escaped after an odd number of backslashes. */
function findClosingQuote(text: string, from: number): number | undefined {
	let [found] = string.find(text, '"', from, true);
	while (found !== undefined) {
		let before = found - 1;
		while (before >= from && string.byte(text, before)[0] === BACKSLASH) before -= 1;
		if ((found - before) % 2 === 1) return found;
		[found] = string.find(text, '"', found + 1, true);
	}
	return undefined;
}

const BACKSLASH = 92;

function unterminated(at: number): ScannedString {
	return { ok: false, problem: "the text ends inside the string that starts here", at, isUnterminated: true };
}

function badEscape(text: string, at: number): ScannedString {
	return { ok: false, problem: `"${string.sub(text, at, at + 1)}" is not a JSON escape`, at, isUnterminated: false };
}

interface EscapeOptions {
	readonly lenient: boolean;
	readonly keepsSurrogates: boolean;
}

interface Escape {
	readonly text?: string;
	readonly nextAt: number;
	readonly isCut?: boolean;
}

function readEscape(text: string, at: number, { lenient, keepsSurrogates }: EscapeOptions): Escape {
	const letter = string.sub(text, at + 1, at + 1);
	const simple = SIMPLE_ESCAPES[letter];
	if (simple !== undefined) return { text: simple, nextAt: at + 2 };
	if (letter === "") return { nextAt: at, isCut: true };
	if (letter === "u") return readUnicodeEscape(text, at, keepsSurrogates);
	return lenient ? { text: letter === "'" ? "'" : `\\${letter}`, nextAt: at + 2 } : { nextAt: at };
}

function hexUnit(text: string, at: number): number | undefined {
	const digits = string.match(text, "^\\u(%x%x%x%x)", at)[0] as string | undefined;
	return digits === undefined ? undefined : tonumber(digits, 16);
}

function readUnicodeEscape(text: string, at: number, keepsSurrogates: boolean): Escape {
	const unit = hexUnit(text, at);
	if (unit === undefined) return { nextAt: at, isCut: at + 5 > text.size() };
	if (unit < 0xd800 || unit > 0xdfff) return { text: utf8.char(unit), nextAt: at + 6 };
	const low = unit < 0xdc00 ? hexUnit(text, at + 6) : undefined;
	if (low === undefined || low < 0xdc00 || low > 0xdfff)
		return { text: keepsSurrogates ? surrogateBytes(unit) : utf8.char(0xfffd), nextAt: at + 6 };
	return { text: utf8.char(0x10000 + (unit - 0xd800) * 0x400 + (low - 0xdc00)), nextAt: at + 12 };
}

function surrogateBytes(unit: number): string {
	return string.char(0xe0 + math.floor(unit / 0x1000), 0x80 + (math.floor(unit / 0x40) % 0x40), 0x80 + (unit % 0x40));
}
