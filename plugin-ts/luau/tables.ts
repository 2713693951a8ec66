import type { Expression, TableField } from "./ast";
import type { Parser } from "./parser-state";
import { isAmidError, skipRest } from "./recovery";
import { TokenKinds } from "./token-buffer";

const FIELD_ENDS: ReadonlySet<string> = new Set([",", ";", "}"]);

function parseField(p: Parser): TableField {
	const opener = p.index;
	if (p.accept("[")) {
		const key = p.rules.expression(p);
		p.expectClosing("]", opener);
		p.expect("=", "after the key in brackets");
		return { key, value: p.rules.expression(p) };
	}
	if (p.kind === TokenKinds.name && p.peek() === "=") {
		p.advance();
		p.advance();
		return { nameToken: opener, value: p.rules.expression(p) };
	}
	return { value: p.rules.expression(p) };
}

/** Whether a field can start here although no separator came before it. */
function isAtField(p: Parser): boolean {
	return p.kind === "[" || p.kind === TokenKinds.name;
}

/** Parses `{ value, name = value, [key] = value }`. */
export function parseTable(p: Parser): Expression {
	const first = p.index;
	p.expect("{", "to open a table");
	const fields: TableField[] = [];
	while (p.kind !== "}" && p.kind !== TokenKinds.eof) {
		const start = p.index;
		const issues = p.issues.size();
		fields.push(parseField(p));
		if (p.issues.size() > issues && isAmidError(p)) skipRest(p, FIELD_ENDS);
		if (p.index === start) break;
		if (p.accept(",") || p.accept(";")) continue;
		if (!isAtField(p)) break;
		p.report(`Expected ',' or '}' after the table field, got ${p.describe()}`);
	}
	p.expectClosing("}", first);
	return { kind: "table", fields, first, last: p.previous };
}
