import type { Parser } from "./parser-state";
import { TokenKinds } from "./token-buffer";

/** Whether a type pack without parentheses starts here: `...T` or `T...`. */
export function isAtPack(p: Parser): boolean {
	return p.kind === "..." || (p.kind === TokenKinds.name && p.peek() === "...");
}

/** Parses `...T` or `T...`; `isAtPack` must hold. */
export function parsePack(p: Parser): void {
	if (p.accept("...")) {
		p.rules.type(p);
		return;
	}
	p.typeNames.push(p.index);
	p.advance();
	p.advance();
}

/** Parses the annotation of `...` in a parameter list: `T...` or a type. */
export function parseVariadicAnnotation(p: Parser): void {
	if (p.kind !== "..." && isAtPack(p)) parsePack(p);
	else p.rules.type(p);
}
