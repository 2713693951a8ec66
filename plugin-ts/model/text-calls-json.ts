import type { JsonObject, JsonValue } from "../core/json";
import { objectAt, textAt } from "../core/json-access";
import { EMPTY_OBJECT, isJsonArray, isJsonObject } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import { parseLenientJson, readArguments } from "./json-repair";
import type { FormContext, FormReader, FormResult, WrittenCall } from "./text-call-types";
import { brokenCall, unfinishedCall } from "./text-call-types";

const NAME_KEYS = ["tool", "tool_name", "name", "function"];
const ARGS_KEYS = ["arguments", "args", "parameters", "params", "input", "tool_input"];

/** A fenced block whose JSON names a known tool: `{"tool": "read_script", "args": {…}}`. */
export const readFencedJsonForm: FormReader = (text, at, context) => {
	const [, openEnd] = string.find(text, "^```[%a_]*[ \t]*\r?\n", at);
	if (openEnd === undefined || string.find(text, "^%s*[{%[]", openEnd + 1)[0] === undefined) return undefined;
	return readUntil(text, openEnd + 1, "```", context);
};

/** `<tool_call>{"name": "read_script", "arguments": {…}}</tool_call>`. */
export const readTaggedJsonForm: FormReader = (text, at, context) => {
	const [, openEnd, tag] = string.find(text, "^<([%a_]+)>%s*", at) as LuaTuple<[number?, number?, string?]>;
	if (openEnd === undefined || (tag !== "tool_call" && tag !== "function_call" && tag !== "tool_use")) return undefined;
	if (!context.isFinal && openEnd === text.size()) return { nextAt: text.size() + 1 };
	if (string.find(text, "^[{%[]", openEnd + 1)[0] === undefined) return undefined;
	return readUntil(text, openEnd + 1, `</${tag}>`, context);
};

/** A reply, or the rest of one, that is nothing but the JSON of a call. */
export const readBareJsonForm: FormReader = (text, at, context) => {
	const isAtLineStart = at === 1 || string.sub(text, at - 1, at - 1) === "\n";
	if (!isAtLineStart || string.sub(text, at, at) !== "{") return undefined;
	const body = string.sub(text, at);
	const calls = callsOf(body, context);
	if (calls !== undefined) {
		const isWhole = context.isCut !== true || parseJson(body).ok;
		return {
			nextAt: text.size() + 1,
			calls: isWhole ? calls : calls.map(({ name }) => brokenCall(name, body, CUT_OFF)),
		};
	}
	const name = startOfCall(body, context);
	if (name === undefined) return undefined;
	return context.isFinal
		? { nextAt: text.size() + 1, calls: [unreadable(name, body)] }
		: unfinishedCall(name, body, text.size());
};

const CUT_OFF = "The call was cut off by the output limit. Send it again, split into several smaller calls.";

/** JSON strings can hold the closing mark, so the first one after which the JSON is whole ends the call. */
function readUntil(text: string, from: number, closer: string, context: FormContext): FormResult | undefined {
	let [closeAt] = string.find(text, closer, from, true);
	let first: number | undefined;
	for (let attempt = 0; closeAt !== undefined && attempt < MAX_CLOSERS; attempt++) {
		first ??= closeAt;
		const calls = callsOf(string.sub(text, from, closeAt - 1), context);
		if (calls !== undefined) return { nextAt: closeAt + closer.size(), calls };
		[closeAt] = string.find(text, closer, closeAt + 1, true);
	}
	const body = string.sub(text, from, first === undefined || !context.isFinal ? text.size() : first - 1);
	const name = startOfCall(body, context);
	if (name === undefined) return undefined;
	if (!context.isFinal) return unfinishedCall(name, body, text.size());
	return { nextAt: first === undefined ? text.size() + 1 : first + closer.size(), calls: [unreadable(name, body)] };
}

const MAX_CLOSERS = 64;

/** While a reply streams, JSON is parsed only where it could have ended: once per piece would hold up frames. */
function isWorthParsing(body: string, { isFinal }: FormContext): boolean {
	return isFinal || string.find(string.sub(body, -16), "[}%]]%s*$")[0] !== undefined;
}

function callsOf(body: string, context: FormContext): readonly WrittenCall[] | undefined {
	if (!isWorthParsing(body, context)) return undefined;
	const parsed = parseLenientJson(body);
	if (!parsed.ok) return undefined;
	const values: readonly JsonValue[] = isJsonArray(parsed.value) ? parsed.value : [parsed.value];
	const calls = values.mapFiltered((value) => (isJsonObject(value) ? callOf(value, body, context) : undefined));
	return calls.isEmpty() || calls.size() !== values.size() ? undefined : calls;
}

function callOf(object: JsonObject, body: string, { known }: FormContext): WrittenCall | undefined {
	const holder = objectAt(object, "function") ?? object;
	const nameKey = NAME_KEYS.find((key) => known.has(textAt(holder, key) ?? ""));
	if (nameKey === undefined) return undefined;
	const name = textAt(holder, nameKey) ?? "";
	const argsKey = ARGS_KEYS.find((key) => holder[key] !== undefined);
	if (argsKey !== undefined) return callWith(name, holder[argsKey]!, body);
	// A bare "name" is common in ordinary JSON; only a key that speaks of tools makes flat arguments a call.
	return nameKey === "name" || nameKey === "function" ? undefined : callWith(name, without(holder, nameKey), body);
}

function callWith(name: string, args: JsonValue, body: string): WrittenCall | undefined {
	if (isJsonObject(args)) return { name, rawArgs: body, args, isComplete: true };
	if (!typeIs(args, "string")) return undefined;
	const decoded = readArguments(args);
	return decoded.ok
		? { name, rawArgs: body, args: decoded.value, isComplete: true }
		: brokenCall(name, body, decoded.error);
}

function without(object: JsonObject, skipped: string): JsonObject {
	const rest: { [key: string]: JsonValue } = {};
	for (const [key, value] of pairs(object as { readonly [key: string]: JsonValue })) {
		if (key !== skipped) rest[tostring(key)] = value;
	}
	return next(rest)[0] === undefined ? EMPTY_OBJECT : rest;
}

/** The known tool that JSON names in its first key, when the JSON itself cannot be read (yet). */
function startOfCall(body: string, context: FormContext): string | undefined {
	const { known } = context;
	const [key, name, following] = string.match(
		body,
		`^%s*%[?%s*{%s*["']([%w_]+)["']%s*:%s*["']([%w_]+)["']%s*,%s*["']([%w_]+)["']`,
	) as LuaTuple<[string?, string?, string?]>;
	if (key === undefined || name === undefined || following === undefined) return undefined;
	const isNamed =
		NAME_KEYS.includes(key) &&
		known.has(name) &&
		(ARGS_KEYS.includes(following) || key === "tool" || key === "tool_name");
	return isNamed && !(isWorthParsing(body, context) && parseLenientJson(body).ok) ? name : undefined;
}

function unreadable(name: string, body: string): WrittenCall {
	const parsed = parseLenientJson(body);
	return brokenCall(
		name,
		body,
		`The call of ${name} could not be read. ${parsed.ok ? "Send it again." : parsed.error}`,
	);
}
