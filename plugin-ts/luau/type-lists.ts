import type { Parser } from "./parser-state";
import { isAtPack, parsePack } from "./type-packs";

const FOLLOWS_TYPE: ReadonlySet<string> = new Set(["|", "&", "?"]);

/** Parses the arguments given to a generic type: `<A, ...B, (C, D)>`. */
export function parseTypeList(p: Parser): void {
	const opener = p.index;
	p.advance();
	if (p.kind !== ">") {
		do parseTypeArgument(p);
		while (p.accept(","));
	}
	p.expectClosing(">", opener);
}

function parseTypeArgument(p: Parser): void {
	if (isAtPack(p)) parsePack(p);
	else if (p.kind !== "(") p.rules.type(p);
	else if (p.rules.typeOrPack(p) === "single" && FOLLOWS_TYPE.has(p.kind)) p.rules.typeSuffix(p, true);
}

/** Parses the explicit type arguments of a call: `f<<A, B>>(…)`. */
export function parseTypeArguments(p: Parser): void {
	const opener = p.index;
	p.advance();
	parseTypeList(p);
	p.expectClosing(">", opener);
}
