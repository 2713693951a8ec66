import { indentOf, isBlank, trim } from "./trim";

const CLOSERS = new Set(["end", "until", "else", "elseif"]);
const OPENERS = new Set(["then", "do", "else", "repeat", "and", "or", "not", "return", "in"]);

/**
 * How the lines after the first of a replacement are to be read when the patch quoted one line without (all of) its indentation:
 * `"literal"`, they carry their full indentation; `"relative"`, they are shifted like the first line; `undefined`, both or neither
 * make sense and the patch has to be refused.
 */
export function readIndentation(replacement: readonly string[], missing: string): "literal" | "relative" | undefined {
	const first = replacement[0]!;
	const relative: string[] = [];
	const literal: string[] = [missing + first];
	for (const line of replacement) {
		if (isBlank(line)) continue;
		relative.push(missing + line);
		if (relative.size() > 1) literal.push(line);
	}
	const base = indentOf(literal[0]!).size();
	const canBeLiteral = literal.every((line) => indentOf(line).size() >= base) && isWellIndented(literal);
	const canBeRelative = isWellIndented(relative);
	if (canBeLiteral === canBeRelative) return undefined;
	return canBeLiteral ? "literal" : "relative";
}

/**
 * The same for a quote of several lines of which only the first lacks indentation: the others stood exactly as quoted, so the replacement
 * has full indentation as well, if that makes sense.
 */
export function readFullIndentation(replacement: readonly string[], missing: string): "literal" | undefined {
	const lines = replacement.filter((line) => !isBlank(line));
	return isWellIndented(lines.map((line, at) => (at === 0 ? missing + line : line))) ? "literal" : undefined;
}

/** Whether each step in depth has a reason: deeper after something that opens, shallower than ever before only with a closer. */
function isWellIndented(lines: readonly string[]): boolean {
	let shallowest = indentOf(lines[0]!).size();
	const seen = new Set<number>([shallowest]);
	for (let at = 1; at < lines.size(); at++) {
		const depthBefore = indentOf(lines[at - 1]!).size();
		const depth = indentOf(lines[at]!).size();
		const [before, line] = [trim(lines[at - 1]!), trim(lines[at]!)];
		const isNewDepth = depth < shallowest || !seen.has(depth);
		const isReasonable =
			depth > depthBefore
				? canNest(before, line)
				: isCloser(line) || !(opensBlock(before) || (depth < depthBefore && isNewDepth));
		if (!isReasonable) return false;
		seen.add(depth);
		shallowest = math.min(shallowest, depth);
	}
	return true;
}

function canNest(before: string, line: string): boolean {
	const [code] = string.match(before, "^(.-)%s*%-%-.*$");
	const opening = typeIs(code, "string") && code !== "" ? code : before;
	const [lastWord] = string.match(opening, "([%w_]*)$");
	if (typeIs(lastWord, "string") && OPENERS.has(lastWord)) return true;
	const [opensByMark] = string.find(opening, "[%(%{%[,=%+%-%*/%%%^%.<>~&|]$");
	const [isFunctionHead] = string.find(opening, "function[%s%w_%.:<>]*%b()");
	const [continues] = string.find(line, "^[%.:%+%*/%^=<>~&|]");
	const [joins] = string.match(line, "^(%a+)");
	const isJoined = joins === "and" || joins === "or" || joins === "then" || joins === "do";
	return opensByMark !== undefined || isFunctionHead !== undefined || continues !== undefined || isJoined;
}

/** Whether the line leaves a block open, so that the next one has to be deeper or to close it. */
function opensBlock(line: string): boolean {
	if (string.sub(line, 1, 2) === "--") return false;
	const [word] = string.match(line, "(%a+)$");
	const [mark] = string.find(line, "[%(%{%[]$");
	const [isFunctionHead] = string.find(line, "function[%s%w_%.:<>]*%b()$");
	const isOpener = word === "then" || word === "do" || word === "repeat" || word === "else";
	return isOpener || mark !== undefined || isFunctionHead !== undefined;
}

function isCloser(line: string): boolean {
	const [word] = string.match(line, "^(%a+)");
	const [mark] = string.find(line, "^[%)%}%]]");
	return mark !== undefined || (typeIs(word, "string") && CLOSERS.has(word));
}
