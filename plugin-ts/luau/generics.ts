import type { Parser } from "./parser-state";
import { isAtPack, parsePack } from "./type-packs";

interface Seen {
	pack: boolean;
	default: boolean;
}

/** Parses `<T, U = number, P...>` if it is there and returns whether it was. Only type aliases allow default values. */
export function parseGenerics(p: Parser, allowsDefaults: boolean): boolean {
	const opener = p.index;
	if (!p.accept("<")) return false;
	const seen: Seen = { pack: false, default: false };
	while (true) {
		parseGeneric(p, allowsDefaults, seen);
		if (!p.accept(",")) break;
		if (p.kind === ">") {
			p.report("Expected a type name after ',', got '>'; remove the comma");
			break;
		}
	}
	p.expectClosing(">", opener);
	return true;
}

function parseGeneric(p: Parser, allowsDefaults: boolean, seen: Seen): void {
	const name = p.expectName("the name of a generic type");
	if (name !== undefined) p.typeNames.push(name);
	const isPack = p.kind === "..." || seen.pack;
	if (isPack && !p.accept("...")) p.report("Generic types come before generic type packs");
	seen.pack = isPack;
	if (allowsDefaults && p.accept("=")) {
		seen.default = true;
		if (isPack) parsePackDefault(p);
		else p.rules.type(p);
	} else if (seen.default) p.report("A generic type after one with a default needs a default too");
}

function parsePackDefault(p: Parser): void {
	if (isAtPack(p)) parsePack(p);
	else if (p.rules.typeOrPack(p) === "type")
		p.report("The default of a type pack must be a type pack, such as '...number'");
}
