import type { BindingList } from "./bindings";
import { parseBindings } from "./bindings";
import { parseGenerics } from "./generics";
import type { FunctionHead, ParsedFunction, Parser } from "./parser-state";
import { isAmidError, skipRest } from "./recovery";
import { declare, declareAll } from "./statement-parts";
import { parseOptionalReturnType } from "./type-functions";

const PARAMETER_ENDS: ReadonlySet<string> = new Set([")"]);

function parseParameters(p: Parser): BindingList {
	const opener = p.index;
	p.expect("(", "to open the function's parameters");
	const issues = p.issues.size();
	const parameters = p.kind === ")" ? { bindings: [], hasVarargs: false } : parseBindings(p, true);
	if (p.issues.size() > issues && isAmidError(p)) skipRest(p, PARAMETER_ENDS);
	p.expectClosing(")", opener);
	return parameters;
}

/** Parses a function from its generics or parameters to its `end`. */
export function parseFunctionBody(p: Parser, head: FunctionHead): ParsedFunction {
	parseGenerics(p, false);
	const { bindings, hasVarargs } = parseParameters(p);
	parseOptionalReturnType(p);
	const signatureLast = p.previous;
	const { localName, opener } = head;
	const variable = localName === undefined ? undefined : declare(p, localName.token, localName.isConst);
	p.scope.enterFunction(hasVarargs);
	const mark = p.scope.enter();
	if (head.selfToken !== undefined) p.scope.declare("self", head.selfToken, false);
	const parameters = declareAll(p, bindings, false);
	const body = p.rules.block(p);
	p.scope.leave(mark);
	p.scope.leaveFunction();
	p.expectBlockEnd("end", opener);
	return {
		node: { kind: "function", parameters, hasVarargs, signatureLast, body, first: opener, last: p.previous },
		variable,
	};
}
