import type { JsonObject, JsonValue } from "../core/json";
import { EMPTY_OBJECT, isJsonObject, JSON_NULL } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { describePosition } from "../core/text-position";
import { readTolerantValue, skipTrivia } from "./json-tolerant";
import type { TolerantCursor } from "./json-tolerant";

/**
 * Parses JSON as models write it: strictly first, then forgiving trailing commas, single quotes, raw line breaks in strings,
 * comments, bare keys, Python literals, a code fence around it, surplus closing brackets, and closing brackets missing at
 * the end. A string, number or word that the end of the text cuts is never completed: what would have followed is unknown.
 */
export function parseLenientJson(text: string): Outcome<JsonValue> {
	const strict = parseJson(text);
	if (strict.ok) return strict;
	const body = withoutFence(text);
	const cursor: TolerantCursor = { text: body, at: 1, problemAt: 1 };
	const value = readTolerantValue(cursor, 0);
	if (value === undefined) return refuse(body, cursor);
	const rest = afterValue(cursor);
	if (rest === "end") return success(value);
	if (value === EMPTY_OBJECT && rest === "{") return parseLenientJson(string.sub(body, cursor.at));
	return failure(`Invalid JSON at ${describePosition(body, cursor.at)}: there is more text after the value. ${ADVICE}`);
}

/** Reads a call's argument text, which must be an object. No text at all means no arguments. */
export function readArguments(rawArgs: string): Outcome<JsonObject> {
	if (string.find(rawArgs, "%S")[0] === undefined) return success(EMPTY_OBJECT);
	const parsed = parseLenientJson(rawArgs);
	if (!parsed.ok) return failure(`The arguments could not be read. ${parsed.error}`);
	const value = typeIs(parsed.value, "string") ? decodeTwice(parsed.value) : parsed.value;
	if (value === JSON_NULL) return success(EMPTY_OBJECT);
	if (isJsonObject(value)) return success(value);
	return failure(
		'The arguments could not be read: they must be one JSON object, such as {"path": "game.Workspace"}. Send the call again.',
	);
}

const ADVICE = "Send the call again with valid JSON.";

function refuse(text: string, cursor: TolerantCursor): Outcome<JsonValue> {
	const where = describePosition(text, cursor.problemAt);
	if (cursor.isCut)
		return failure(
			`The JSON is cut off: ${cursor.problem} (${where}). Send the whole call again, split into several calls if it is long.`,
		);
	return failure(`Invalid JSON at ${where}: ${cursor.problem}. ${ADVICE}`);
}

function decodeTwice(text: string): JsonValue {
	const inner = parseLenientJson(text);
	return inner.ok ? inner.value : text;
}

function withoutFence(text: string): string {
	const fenced = string.match(text, "^%s*```[%w]*%s*\n(.-)\n?%s*```%s*$")[0] as string | undefined;
	return fenced ?? text;
}

/** Skips surplus closing brackets; says whether the text ended, or the byte found. */
function afterValue(cursor: TolerantCursor): string {
	skipTrivia(cursor);
	while (string.find(cursor.text, "^[%]}]", cursor.at)[0] !== undefined) {
		cursor.at += 1;
		skipTrivia(cursor);
	}
	return cursor.at > cursor.text.size() ? "end" : string.sub(cursor.text, cursor.at, cursor.at);
}
