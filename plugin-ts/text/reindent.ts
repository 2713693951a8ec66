import { indentOf, isBlank } from "./trim";

const USUAL_RATIOS = new Set([1 / 2, 1 / 4, 2, 4]);

/** How an indentation in the patch reads in the script. */
interface IndentPair {
	readonly given: string;
	readonly actual: string;
}

/** Carries indentation from a patch's frame into the script's. */
export type IndentMap = (indent: string) => string | undefined;

/**
 * Learns from lines that match but for their indentation how the patch's indentation maps to the script's: by the one rule all lines
 * obey (a common prefix added or removed, or spaces exchanged for tabs). `undefined` when they obey none.
 */
export function learnIndentation(given: readonly string[], actual: readonly string[]): IndentMap | undefined {
	const seen: IndentPair[] = [];
	const known = new Map<string, string>();
	for (let at = 0; at < given.size(); at++) {
		if (isBlank(given[at]!)) continue;
		const pair = { given: indentOf(given[at]!), actual: indentOf(actual[at]!) };
		const earlier = known.get(pair.given);
		if (earlier !== undefined && earlier !== pair.actual) return undefined;
		if (earlier === undefined) seen.push(pair);
		known.set(pair.given, pair.actual);
	}
	const rule = prefixAdded(seen) ?? prefixRemoved(seen) ?? unitsExchanged(seen);
	return rule === undefined ? undefined : (indent) => known.get(indent) ?? rule(indent);
}

/** A line with its indentation carried over; an empty line stays empty. `undefined` when the indentation has no counterpart. */
export function reindentLine(line: string, map: IndentMap): string | undefined {
	if (line === "") return "";
	if (isBlank(line)) return map(line) ?? "";
	const given = indentOf(line);
	const indent = map(given);
	return indent === undefined ? undefined : indent + string.sub(line, given.size() + 1);
}

function prefixAdded(seen: readonly IndentPair[]): IndentMap | undefined {
	const first = seen[0];
	if (first === undefined) return undefined;
	const prefix = string.sub(first.actual, 1, math.max(0, first.actual.size() - first.given.size()));
	if (!seen.every((pair) => pair.actual === prefix + pair.given)) return undefined;
	// Spaces under tabs are a quote that writes tabs as spaces on top of losing some of them: how many, nobody can tell.
	const hasSpaces = seen.some((pair) => hasMark(pair.given, " "));
	return (indent) => (hasMark(prefix, "\t") && hasMark(indent, " ") && !hasSpaces ? undefined : prefix + indent);
}

function prefixRemoved(seen: readonly IndentPair[]): IndentMap | undefined {
	const first = seen[0];
	if (first === undefined) return undefined;
	const prefix = string.sub(first.given, 1, math.max(0, first.given.size() - first.actual.size()));
	if (!seen.every((pair) => pair.given === prefix + pair.actual)) return undefined;
	return (indent) => (startsWith(indent, prefix) ? string.sub(indent, prefix.size() + 1) : undefined);
}

/** Tabs for spaces or spaces for tabs, at a width of 2 or 4 (8 only where two depths prove it). */
function unitsExchanged(seen: readonly IndentPair[]): IndentMap | undefined {
	const deepest = extreme(seen, (a, b) => a.given.size() > b.given.size());
	const shallowest = extreme(seen, (a, b) => a.given.size() < b.given.size());
	if (deepest === undefined || shallowest === undefined) return undefined;
	const [from, to] = [string.sub(deepest.given, 1, 1), string.sub(deepest.actual, 1, 1)];
	if (from === "" || to === "" || from === to) return undefined;
	const widthOf = widthRule(shallowest, deepest);
	const obeys = (pair: IndentPair) =>
		isMadeOf(pair.given, from) && isMadeOf(pair.actual, to) && pair.actual.size() === widthOf?.(pair.given);
	if (widthOf === undefined || !seen.every(obeys)) return undefined;
	return (indent) => {
		const width = widthOf(indent);
		const isExact = width >= 0 && width === math.floor(width) && isMadeOf(indent, from);
		return isExact ? string.rep(to, width) : undefined;
	};
}

/** The linear rule from the quote's indentation width to the script's; one depth alone is taken to be proportional. */
function widthRule(shallowest: IndentPair, deepest: IndentPair): ((indent: string) => number) | undefined {
	const isProven = deepest.given.size() > shallowest.given.size();
	const [givenFrom, actualFrom] = isProven ? [shallowest.given.size(), shallowest.actual.size()] : [0, 0];
	const ratio = (deepest.actual.size() - actualFrom) / (deepest.given.size() - givenFrom);
	const isUsual = USUAL_RATIOS.has(ratio) || (isProven && (ratio === 1 / 8 || ratio === 8));
	return isUsual ? (indent) => actualFrom + (indent.size() - givenFrom) * ratio : undefined;
}

function extreme(
	seen: readonly IndentPair[],
	isBetter: (a: IndentPair, b: IndentPair) => boolean,
): IndentPair | undefined {
	let best = seen[0];
	for (const pair of seen) if (best !== undefined && isBetter(pair, best)) best = pair;
	return best;
}

function hasMark(indent: string, mark: string): boolean {
	const [at] = string.find(indent, mark, 1, true);
	return at !== undefined;
}

function isMadeOf(indent: string, unit: string): boolean {
	return indent === string.rep(unit, indent.size());
}

function startsWith(text: string, prefix: string): boolean {
	return string.sub(text, 1, prefix.size()) === prefix;
}
