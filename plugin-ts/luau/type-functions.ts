import { parseGenerics } from "./generics";
import type { Parser, TypeShape } from "./parser-state";
import { TokenKinds } from "./token-buffer";
import { isAtPack, parsePack } from "./type-packs";

interface Parameters {
	/** Types before a trailing pack. */
	readonly count: number;
	readonly hasNames: boolean;
	readonly hasPack: boolean;
}

/** Parses what is between the parentheses of a function type or type pack. */
function parseParameters(p: Parser): Parameters {
	let count = 0;
	let hasNames = false;
	while (p.kind !== ")") {
		if (isAtPack(p)) {
			parsePack(p);
			return { count, hasNames, hasPack: true };
		}
		if (p.kind === TokenKinds.name && p.peek() === ":") {
			hasNames = true;
			p.advance();
			p.advance();
		}
		p.rules.type(p);
		count += 1;
		if (!p.accept(",")) break;
		if (p.kind === ")") p.report("Expected a type after ',', got ')'; remove the comma");
	}
	return { count, hasNames, hasPack: false };
}

function parseParenthesized(p: Parser): Parameters {
	const opener = p.index;
	p.expect("(", "to open the parameters of the function type");
	const parameters = parseParameters(p);
	p.expectClosing(")", opener);
	return parameters;
}

/**
 * Parses a function type, a parenthesised type, or where allowed a type pack such as `(A, B)`. Says which it was.
 */
export function parseFunctionType(p: Parser, allowsPack: boolean): TypeShape {
	p.descend("type");
	const hasGenerics = parseGenerics(p, false);
	const { count, hasNames, hasPack } = parseParenthesized(p);
	const isForced = hasGenerics || hasNames;
	if (!isForced && p.kind !== "->" && p.kind !== ":") {
		const isSingle = count === 1 && !hasPack;
		if (allowsPack) return isSingle ? "single" : "pack";
		if (isSingle) return "type";
	}
	parseArrow(p, isForced || count > 0);
	return "type";
}

function parseArrow(p: Parser, hasParameters: boolean): void {
	p.descend("type");
	if (p.kind === ":") {
		p.report("The return type of a function type is written after '->', not ':'");
		p.advance();
	} else if (p.kind !== "->" && !hasParameters) {
		p.report("Expected '->' after '()'; for no value write 'nil'");
		return;
	} else p.expect("->", "before the return type of the function type");
	parseReturnType(p);
}

function parseReturnType(p: Parser): void {
	p.descend("type");
	if (p.kind !== "(") {
		if (isAtPack(p)) parsePack(p);
		else p.rules.type(p);
		return;
	}
	const { count, hasNames } = parseParenthesized(p);
	if (p.isAt("->") || hasNames) parseArrow(p, hasNames || count > 0);
	else if (count === 1) p.rules.typeSuffix(p, true);
}

/** Parses `: ReturnType` after a parameter list, if it is there. */
export function parseOptionalReturnType(p: Parser): void {
	if (p.kind !== ":" && p.kind !== "->") return;
	if (p.kind === "->") p.report("The return type of a function is written after ':', not '->'");
	p.advance();
	const depth = p.depth;
	parseReturnType(p);
	if (p.isAt(",")) {
		p.report("Several return types need parentheses around them");
		p.advance();
	}
	p.depth = depth;
}
