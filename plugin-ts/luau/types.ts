import type { Parser, TypeShape } from "./parser-state";
import { checkEscapes } from "./strings";
import { parseFunctionType } from "./type-functions";
import { parseTypeList } from "./type-lists";
import { parseTableType } from "./type-tables";
import { TokenKinds } from "./token-buffer";

/** The compiler's limit on the members of one union or intersection. */
const MAX_MEMBERS = 1000;

/** Parses a type. Types leave no nodes in the tree; the tokens that name them are kept in `p.typeNames`. */
export function parseType(p: Parser): void {
	const depth = p.depth;
	const hasFirst = p.kind !== "|" && p.kind !== "&";
	if (hasFirst) {
		parseSimpleType(p, false);
		p.depth = depth;
	}
	parseTypeSuffix(p, hasFirst);
	p.depth = depth;
}

/** Parses the unions, intersections and `?` that follow a type. */
export function parseTypeSuffix(p: Parser, hasFirst: boolean): void {
	p.descend("type");
	const first = p.index;
	let members = hasFirst ? 1 : 0;
	let isUnion = false;
	let isIntersection = false;
	while (members <= MAX_MEMBERS) {
		if (p.accept("?")) isUnion = true;
		else if (p.kind === "|" || p.kind === "&") {
			isUnion = isUnion || p.kind === "|";
			isIntersection = isIntersection || p.kind === "&";
			parseMember(p);
			members += 1;
		} else if (p.kind === "...") {
			p.report("'...' cannot follow a type here");
			p.advance();
		} else break;
	}
	if (members > MAX_MEMBERS) p.report(`A type can have ${MAX_MEMBERS} members at most; split it into several types`);
	if (isUnion && isIntersection)
		p.report("Unions and intersections cannot be mixed; put parentheses around one of them", first);
}

function parseMember(p: Parser): void {
	p.advance();
	const depth = p.depth;
	parseSimpleType(p, false);
	p.depth = depth;
}

type SimpleRule = (p: Parser, allowsPack: boolean) => TypeShape;

function parseLiteralType(p: Parser): TypeShape {
	p.advance();
	return "type";
}

function parseStringType(p: Parser): TypeShape {
	checkEscapes(p);
	p.advance();
	return "type";
}

function rejected(message: string): SimpleRule {
	return (p) => {
		p.report(message);
		p.advance();
		return "type";
	};
}

function parseNamedType(p: Parser): TypeShape {
	const token = p.index;
	p.typeNames.push(token);
	p.advance();
	if (p.accept(".")) {
		const field = p.expectName("a type name after '.'");
		if (field !== undefined) p.typeNames.push(field);
	} else if (p.kind === "...") {
		p.report("A type pack cannot be used here; remove '...'");
		p.advance();
	} else if (p.textOf(token) === "typeof") {
		parseTypeof(p);
		return "type";
	}
	if (p.kind === "<") parseTypeList(p);
	return "type";
}

function parseTypeof(p: Parser): void {
	const opener = p.index;
	p.expect("(", "after 'typeof'");
	p.rules.expression(p);
	p.expectClosing(")", opener);
}

const USE_ARROW = "'function' is not a type; write a function type such as '(number) -> string'";
const NO_INTERPOLATION = "An interpolated string cannot be a type";
const NO_ATTRIBUTES = "Attributes cannot be part of a type";

const SIMPLE: ReadonlyMap<string, SimpleRule> = new Map<string, SimpleRule>([
	["nil", parseLiteralType],
	["true", parseLiteralType],
	["false", parseLiteralType],
	["{", parseTableType],
	["(", parseFunctionType],
	["<", parseFunctionType],
	[TokenKinds.string, parseStringType],
	[TokenKinds.name, parseNamedType],
	["function", rejected(USE_ARROW)],
	["@[", rejected(NO_ATTRIBUTES)],
	[TokenKinds.attribute, rejected(NO_ATTRIBUTES)],
	[TokenKinds.interpolationWhole, rejected(NO_INTERPOLATION)],
	[TokenKinds.interpolationBegin, rejected(NO_INTERPOLATION)],
	[TokenKinds.brokenString, rejected("The string is never closed on this line; add the closing quote or bracket")],
]);

/** Parses a type without unions, intersections or `?`, or where allowed a pack such as `(A, B)`. */
function parseSimpleType(p: Parser, allowsPack: boolean): TypeShape {
	p.descend("type");
	const rule = SIMPLE.get(p.kind);
	if (rule !== undefined) return rule(p, allowsPack);
	p.report(`Expected a type, got ${p.describe()}`);
	return "type";
}

/** Parses a type, or a pack in parentheses and says which it was. */
export function parseTypeOrPack(p: Parser): TypeShape {
	const depth = p.depth;
	const shape = parseSimpleType(p, true);
	if (shape !== "type") return shape;
	p.depth = depth;
	parseTypeSuffix(p, true);
	return shape;
}
