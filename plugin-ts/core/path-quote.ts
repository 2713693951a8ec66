import type { Outcome } from "./outcome";
import { failure, success } from "./outcome";

const CONTROL = `${string.char(0)}-${string.char(31)}`;
const MUST_ESCAPE = `["\\${CONTROL}${string.char(127)}]`;
const MUST_ESCAPE_BYTES = `["\\${CONTROL}${string.char(127)}-${string.char(255)}]`;

const NAMED_ESCAPES: { readonly [character: string]: string | undefined } = {
	'"': '\\"',
	"\\": "\\\\",
	"\n": "\\n",
	"\r": "\\r",
	"\t": "\\t",
};

/** A name as a quoted Luau string. Valid UTF-8 stays readable; where a name is not, its bytes above 127 become `\ddd`. */
export function quoteName(name: string): string {
	const [length] = utf8.len(name);
	const set = typeIs(length, "number") ? MUST_ESCAPE : MUST_ESCAPE_BYTES;
	const [escaped] = string.gsub(
		name,
		set,
		(character: string) => NAMED_ESCAPES[character] ?? string.format("\\%03d", string.byte(character)[0] ?? 0),
	);
	return `"${escaped}"`;
}

const PLAIN_ESCAPES: { readonly [letter: string]: string | undefined } = {
	n: "\n",
	r: "\r",
	t: "\t",
	a: string.char(7),
	b: string.char(8),
	f: string.char(12),
	v: string.char(11),
	"\\": "\\",
	'"': '"',
	"'": "'",
	"\n": "\n",
};

export interface Unquoted {
	readonly name: string;
	/** 1-based position after the closing quote. */
	readonly nextAt: number;
}

/** Reads the quoted name whose opening quote (either kind) is at `at`, with Luau's escapes. */
export function readQuotedName(text: string, at: number): Outcome<Unquoted> {
	const quote = string.sub(text, at, at);
	const stops = quote === "'" ? "['\\]" : '["\\]';
	const parts = new Array<string>();
	let from = at + 1;
	for (;;) {
		const [found] = string.find(text, stops, from);
		if (found === undefined) return failure(`the quote at character ${at} is never closed.`);
		parts.push(string.sub(text, from, found - 1));
		if (string.sub(text, found, found) === quote) return success({ name: parts.join(""), nextAt: found + 1 });
		const escape = readEscape(text, found);
		if (escape === undefined)
			return failure(
				`"${string.sub(text, found, found + 1)}" at character ${found} is not an escape; double a backslash that belongs to the name.`,
			);
		parts.push(escape.name);
		from = escape.nextAt;
	}
}

function readEscape(text: string, at: number): Unquoted | undefined {
	const plain = PLAIN_ESCAPES[string.sub(text, at + 1, at + 1)];
	if (plain !== undefined) return { name: plain, nextAt: at + 2 };
	const decimal = string.match(text, "^%d%d?%d?", at + 1)[0] as string | undefined;
	if (decimal !== undefined) return byteEscape(tonumber(decimal), at + 1 + decimal.size());
	const hex = string.match(text, "^x(%x%x)", at + 1)[0] as string | undefined;
	if (hex !== undefined) return byteEscape(tonumber(hex, 16), at + 4);
	const codePoint = string.match(text, "^u{(%x+)}", at + 1)[0] as string | undefined;
	return codePoint === undefined ? undefined : codePointEscape(tonumber(codePoint, 16), at + 4 + codePoint.size());
}

function byteEscape(byte: number | undefined, nextAt: number): Unquoted | undefined {
	return byte === undefined || byte > 255 ? undefined : { name: string.char(byte), nextAt };
}

function codePointEscape(codePoint: number | undefined, nextAt: number): Unquoted | undefined {
	return codePoint === undefined || codePoint > 0x10ffff ? undefined : { name: utf8.char(codePoint), nextAt };
}
