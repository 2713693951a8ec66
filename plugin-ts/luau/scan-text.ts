import { TokenKinds } from "./token-buffer";

const BACKSLASH = 92;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const LETTER_Z = 122;
const LETTER_U = 117;
const OPEN_BRACE = 123;
const BACKTICK = 96;

/** What ends or complicates the plain part of a quoted string, by its delimiter's byte. */
const QUOTED_STOP: ReadonlyMap<number, string> = new Map([
	[34, '[\\\r\n"]'],
	[39, "[\\\r\n']"],
]);
const INTERPOLATION_STOP = "[\\\r\n`{]";

/** Position after the escape whose backslash is at `position`. `\z` and an escaped line break swallow more than one byte. */
function skipEscape(source: string, position: number): number {
	const [byte] = string.byte(source, position + 1);
	if (byte === LETTER_Z) {
		const [, spaceEnd] = string.find(source, "^%s*", position + 2);
		return (spaceEnd as number) + 1;
	}
	if (byte === CARRIAGE_RETURN) {
		const [following] = string.byte(source, position + 2);
		return following === LINE_FEED ? position + 3 : position + 2;
	}
	return position + 2;
}

/** Scans the quoted string that opens at `start`; an unfinished one ends before the line break. */
export function scanQuoted(source: string, start: number, delimiter: number): LuaTuple<[kind: string, finish: number]> {
	const stop = QUOTED_STOP.get(delimiter) as string;
	let position = start + 1;
	while (true) {
		const [found] = string.find(source, stop, position);
		if (found === undefined) return $tuple(TokenKinds.brokenString, source.size());
		const [byte] = string.byte(source, found);
		if (byte === delimiter) return $tuple(TokenKinds.string, found);
		if (byte !== BACKSLASH) return $tuple(TokenKinds.brokenString, found - 1);
		position = skipEscape(source, found);
	}
}

/**
 * Scans one literal part of an interpolated string, from the byte after its opening backtick or closing brace. `openKind` is given
 * when the part ends with `{`, `closeKind` when it ends with the closing backtick.
 */
export function scanInterpolation(
	source: string,
	from: number,
	openKind: string,
	closeKind: string,
): LuaTuple<[kind: string, finish: number]> {
	let position = from;
	while (true) {
		const [found] = string.find(source, INTERPOLATION_STOP, position);
		if (found === undefined) return $tuple(TokenKinds.brokenString, source.size());
		const [byte, following, third] = string.byte(source, found, found + 2);
		if (byte === BACKTICK) return $tuple(closeKind, found);
		if (byte === OPEN_BRACE) {
			const isDoubled = following === OPEN_BRACE;
			return $tuple(isDoubled ? TokenKinds.brokenBraces : openKind, isDoubled ? found + 1 : found);
		}
		if (byte !== BACKSLASH) return $tuple(TokenKinds.brokenString, found - 1);
		position = following === LETTER_U && third === OPEN_BRACE ? found + 3 : skipEscape(source, found);
	}
}

/**
 * End of the long bracket whose first `[` is at `start`, such as `[==[ … ]==]`. `level` is undefined when there is no second `[`;
 * then `finish` is the last `=`. `finish` is undefined when the bracket is never closed.
 */
export function scanLongBracket(
	source: string,
	start: number,
): LuaTuple<[level: number | undefined, finish: number | undefined]> {
	const [, equalsEnd] = string.find(source, "^=*", start + 1);
	const level = (equalsEnd as number) - start;
	const [opener] = string.byte(source, start + level + 1);
	if (opener !== 91) return $tuple(undefined, start + level);
	const [, finish] = string.find(source, `]${string.rep("=", level)}]`, start + level + 2, true);
	return $tuple(level, finish);
}

/** Scans the comment whose two dashes are at `start`. A line comment ends before its line break. */
export function scanComment(source: string, start: number): LuaTuple<[kind: string, finish: number]> {
	const [opener] = string.byte(source, start + 2);
	if (opener === 91) {
		const [level, finish] = scanLongBracket(source, start + 2);
		if (level !== undefined) {
			return $tuple(finish === undefined ? TokenKinds.brokenComment : TokenKinds.comment, finish ?? source.size());
		}
	}
	const [, finish] = string.find(source, "^[^\r\n]*", start + 2);
	return $tuple(TokenKinds.comment, finish as number);
}

/** Scans anything that looks like a number; whether it is one is the parser's question. */
export function scanNumber(source: string, start: number): LuaTuple<[kind: string, finish: number]> {
	const [, digitsEnd] = string.find(source, "^[%d._]+", start);
	let finish = digitsEnd as number;
	const [, exponentEnd] = string.find(source, "^[eE][+-]?", finish + 1);
	if (exponentEnd !== undefined) finish = exponentEnd;
	const [, wordEnd] = string.find(source, "^[%w_]*", finish + 1);
	return $tuple(TokenKinds.number, wordEnd as number);
}
