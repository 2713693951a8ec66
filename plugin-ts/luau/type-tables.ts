import type { Parser, TypeShape } from "./parser-state";
import { isAmidError, skipRest } from "./recovery";
import { checkEscapes } from "./strings";
import { TokenKinds } from "./token-buffer";

const FIELD_ENDS: ReadonlySet<string> = new Set([",", ";", "}"]);
const ACCESS_WORDS: ReadonlySet<string> = new Set(["read", "write"]);
const NUL_ESCAPES = ["\\0", "\\x00", "\\u{0"];

interface Seen {
	/** Whether there was no field yet, so that `{ T }` is still possible. */
	isEmpty: boolean;
	hasIndexer: boolean;
}

/** Parses `{ name: T, [K]: V, read other: U }` or the list type `{ T }`. */
export function parseTableType(p: Parser): TypeShape {
	p.descend("type");
	const opener = p.index;
	p.advance();
	const seen: Seen = { isEmpty: true, hasIndexer: false };
	while (p.kind !== "}") {
		const start = p.index;
		const issues = p.issues.size();
		const mayContinue = parseField(p, seen);
		const isBroken = p.issues.size() > issues;
		if (isBroken && isAmidError(p)) skipRest(p, FIELD_ENDS);
		if ((!mayContinue && !isBroken) || p.index === start) break;
		seen.isEmpty = false;
		if (p.accept(",") || p.accept(";") || p.isAt("}")) continue;
		if (!isAtFieldName(p) || !p.isOnNewLine(p.previous)) break;
		p.report(`Expected ',' or '}' after the field's type, got ${p.describe()}`);
	}
	p.expectClosing("}", opener);
	return "type";
}

function isAtFieldName(p: Parser): boolean {
	return p.kind === TokenKinds.name && p.peek() === ":";
}

/** Parses one field and returns whether another may follow. */
function parseField(p: Parser, seen: Seen): boolean {
	if (p.kind === TokenKinds.name && ACCESS_WORDS.has(p.word()) && p.peek() !== ":") p.advance();
	if (p.isAt("[")) {
		const isIndexer = parseBracketed(p, seen.hasIndexer);
		seen.hasIndexer = seen.hasIndexer || isIndexer;
		return true;
	}
	if (seen.isEmpty && !isAtFieldName(p)) {
		p.rules.type(p);
		return false;
	}
	if (p.expectName("a field name in the table type") === undefined) return false;
	p.expect(":", "before the field's type");
	p.rules.type(p);
	return true;
}

/** Parses `["name"]: T` or `[K]: V` and returns whether it was the latter, an indexer. */
function parseBracketed(p: Parser, hasIndexer: boolean): boolean {
	const opener = p.index;
	p.advance();
	const isProperty = p.kind === TokenKinds.string && p.peek() === "]";
	if (isProperty) {
		if (checkEscapes(p) && hasNul(p)) p.report("A field name in a type cannot hold a NUL character");
		p.advance();
	} else {
		if (hasIndexer) p.report("A table type can have one indexer only");
		p.rules.type(p);
	}
	p.expectClosing("]", opener);
	p.expect(":", "before the field's type");
	p.rules.type(p);
	return !isProperty;
}

function hasNul(p: Parser): boolean {
	const { source, starts, ends } = p.buffer;
	const text = source.sub(starts[p.index] as number, ends[p.index] as number);
	return NUL_ESCAPES.some((escape) => {
		const [found] = string.find(text, escape, 1, true);
		return found !== undefined;
	});
}
