import type { JsonObject, JsonValue } from "../core/json";
import { EMPTY_OBJECT, JSON_NULL } from "../core/json-kind";
import { scanJsonString } from "../core/json-string";

export interface TolerantCursor {
	readonly text: string;
	/** 1-based position of the next byte. */
	at: number;
	problem?: string;
	problemAt: number;
	/** The text ended where more had to follow. */
	isCut?: boolean;
}

const MAX_DEPTH = 200;

const WORDS: { readonly [word: string]: JsonValue | undefined } = {
	true: true,
	True: true,
	false: false,
	False: false,
	null: JSON_NULL,
	None: JSON_NULL,
	nil: JSON_NULL,
	undefined: JSON_NULL,
};

/** Reads one value, or returns undefined with the problem in the cursor. */
export function readTolerantValue(cursor: TolerantCursor, depth: number): JsonValue | undefined {
	skipTrivia(cursor);
	if (depth > MAX_DEPTH) return stop(cursor, `nested deeper than ${MAX_DEPTH} levels`);
	const first = string.sub(cursor.text, cursor.at, cursor.at);
	if (first === "{") return readObject(cursor, depth);
	if (first === "[") return readArray(cursor, depth);
	if (first === '"' || first === "'") return readString(cursor);
	if (first === "") return cut(cursor, "the text ends where a value is expected");
	return readBare(cursor);
}

/** Skips white space and comments. */
export function skipTrivia(cursor: TolerantCursor): void {
	for (;;) {
		cursor.at = string.find(cursor.text, "[^ \t\r\n]", cursor.at)[0] ?? cursor.text.size() + 1;
		const opener = string.sub(cursor.text, cursor.at, cursor.at + 1);
		if (opener === "//") cursor.at = string.find(cursor.text, "\n", cursor.at, true)[0] ?? cursor.text.size() + 1;
		else if (opener === "/*")
			cursor.at = (string.find(cursor.text, "*/", cursor.at + 2, true)[1] ?? cursor.text.size()) + 1;
		else return;
	}
}

function stop(cursor: TolerantCursor, problem: string, at = cursor.at): undefined {
	if (cursor.problem === undefined) {
		cursor.problem = problem;
		cursor.problemAt = at;
	}
	return undefined;
}

function cut(cursor: TolerantCursor, problem: string, at = cursor.at): undefined {
	if (cursor.problem === undefined) cursor.isCut = true;
	return stop(cursor, problem, at);
}

function readString(cursor: TolerantCursor): string | undefined {
	const scanned = scanJsonString(cursor.text, cursor.at, { lenient: true });
	if (!scanned.ok) {
		return scanned.isUnterminated
			? cut(cursor, scanned.problem, scanned.at)
			: stop(cursor, scanned.problem, scanned.at);
	}
	cursor.at = scanned.nextAt;
	return scanned.value;
}

function readBare(cursor: TolerantCursor): JsonValue | undefined {
	const token = string.match(cursor.text, "^[%w_%.%+%-]+", cursor.at)[0] as string | undefined;
	if (token === undefined)
		return stop(cursor, `expected a value, got "${string.sub(cursor.text, cursor.at, cursor.at)}"`);
	if (cursor.at + token.size() > cursor.text.size() && cursor.at > 1)
		return cut(cursor, `it ends right after "${token}"`);
	const value = WORDS[token] ?? readNumber(token);
	if (value === undefined) return stop(cursor, `"${token}" is not a JSON value; a text needs double quotes`);
	cursor.at += token.size();
	return value;
}

function readNumber(token: string): number | undefined {
	return string.find(token, "^[%+%-]?%.?%d[%d%.eE%+%-]*$")[0] === undefined ? undefined : tonumber(token);
}

type AfterItem = "more" | "closed" | "wrong";

/** After an element: a comma (trailing ones forgiven), the closer, or the end of the text, which closes what is open. */
function afterItem(cursor: TolerantCursor, closer: string): AfterItem {
	skipTrivia(cursor);
	const found = string.sub(cursor.text, cursor.at, cursor.at);
	if (found === "") return "closed";
	if (found !== "," && found !== closer) {
		stop(cursor, `expected "," or "${closer}", got "${found}"`);
		return "wrong";
	}
	cursor.at += 1;
	if (found === closer) return "closed";
	skipTrivia(cursor);
	if (cursor.at > cursor.text.size()) {
		cut(cursor, "it ends after a comma");
		return "wrong";
	}
	return takeCloser(cursor, closer) ? "closed" : "more";
}

function takeCloser(cursor: TolerantCursor, closer: string): boolean {
	skipTrivia(cursor);
	if (string.sub(cursor.text, cursor.at, cursor.at) !== closer) return false;
	cursor.at += 1;
	return true;
}

function readArray(cursor: TolerantCursor, depth: number): JsonValue | undefined {
	const items = new Array<JsonValue>();
	cursor.at += 1;
	if (takeCloser(cursor, "]")) return items;
	for (;;) {
		const item = readTolerantValue(cursor, depth + 1);
		if (item === undefined) return undefined;
		items.push(item);
		const after = afterItem(cursor, "]");
		if (after !== "more") return after === "closed" ? items : undefined;
	}
}

function readObject(cursor: TolerantCursor, depth: number): JsonValue | undefined {
	const object: { [key: string]: JsonValue | undefined } = {};
	cursor.at += 1;
	if (takeCloser(cursor, "}")) return EMPTY_OBJECT;
	let isEmpty = true;
	for (;;) {
		const key = readKey(cursor);
		if (key === undefined) return undefined;
		const value = readTolerantValue(cursor, depth + 1);
		if (value === undefined) return undefined;
		if (value !== JSON_NULL) {
			object[key] = value;
			isEmpty = false;
		}
		const after = afterItem(cursor, "}");
		if (after === "wrong") return undefined;
		if (after === "closed") return isEmpty ? EMPTY_OBJECT : (object as JsonObject);
	}
}

function readKey(cursor: TolerantCursor): string | undefined {
	skipTrivia(cursor);
	const first = string.sub(cursor.text, cursor.at, cursor.at);
	const key = first === '"' || first === "'" ? readString(cursor) : readBareKey(cursor);
	if (key === undefined) return undefined;
	skipTrivia(cursor);
	const colon = string.sub(cursor.text, cursor.at, cursor.at);
	if (colon === "") return cut(cursor, `it ends after the key "${key}"`);
	if (colon !== ":") return stop(cursor, `expected ":" after the key "${key}"`);
	cursor.at += 1;
	return key;
}

function readBareKey(cursor: TolerantCursor): string | undefined {
	const key = string.match(cursor.text, "^[%a_$@#][%w_$]*", cursor.at)[0] as string | undefined;
	if (key === undefined) {
		const isEnd = cursor.at > cursor.text.size();
		return isEnd
			? cut(cursor, "the text ends where a key is expected")
			: stop(cursor, "expected a key in double quotes");
	}
	cursor.at += key.size();
	return key;
}
