import type { Outcome } from "./outcome";
import { failure, success } from "./outcome";
import type { InstancePath, PathSegment } from "./instance-path";
import { quoteName, readQuotedName } from "./path-quote";

interface Step {
	readonly segment: PathSegment;
	readonly nextAt: number;
}

/** Relative starts mean nothing in a path that is read elsewhere. */
const RELATIVE = new Set(["script", "self", "parent", "plugin"]);

/** Reads the dotted form. Errors are fragments of a sentence that `parsePath` completes. */
export function parseDotted(text: string): Outcome<InstancePath> {
	const head = readHead(text);
	if (!head.ok) return head;
	const segments = [...head.value.segments];
	let at = head.value.nextAt;
	while (at <= text.size()) {
		const step = readStep(text, at);
		if (!step.ok) return step;
		segments.push(step.value.segment);
		at = step.value.nextAt;
	}
	return success(segments);
}

interface Head {
	readonly segments: InstancePath;
	readonly nextAt: number;
}

function readHead(text: string): Outcome<Head> {
	if (string.sub(text, 1, 1) === "[") return success({ segments: [], nextAt: 1 });
	const bare = readBareName(text, 1);
	if (!bare.ok) return bare;
	const { name, nextAt } = bare.value;
	if (name === "game" || name === "Game") return success({ segments: [], nextAt });
	if (RELATIVE.has(name.lower())) return failure(`"${name}" is relative; a path starts at game.`);
	const indexed = withIndex(name === "workspace" ? "Workspace" : name, text, nextAt);
	if (!indexed.ok) return indexed;
	return success({ segments: [indexed.value.segment], nextAt: indexed.value.nextAt });
}

function readStep(text: string, at: number): Outcome<Step> {
	const opener = string.sub(text, at, at);
	if (opener === "[") return readBracketed(text, at);
	if (opener === ":") return readLookup(text, at);
	if (opener !== ".") return failure(`expected "." or "[" at character ${at}, got "${opener}".`);
	if (string.sub(text, at + 1, at + 1) === "[") return readBracketed(text, at + 1);
	const bare = readBareName(text, at + 1);
	return bare.ok ? withIndex(bare.value.name, text, bare.value.nextAt) : bare;
}

function readBareName(text: string, at: number): Outcome<{ readonly name: string; readonly nextAt: number }> {
	const name = string.match(text, `^[^%.%[%]:"'\\%c]+`, at)[0] as string | undefined;
	if (name === undefined) {
		const got = string.sub(text, at, at);
		return failure(`expected a name at character ${at}, got ${got === "" ? "the end" : quoteName(got)}.`);
	}
	if (string.find(name, "^%s")[0] !== undefined || string.find(name, "%s$")[0] !== undefined) {
		return failure(
			`the name ${quoteName(name)} at character ${at} starts or ends with a space; write it as [${quoteName(name)}] if that is meant.`,
		);
	}
	return success({ name, nextAt: at + name.size() });
}

function readBracketed(text: string, at: number): Outcome<Step> {
	const quoteAt = skipSpaces(text, at + 1);
	const quote = string.sub(text, quoteAt, quoteAt);
	if (quote !== '"' && quote !== "'") return unquotedBracket(text, at);
	const name = readQuotedName(text, quoteAt);
	if (!name.ok) return name;
	const closeAt = skipSpaces(text, name.value.nextAt);
	if (string.sub(text, closeAt, closeAt) !== "]") return failure(`expected "]" at character ${closeAt}.`);
	return withIndex(name.value.name, text, closeAt + 1);
}

function unquotedBracket(text: string, at: number): Outcome<Step> {
	const inside = string.match(text, "^%[([^%]]*)%]?", at)[0] as string;
	if (string.find(inside, "^%s*%-?%d+%s*$")[0] !== undefined) {
		return failure(
			`the sibling index [${inside}] at character ${at} needs a name before it, and only one index can follow a name.`,
		);
	}
	return failure(`the name in brackets at character ${at} needs quotes: [${quoteName(inside)}].`);
}

/** A sibling index, `[2]`, belongs to the name before it. */
function withIndex(name: string, text: string, at: number): Outcome<Step> {
	const [first, last, digits] = string.find(text, "^%[%s*(%-?%d+)%s*%]", at) as LuaTuple<[number?, number?, string?]>;
	if (first === undefined || last === undefined || digits === undefined)
		return success({ segment: { name }, nextAt: at });
	const index = tonumber(digits) ?? 0;
	if (index < 1)
		return failure(`the sibling index [${digits}] at character ${at} is out of range; indices count from 1.`);
	return success({ segment: { name, index }, nextAt: last + 1 });
}

const LOOKUPS = new Set(["GetService", "FindService", "FindFirstChild", "WaitForChild"]);

function readLookup(text: string, at: number): Outcome<Step> {
	const [, openAt, method] = string.find(text, "^:(%a+)%s*%(%s*", at) as LuaTuple<[number?, number?, string?]>;
	if (openAt === undefined || method === undefined || !LOOKUPS.has(method)) {
		return failure(
			`":" at character ${at} starts no lookup that a path can hold (GetService, FindFirstChild, WaitForChild).`,
		);
	}
	const quote = string.sub(text, openAt + 1, openAt + 1);
	if (quote !== '"' && quote !== "'") return failure(`${method} needs a quoted name at character ${openAt + 1}.`);
	const name = readQuotedName(text, openAt + 1);
	if (!name.ok) return name;
	const closeAt = skipSpaces(text, name.value.nextAt);
	if (string.sub(text, closeAt, closeAt) !== ")") return failure(`expected ")" at character ${closeAt}.`);
	return withIndex(name.value.name, text, closeAt + 1);
}

function skipSpaces(text: string, at: number): number {
	return string.find(text, "[^ \t]", at)[0] ?? text.size() + 1;
}
