import type { Outcome } from "./outcome";
import { failure, success } from "./outcome";
import type { InstancePath, PathSegment } from "./instance-path";
import { quoteName, readQuotedName } from "./path-quote";

/** Whether a slash outside a quoted name separates segments: then slashes are the only separators. */
export function hasSlashSeparator(text: string): boolean {
	let at = 1;
	while (at <= text.size()) {
		const [found] = string.find(text, "[/%[(]", at);
		if (found === undefined) return false;
		if (string.sub(text, found, found) === "/") return true;
		at = skipQuoted(text, found + 1);
	}
	return false;
}

function skipQuoted(text: string, at: number): number {
	const [, spacesEnd] = string.find(text, "^[ \t]*", at) as LuaTuple<[number?, number?]>;
	const quoteAt = (spacesEnd ?? at - 1) + 1;
	const quote = string.sub(text, quoteAt, quoteAt);
	if (quote !== '"' && quote !== "'") return at;
	const name = readQuotedName(text, quoteAt);
	return name.ok ? name.value.nextAt : at;
}

/** Reads `Workspace/House/My.Part`: everything between two slashes is a name, with an optional `[2]` at its end. */
export function parseSlashed(text: string): Outcome<InstancePath> {
	const inner = string.match(text, "^/?(.-)/?$")[0] as string;
	const segments = new Array<PathSegment>();
	let isFirst = true;
	for (const part of inner.split("/")) {
		const segment = readSegment(part, isFirst);
		if (!segment.ok) return segment;
		if (segment.value !== undefined) segments.push(segment.value);
		isFirst = false;
	}
	return success(segments);
}

/** Undefined for a leading `game`. */
function readSegment(part: string, isFirst: boolean): Outcome<PathSegment | undefined> {
	if (part === "") return failure("a name between slashes is empty.");
	if (string.find(part, `%[%s*["']`)[0] !== undefined)
		return failure(`${quoteName(part)} mixes slashes with names in brackets; use one form.`);
	if (isFirst) return readFirst(part);
	return success(withIndex(part));
}

function readFirst(part: string): Outcome<PathSegment | undefined> {
	if (part === "game" || part === "Game") return success<PathSegment | undefined>(undefined);
	const service = string.match(part, "^[Gg]ame%.(.+)$")[0] as string | undefined;
	const name = service ?? part;
	if (string.find(name, ".", 1, true)[0] !== undefined)
		return failure(`${quoteName(part)} mixes dots and slashes; use one form.`);
	return success(withIndex(name === "workspace" ? "Workspace" : name));
}

function withIndex(part: string): PathSegment {
	const [name, digits] = string.match(part, "^(.*%S)%[([1-9]%d*)%]$") as LuaTuple<[string?, string?]>;
	const index = digits === undefined ? undefined : tonumber(digits);
	return name === undefined || index === undefined ? { name: part } : { name, index };
}
