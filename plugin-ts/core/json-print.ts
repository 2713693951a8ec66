import type { JsonObject, JsonValue } from "./json";
import { EMPTY_OBJECT, isJsonArray, JSON_NULL, sortedKeys } from "./json-kind";

/**
 * Prints JSON with object keys in byte order, so that equal values print alike: requests keep a byte-stable prefix and
 * identical calls compare equal. Numbers round-trip; infinities and NaN, which JSON lacks, print as the strings `"inf"`, `"-inf"`
 * and `"nan"`. Bytes that are not UTF-8 become U+FFFD, so that the result is always valid.
 */
export function printJson(value: JsonValue): string {
	const parts = new Array<string>();
	printInto(parts, value);
	return parts.join("");
}

function printInto(parts: string[], value: JsonValue): void {
	if (typeIs(value, "string")) parts.push(printString(value));
	else if (typeIs(value, "number")) parts.push(printNumber(value));
	else if (typeIs(value, "boolean")) parts.push(value ? "true" : "false");
	else if (value === JSON_NULL) parts.push("null");
	else if (value === EMPTY_OBJECT) parts.push("{}");
	else if (isJsonArray(value)) printArray(parts, value);
	else printObject(parts, value as JsonObject);
}

function printArray(parts: string[], items: readonly JsonValue[]): void {
	parts.push("[");
	items.forEach((item, index) => {
		if (index > 0) parts.push(",");
		printInto(parts, item);
	});
	parts.push("]");
}

function printObject(parts: string[], object: JsonObject): void {
	parts.push("{");
	let isFirst = true;
	for (const key of sortedKeys(object)) {
		const member = object[key];
		if (member === undefined) continue;
		parts.push(isFirst ? "" : ",", printString(key), ":");
		printInto(parts, member);
		isFirst = false;
	}
	parts.push("}");
}

function printNumber(value: number): string {
	if (value !== value) return '"nan"';
	if (value === math.huge) return '"inf"';
	if (value === -math.huge) return '"-inf"';
	if (math.floor(value) === value && math.abs(value) < 2 ** 53) return string.format("%d", value);
	return tostring(value);
}

function createEscapes(): Map<string, string> {
	const escapes = new Map<string, string>([
		['"', '\\"'],
		["\\", "\\\\"],
	]);
	for (const code of $range(0, 31)) escapes.set(string.char(code), string.format("\\u%04x", code));
	escapes.set(string.char(127), "\\u007f");
	return escapes.set("\n", "\\n").set("\r", "\\r").set("\t", "\\t");
}

/** A table rather than a function: the engine then replaces without calling back for each character. */
const ESCAPES = createEscapes();

const ESCAPED_SET = `["\\${string.char(0)}-${string.char(31)}${string.char(127)}]`;

/** A string as a JSON literal, with its quotes. */
export function printString(text: string): string {
	const valid = toValidUtf8(text);
	if (string.find(valid, ESCAPED_SET)[0] === undefined) return `"${valid}"`;
	const [escaped] = string.gsub(valid, ESCAPED_SET, ESCAPES as never);
	return `"${escaped}"`;
}

/** Replaces each byte that is not part of valid UTF-8 by U+FFFD. */
export function toValidUtf8(text: string): string {
	const parts = new Array<string>();
	let from = 1;
	for (;;) {
		const [length, badAt] = utf8.len(text, from);
		if (typeIs(length, "number") || badAt === undefined) break;
		parts.push(string.sub(text, from, badAt - 1), utf8.char(0xfffd));
		from = badAt + 1;
	}
	if (from === 1) return text;
	parts.push(string.sub(text, from));
	return parts.join("");
}
