import type { Parser, TypeShape } from "./parser-state";
import { checkEscapes } from "./strings";
import { TokenKinds } from "./token-buffer";

const ACCESS_WORDS: ReadonlySet<string> = new Set(["read", "write"]);
const NUL_ESCAPES = ["\\0", "\\x00", "\\u{0"];

/** Parses `{ name: T, [K]: V, read other: U }` or the list type `{ T }`. */
export function parseTableType(p: Parser): TypeShape {
	p.descend("type");
	const opener = p.index;
	p.advance();
	let isEmpty = true;
	let hasIndexer = false;
	while (p.kind !== "}") {
		if (p.kind === TokenKinds.name && ACCESS_WORDS.has(p.word()) && p.peek() !== ":") p.advance();
		if (p.kind === "[") {
			const isIndexer = parseBracketed(p, hasIndexer);
			hasIndexer = hasIndexer || isIndexer;
		} else if (isEmpty && !(p.kind === TokenKinds.name && p.peek() === ":")) {
			p.rules.type(p);
			break;
		} else {
			if (p.expectName("a field name in the table type") === undefined) break;
			p.expect(":", "before the field's type");
			p.rules.type(p);
		}
		isEmpty = false;
		if (p.accept(",") || p.accept(";")) continue;
		if (p.kind !== "}") break;
	}
	p.expectClosing("}", opener);
	return "type";
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
