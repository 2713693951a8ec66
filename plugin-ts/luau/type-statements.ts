import type { Statement } from "./ast";
import { parseGenerics } from "./generics";
import type { Parser } from "./parser-state";
import { failedStatement } from "./statement-parts";

/** Parses what follows `type`, whose token, or that of the `export` before it, is `first`. */
export function parseTypeStatement(p: Parser, first: number, isExported: boolean): Statement {
	if (p.kind === "function") return parseTypeFunction(p, first, isExported);
	const nameToken = p.expectName("the name of the type");
	parseGenerics(p, true);
	p.expect("=", "after the name of the type");
	p.rules.type(p);
	if (nameToken === undefined) return failedStatement(p, first);
	p.typeNames.push(nameToken);
	return { kind: "type", nameToken, isExported, first, last: p.previous };
}

function parseTypeFunction(p: Parser, first: number, isExported: boolean): Statement {
	const opener = p.index;
	p.advance();
	const nameToken = p.expectName("the name of the type function");
	const outer = p.scope.enterTypeFunction();
	const { node } = p.rules.functionBody(p, { opener });
	p.scope.leaveTypeFunction(outer);
	if (nameToken === undefined) return failedStatement(p, first);
	p.typeNames.push(nameToken);
	return { kind: "type", nameToken, isExported, body: node, first, last: p.previous };
}
