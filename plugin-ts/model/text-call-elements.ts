import type { JsonObject, JsonValue } from "../core/json";
import { EMPTY_OBJECT } from "../core/json-kind";
import { contentValue, isContentParam, singleValue } from "./text-call-values";

/** How parameters are written: `<path>…</path>`, `<parameter name="path">…</parameter>` or `<parameter=path>…</parameter>`. */
export interface ElementSyntax {
	/** Lua pattern of an opening tag, anchored, capturing the parameter's name. */
	readonly opening: string;
	readonly closing: (name: string) => string;
	/** Every parameter closes with the same tag, so the last one is not a content parameter's own. */
	readonly isCloserShared: boolean;
}

export const PLAIN_ELEMENTS: ElementSyntax = {
	opening: "^%s*<([%a_@#][%w_%-%.@#]*)>",
	closing: (name) => `</${name}>`,
	isCloserShared: false,
};

interface Element {
	readonly name: string;
	readonly raw: string;
}

/** Closing tags tried for one parameter, and parameters read in one body, before it counts as unreadable. */
const MAX_CLOSERS = 64;
const MAX_ELEMENTS = 200;

/** "ambiguous": text could end in two places, each followed by well-formed parameters, so that either guess may be wrong. */
type Elements = readonly Element[] | "unreadable" | "ambiguous";

interface Scan {
	readonly body: string;
	readonly syntax: ElementSyntax;
	/** What the body reads as from a position on: content with closing tags inside is tried several ways. */
	readonly seen: Map<number, Elements>;
}

/** Reads a call's body as parameters; undefined when it holds anything else, or could be read in two ways. */
export function readParameters(body: string, syntax: ElementSyntax): JsonObject | undefined {
	const elements = readElements({ body, syntax, seen: new Map() }, 1, 0);
	if (typeIs(elements, "string")) return undefined;
	const args: { [key: string]: JsonValue } = {};
	for (const { name, raw } of elements) {
		if (args[name] !== undefined) return undefined;
		args[name] = isContentParam(name) ? contentValue(raw) : (nestedValue(name, raw) ?? singleValue(raw));
	}
	return elements.isEmpty() ? EMPTY_OBJECT : args;
}

function readElements(scan: Scan, at: number, depth: number): Elements {
	const seen = scan.seen.get(at);
	if (seen !== undefined) return seen;
	const elements = readElementsAt(scan, at, depth);
	scan.seen.set(at, elements);
	return elements;
}

function readElementsAt(scan: Scan, at: number, depth: number): Elements {
	const { body, syntax } = scan;
	if (string.find(body, "^%s*$", at)[0] !== undefined) return [];
	const [, openEnd, name] = string.find(body, syntax.opening, at) as LuaTuple<[number?, number?, string?]>;
	if (openEnd === undefined || name === undefined || depth > MAX_ELEMENTS) return "unreadable";
	const closer = syntax.closing(name);
	let reading: Elements = "unreadable";
	const isLastOne = !syntax.isCloserShared && isTakenAsText(name, string.sub(body, openEnd + 1, openEnd + 80));
	for (const closeAt of findAll(body, closer, openEnd + 1)) {
		const rest = readElements(scan, closeAt + closer.size(), depth + 1);
		if (rest === "unreadable") continue;
		if (rest === "ambiguous" || reading !== "unreadable") return "ambiguous";
		reading = [{ name, raw: string.sub(body, openEnd + 1, closeAt - 1) }, ...rest];
		if (!isLastOne) break;
	}
	return reading;
}

/** `<patch>` is text as a parameter but an item of `<patches>`. */
function isTakenAsText(name: string, start: string): boolean {
	return isContentParam(name) && !(name === "patch" && string.find(start, "^%s*<%a+>")[0] !== undefined);
}

function findAll(text: string, needle: string, from: number): readonly number[] {
	const found = new Array<number>();
	let [at] = string.find(text, needle, from, true);
	while (at !== undefined && found.size() < MAX_CLOSERS) {
		found.push(at);
		[at] = string.find(text, needle, at + 1, true);
	}
	return found;
}

/** `<props><Size>…</Size></props>` is an object, `<edits><edit>…</edit></edits>` a list; undefined when it is neither. */
function nestedValue(parent: string, raw: string): JsonValue | undefined {
	if (string.find(raw, "^%s*<")[0] === undefined) return undefined;
	const elements = readElements({ body: raw, syntax: PLAIN_ELEMENTS, seen: new Map() }, 1, 0);
	if (typeIs(elements, "string") || elements.isEmpty()) return undefined;
	const first = elements[0]!;
	const isUniform = elements.every((element) => element.name === first.name);
	if (isUniform && (elements.size() > 1 || isPluralOf(parent, first.name))) return elements.map(valueOf);
	const object: { [key: string]: JsonValue } = {};
	for (const element of elements) {
		if (object[element.name] !== undefined) return undefined;
		object[element.name] = valueOf(element);
	}
	return object;
}

function valueOf({ name, raw }: Element): JsonValue {
	if (isTakenAsText(name, raw)) return contentValue(raw);
	return nestedValue(name, raw) ?? singleValue(raw);
}

const PLURALS: readonly [string, string][] = [
	["s", ""],
	["es", ""],
	["ies", "y"],
	["ren", ""],
];

function isPluralOf(plural: string, singular: string): boolean {
	return (
		singular === "item" ||
		PLURALS.some(([ending, instead]) => plural === string.sub(singular, 1, singular.size() - instead.size()) + ending)
	);
}
