import type { JsonObject, JsonValue } from "./json";
import { EMPTY_OBJECT, JSON_NULL } from "./json-kind";
import { scanJsonString } from "./json-string";
import type { Outcome } from "./outcome";
import { failure, success } from "./outcome";
import { describePosition } from "./text-position";

export interface ParseJsonOptions {
	/**
	 * What a null member of an object becomes: `drop` (default) leaves it out, `keep` stores `JSON_NULL`, for messages
	 * that must be echoed unchanged. A null element of an array is always `JSON_NULL`, so that positions hold.
	 */
	readonly nulls?: "drop" | "keep";
	/** Keep lone surrogates, for texts that are put together from pieces (`joinPieces`). Otherwise they become U+FFFD. */
	readonly keepsSurrogates?: boolean;
}

/** Deeper nesting than this is refused instead of exhausting the stack. */
const MAX_DEPTH = 200;

interface Cursor {
	readonly text: string;
	readonly keepNulls: boolean;
	readonly keepsSurrogates: boolean;
	/** 1-based position of the next byte. */
	at: number;
	problem?: string;
	problemAt: number;
}

/**
 * Parses strict JSON (RFC 8259). Engine decoding gives no positions, loses nulls and confuses `{}` with `[]`; this does not.
 * Fails with what was expected and where, as line and column, both from 1.
 */
export function parseJson(text: string, options?: ParseJsonOptions): Outcome<JsonValue> {
	const cursor: Cursor = {
		text,
		keepNulls: options?.nulls === "keep",
		keepsSurrogates: options?.keepsSurrogates === true,
		at: 1,
		problemAt: 1,
	};
	const value = readValue(cursor, 0);
	if (value !== undefined) {
		skipSpace(cursor);
		if (cursor.at <= text.size()) stop(cursor, "expected the end of the JSON text");
	}
	if (cursor.problem !== undefined)
		return failure(`Invalid JSON at ${describePosition(text, cursor.problemAt)}: ${cursor.problem}.`);
	return success(value as JsonValue);
}

function stop(cursor: Cursor, problem: string, at = cursor.at): undefined {
	if (cursor.problem === undefined) {
		cursor.problem = problem;
		cursor.problemAt = at;
	}
	return undefined;
}

function skipSpace(cursor: Cursor): void {
	const [start] = string.find(cursor.text, "[^ \t\r\n]", cursor.at);
	cursor.at = start ?? cursor.text.size() + 1;
}

function readValue(cursor: Cursor, depth: number): JsonValue | undefined {
	skipSpace(cursor);
	if (depth > MAX_DEPTH) return stop(cursor, `nested deeper than ${MAX_DEPTH} levels`);
	const first = string.sub(cursor.text, cursor.at, cursor.at);
	if (first === "{") return readObject(cursor, depth);
	if (first === "[") return readArray(cursor, depth);
	if (first === '"') return readString(cursor);
	if (first === "") return stop(cursor, "the text ends where a value is expected");
	return readLiteral(cursor);
}

function readString(cursor: Cursor): string | undefined {
	const scanned = scanJsonString(cursor.text, cursor.at, cursor);
	if (!scanned.ok) return stop(cursor, scanned.problem, scanned.at);
	cursor.at = scanned.nextAt;
	return scanned.value;
}

function readLiteral(cursor: Cursor): JsonValue | undefined {
	const word = string.match(cursor.text, "^%a+", cursor.at)[0] as string | undefined;
	if (word !== undefined) return readWord(cursor, word);
	const token = string.match(cursor.text, "^[%d%+%-%.eE]+", cursor.at)[0] as string | undefined;
	if (token === undefined)
		return stop(cursor, `expected a value, got "${string.sub(cursor.text, cursor.at, cursor.at)}"`);
	const number = isJsonNumber(token) ? tonumber(token) : undefined;
	if (number === undefined) return stop(cursor, `"${token}" is not a JSON number`);
	cursor.at += token.size();
	return number;
}

function readWord(cursor: Cursor, word: string): JsonValue | undefined {
	const value = word === "true" ? true : word === "false" ? false : word === "null" ? JSON_NULL : undefined;
	if (value === undefined) return stop(cursor, `"${word}" is not a JSON value`);
	cursor.at += word.size();
	return value;
}

function isJsonNumber(token: string): boolean {
	const [whole, rest] = string.match(token, "^%-?(%d+)(.*)$") as LuaTuple<[string?, string?]>;
	if (whole === undefined || rest === undefined) return false;
	if (whole.size() > 1 && string.sub(whole, 1, 1) === "0") return false;
	const afterFraction = string.match(rest, "^%.%d+(.*)$")[0] as string | undefined;
	const exponent = afterFraction ?? rest;
	return exponent === "" || string.find(exponent, "^[eE][%+%-]?%d+$")[0] !== undefined;
}

function readArray(cursor: Cursor, depth: number): JsonValue | undefined {
	const items = new Array<JsonValue>();
	cursor.at += 1;
	if (takeIf(cursor, "]")) return items;
	for (;;) {
		const item = readValue(cursor, depth + 1);
		if (item === undefined) return undefined;
		items.push(item);
		if (takeIf(cursor, "]")) return items;
		if (!takeIf(cursor, ",")) return stop(cursor, 'expected "," or "]" after an array element');
	}
}

/** A key and the colon after it. */
function readKey(cursor: Cursor): string | undefined {
	if (string.sub(cursor.text, cursor.at, cursor.at) !== '"') return stop(cursor, "expected a key in double quotes");
	const key = readString(cursor);
	if (key === undefined || takeIf(cursor, ":")) return key;
	return stop(cursor, `expected ":" after the key "${key}"`);
}

function readObject(cursor: Cursor, depth: number): JsonValue | undefined {
	const object: { [key: string]: JsonValue | undefined } = {};
	cursor.at += 1;
	if (takeIf(cursor, "}")) return EMPTY_OBJECT;
	let isEmpty = true;
	for (;;) {
		const key = readKey(cursor);
		if (key === undefined) return undefined;
		const value = readValue(cursor, depth + 1);
		if (value === undefined) return undefined;
		const isDropped = value === JSON_NULL && !cursor.keepNulls;
		object[key] = isDropped ? undefined : value;
		isEmpty = isEmpty && isDropped;
		if (takeIf(cursor, "}")) return isEmpty ? EMPTY_OBJECT : (object as JsonObject);
		if (!takeIf(cursor, ",")) return stop(cursor, 'expected "," or "}" after a member');
		skipSpace(cursor);
	}
}

/** Skips white space on both sides, so that the cursor is always at a token. */
function takeIf(cursor: Cursor, token: string): boolean {
	skipSpace(cursor);
	if (string.sub(cursor.text, cursor.at, cursor.at) !== token) return false;
	cursor.at += 1;
	skipSpace(cursor);
	return true;
}
