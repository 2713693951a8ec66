import type { JsonObject } from "../core/json";
import { arrayAt, objectAt, textAt } from "../core/json-access";
import { EMPTY_OBJECT, isJsonArray, isJsonObject } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import type { Dialect } from "../core/wire";

/** A native call inside a raw assistant message. */
export interface RawCall {
	readonly id: string;
	readonly name: string;
	readonly rawArgs: string;
}

/** What a raw assistant message says in any dialect; thinking is left out, since only its own provider can read it. */
export interface AssistantContent {
	readonly text: string;
	readonly calls: readonly RawCall[];
}

/** The dialect a raw assistant message is written in, seen from its shape. */
export function dialectOfRaw(raw: JsonObject): Dialect {
	if (isJsonArray(raw.output)) return "responses";
	return isJsonArray(raw.content) ? "messages" : "chat";
}

/** Reads a raw assistant message of any dialect, to write it in another one after the user changed the model. */
export function readAssistantMessage(raw: JsonObject): AssistantContent {
	const dialect = dialectOfRaw(raw);
	if (dialect === "responses") return readItems(objectsAt(raw, "output"));
	if (dialect === "messages") return readBlocks(objectsAt(raw, "content"));
	return { text: textAt(raw, "content") ?? "", calls: objectsAt(raw, "tool_calls").map(readChatCall) };
}

/** The members of an array that are objects. */
export function objectsAt(holder: JsonObject | undefined, key: string): JsonObject[] {
	return arrayAt(holder, key).filter((item): item is JsonObject => isJsonObject(item));
}

/** The arguments of a call as an object; empty when they could not be read. */
export function argumentsOf(rawArgs: string): JsonObject {
	const args = parseJson(rawArgs, { nulls: "keep" });
	return args.ok && isJsonObject(args.value) ? args.value : EMPTY_OBJECT;
}

function readChatCall(call: JsonObject): RawCall {
	const body = objectAt(call, "function");
	return { id: textAt(call, "id") ?? "", name: textAt(body, "name") ?? "", rawArgs: textAt(body, "arguments") ?? "" };
}

function readBlocks(blocks: readonly JsonObject[]): AssistantContent {
	const text = blocks.filter((block) => block.type === "text").map((block) => textAt(block, "text") ?? "");
	const calls = blocks
		.filter((block) => block.type === "tool_use")
		.map((block) => ({
			id: textAt(block, "id") ?? "",
			name: textAt(block, "name") ?? "",
			rawArgs: printJson(objectAt(block, "input") ?? EMPTY_OBJECT),
		}));
	return { text: text.join(""), calls };
}

function readItems(items: readonly JsonObject[]): AssistantContent {
	const text = items
		.filter((item) => item.type === "message")
		.map((item) =>
			objectsAt(item, "content")
				.map((part) => textAt(part, "text") ?? textAt(part, "refusal") ?? "")
				.join(""),
		);
	const calls = items
		.filter((item) => item.type === "function_call")
		.map((item) => ({
			id: textAt(item, "call_id") ?? "",
			name: textAt(item, "name") ?? "",
			rawArgs: textAt(item, "arguments") ?? "",
		}));
	return { text: text.join("\n\n"), calls };
}
