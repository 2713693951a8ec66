import type { Pause } from "./pause";
import { TOKENS_PER_PAUSE } from "./pause";
import { scanComment, scanInterpolation, scanLongBracket, scanNumber, scanQuoted } from "./scan-text";
import type { TokenBuffer } from "./token-buffer";
import { RESERVED_WORDS, TokenKinds } from "./token-buffer";

type Scan = LuaTuple<[kind: string, finish: number]>;
type ScanRule = (source: string, start: number, byte: number) => Scan;

const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const BACKTICK = 96;

const SINGLE_OPERATORS = "+-*/%^#<>=(){}[];:,.|&?";
/** Operators of two and three bytes by their first byte, longest first. */
const LONG_OPERATORS: Record<string, readonly string[]> = {
	"+": ["+="],
	"-": ["->", "-="],
	"*": ["*="],
	"/": ["//=", "//", "/="],
	"%": ["%="],
	"^": ["^="],
	"=": ["=="],
	"<": ["<="],
	">": [">="],
	"~": ["~="],
	":": ["::"],
	".": ["...", "..=", ".."],
	"@": ["@["],
};

const longOperatorsByByte = new Map<number, readonly string[]>();
for (const [first, operators] of pairs(LONG_OPERATORS)) {
	longOperatorsByByte.set(string.byte(first as string)[0] as number, operators);
}
const characterByByte = new Map<number, string>();
for (const index of $range(1, SINGLE_OPERATORS.size())) {
	const character = SINGLE_OPERATORS.sub(index, index);
	characterByByte.set(string.byte(character)[0] as number, character);
}

function scanOperator(source: string, start: number, byte: number): Scan {
	const candidates = longOperatorsByByte.get(byte);
	if (candidates !== undefined) {
		for (const candidate of candidates) {
			const finish = start + candidate.size() - 1;
			if (string.sub(source, start, finish) === candidate) return $tuple(candidate, finish);
		}
	}
	return $tuple(characterByByte.get(byte) ?? TokenKinds.unknown, start);
}

function scanDash(source: string, start: number, byte: number): Scan {
	const [following] = string.byte(source, start + 1);
	if (following === byte) return scanComment(source, start);
	return scanOperator(source, start, byte);
}

function scanDot(source: string, start: number, byte: number): Scan {
	const [isNumber] = string.find(source, "^%d", start + 1);
	if (isNumber !== undefined) return scanNumber(source, start);
	return scanOperator(source, start, byte);
}

function scanBracket(source: string, start: number): Scan {
	const [level, finish] = scanLongBracket(source, start);
	if (level === undefined) return $tuple(finish === start ? "[" : TokenKinds.brokenString, finish as number);
	return $tuple(finish === undefined ? TokenKinds.brokenString : TokenKinds.string, finish ?? source.size());
}

function scanAttribute(source: string, start: number, byte: number): Scan {
	const [, finish] = string.find(source, "^[%a_][%w_]*", start + 1);
	if (finish !== undefined) return $tuple(TokenKinds.attribute, finish);
	const [kind, operatorFinish] = scanOperator(source, start, byte);
	return $tuple(kind === TokenKinds.unknown ? TokenKinds.attribute : kind, operatorFinish);
}

/** Not ASCII: the whole run at once, so that a stray word in another script is one complaint and not one per letter. */
function scanForeign(source: string, start: number): Scan {
	const [, finish] = string.find(source, "^[^%w%s%p%c]+", start);
	return $tuple(finish === undefined ? TokenKinds.unknown : TokenKinds.unicode, finish ?? start);
}

const rules = new Map<number, ScanRule>();
function assign(characters: string, rule: ScanRule): void {
	for (const index of $range(1, characters.size())) rules.set(string.byte(characters, index)[0] as number, rule);
}
assign(`${SINGLE_OPERATORS}~`, scanOperator);
assign("0123456789", scanNumber);
assign('"', scanQuoted);
assign("'", scanQuoted);
assign("-", scanDash);
assign(".", scanDot);
assign("[", scanBracket);
assign("@", scanAttribute);

const isWordStart = new Set<number>();
for (const index of $range(0, 127)) {
	const [isWord] = string.find(string.char(index), "^[%a_]");
	if (isWord !== undefined) isWordStart.add(index);
}

/** Braces seen inside interpolated strings: `true` belongs to an interpolation, `false` to a table written within one. */
type Braces = boolean[];

function scanBrace(source: string, start: number, braces: Braces): Scan {
	if (braces.pop() !== true) return $tuple("}", start);
	const [kind, finish] = scanInterpolation(
		source,
		start + 1,
		TokenKinds.interpolationMiddle,
		TokenKinds.interpolationEnd,
	);
	noteOpenBrace(kind, braces);
	return $tuple(kind, finish);
}

const OPENS_INTERPOLATION: ReadonlySet<string> = new Set([
	TokenKinds.interpolationBegin,
	TokenKinds.interpolationMiddle,
	TokenKinds.brokenBraces,
]);

function noteOpenBrace(kind: string, braces: Braces): void {
	if (OPENS_INTERPOLATION.has(kind)) braces.push(true);
}

function scanSpecial(source: string, start: number, byte: number, braces: Braces): Scan {
	if (byte === BACKTICK) {
		const [kind, finish] = scanInterpolation(
			source,
			start + 1,
			TokenKinds.interpolationBegin,
			TokenKinds.interpolationWhole,
		);
		noteOpenBrace(kind, braces);
		return $tuple(kind, finish);
	}
	if (byte === CLOSE_BRACE) return scanBrace(source, start, braces);
	if (byte === OPEN_BRACE && !braces.isEmpty()) braces.push(false);
	return (rules.get(byte) ?? scanForeign)(source, start, byte);
}

/** Scans a whole text. Never fails: what is no token becomes a broken, foreign or unknown one. */
export function scanTokens(source: string, pause?: Pause): TokenBuffer {
	const kinds: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	const texts: string[] = [];
	const braces: Braces = [];
	let count = 0;
	let position = 1;
	while (true) {
		const [start] = string.find(source, "%S", position);
		if (start === undefined) break;
		const [byte] = string.byte(source, start);
		let kind: string;
		let finish: number;
		let text = "";
		if (isWordStart.has(byte as number)) {
			const [, wordEnd] = string.find(source, "^[%w_]*", start + 1);
			finish = wordEnd as number;
			text = string.sub(source, start, finish);
			if (RESERVED_WORDS.has(text)) {
				kind = text;
				text = "";
			} else kind = TokenKinds.name;
		} else {
			[kind, finish] = scanSpecial(source, start, byte as number, braces);
			if (kind === TokenKinds.attribute) text = string.sub(source, start + 1, finish);
		}
		kinds[count] = kind;
		starts[count] = start;
		ends[count] = finish;
		texts[count] = text;
		count += 1;
		position = finish + 1;
		if (pause !== undefined && count % TOKENS_PER_PAUSE === 0) pause();
	}
	kinds[count] = TokenKinds.eof;
	starts[count] = source.size() + 1;
	ends[count] = source.size();
	texts[count] = "";
	return { source, kinds, starts, ends, texts };
}
