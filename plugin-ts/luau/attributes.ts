import type { Expression } from "./ast";
import { parseArguments } from "./call-arguments";
import type { Parser } from "./parser-state";
import { TokenKinds } from "./token-buffer";

const KNOWN: ReadonlySet<string> = new Set(["checked", "native", "deprecated"]);
const TAKES_ARGUMENTS: ReadonlySet<string> = new Set(["(", "{", TokenKinds.string]);
const DEPRECATED_KEYS: ReadonlySet<string> = new Set(["use", "reason"]);
const LITERALS: ReadonlySet<string> = new Set(["number", "constant"]);

/** Parses the attributes in front of a function: `@native` and `@[deprecated { use = "x" }, checked]`. */
export function parseAttributes(p: Parser): void {
	const seen = new Set<string>();
	while (p.kind === TokenKinds.attribute || p.kind === "@[") {
		if (p.kind === "@[") parseAttributeList(p, seen);
		else {
			checkName(p, p.word(), p.index, seen);
			p.advance();
		}
	}
}

function checkName(p: Parser, name: string, token: number, seen: Set<string>): void {
	if (name === "") p.report("Expected the attribute's name after '@'", token);
	else if (!KNOWN.has(name))
		p.report(`There is no attribute '@${name}'; known are @native, @checked and @deprecated`, token);
	else if (seen.has(name)) p.report(`The attribute '@${name}' is given twice`, token);
	seen.add(name);
}

function parseAttributeList(p: Parser, seen: Set<string>): void {
	const opener = p.index;
	p.advance();
	if (p.kind === "]") p.report("The attribute list is empty; name an attribute or remove it");
	else {
		do parseListed(p, seen);
		while (p.accept(","));
	}
	p.expectClosing("]", opener);
}

function parseListed(p: Parser, seen: Set<string>): void {
	const token = p.expectName("an attribute's name");
	const name = token === undefined ? "" : p.textOf(token);
	const args = TAKES_ARGUMENTS.has(p.kind) ? (parseArguments(p, p.previous) ?? []) : [];
	if (token === undefined) return;
	if (!args.every(isLiteral)) p.report("Only literals can be given to an attribute", token);
	checkName(p, name, token, seen);
	if (name === "deprecated") checkDeprecated(p, args, token);
}

function isText(expression: Expression): boolean {
	return expression.kind === "string" || (expression.kind === "interpolation" && expression.parts.isEmpty());
}

function isLiteral(expression: Expression): boolean {
	if (expression.kind === "table") {
		return expression.fields.every(({ key, value }) => key === undefined && isLiteral(value));
	}
	return LITERALS.has(expression.kind) || isText(expression);
}

function checkDeprecated(p: Parser, args: readonly Expression[], token: number): void {
	const [options] = args;
	if (options === undefined) return;
	const isValid =
		args.size() === 1 &&
		options.kind === "table" &&
		options.fields.every(
			({ nameToken, value }) => nameToken !== undefined && DEPRECATED_KEYS.has(p.textOf(nameToken)) && isText(value),
		);
	if (!isValid) p.report("'@deprecated' takes one table with the texts 'use' and 'reason'", token);
}
