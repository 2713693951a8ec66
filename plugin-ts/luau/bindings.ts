import type { Parser } from "./parser-state";
import { parseVariadicAnnotation } from "./type-packs";

/** A name being introduced; `token` is undefined where it was missing. */
export interface Binding {
	readonly token: number | undefined;
}

export interface BindingList {
	readonly bindings: readonly Binding[];
	readonly hasVarargs: boolean;
}

/** Parses `name: Type`. */
export function parseBinding(p: Parser): Binding {
	const token = p.expectName("a variable name");
	if (p.accept(":")) p.rules.type(p);
	return { token };
}

/** Parses names with optional types, separated by commas; `...` may come last where allowed. */
export function parseBindings(p: Parser, allowsVarargs: boolean): BindingList {
	const bindings: Binding[] = [];
	do {
		if (p.kind === "..." && allowsVarargs) {
			p.advance();
			if (p.accept(":")) parseVariadicAnnotation(p);
			return { bindings, hasVarargs: true };
		}
		bindings.push(parseBinding(p));
	} while (p.accept(","));
	return { bindings, hasVarargs: false };
}
