import { isObject, type JsonRecord, parseJson } from "../../json.ts";
import { type CallOutcome, readOutcome } from "./call-outcome.ts";

/** A call the demo made earlier, with what came of it. */
export interface PastCall {
	readonly name: string;
	readonly args: JsonRecord;
	readonly outcome: CallOutcome;
	/** The result as the client worded it; empty while there is none. */
	readonly result: string;
}

export type Turn =
	| { readonly role: "user"; readonly text: string }
	| { readonly role: "assistant"; readonly calls: readonly PastCall[] };

/** A request to the demo, read back into what it needs to know. */
export interface Conversation {
	readonly turns: readonly Turn[];
	/** Names of the tools offered. */
	readonly tools: ReadonlySet<string>;
	/** Number of the reply that is due, from 1. */
	readonly turn: number;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textOf = (content: unknown): string => {
	if (typeof content === "string") return content;
	return list(content)
		.map((part) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : ""))
		.join("");
};

/** What clients add around a request (`<context>…</context>`) is not the user's wish. */
const withoutBlocks = (text: string): string => text.replace(/<([a-z_]+)>[\s\S]*?<\/\1>/g, "").trim();

const readCall = (value: unknown, results: ReadonlyMap<string, string>): PastCall => {
	const call = isObject(value) ? value : {};
	const fn = isObject(call["function"]) ? call["function"] : {};
	const args = parseJson(typeof fn["arguments"] === "string" ? fn["arguments"] : "");
	const result = results.get(String(call["id"]));
	return {
		name: String(fn["name"]),
		args: isObject(args) ? args : {},
		outcome: result === undefined ? "pending" : readOutcome(result),
		result: result ?? "",
	};
};

const readTurn = (message: JsonRecord, results: ReadonlyMap<string, string>): Turn | undefined => {
	if (message["role"] === "user") return { role: "user", text: withoutBlocks(textOf(message["content"])) };
	if (message["role"] !== "assistant") return undefined;
	return { role: "assistant", calls: list(message["tool_calls"]).map((call) => readCall(call, results)) };
};

/** Reads a Chat Completions request body; whatever is not understood is left out. */
export const readConversation = (body: unknown): Conversation => {
	const request = isObject(body) ? body : {};
	const messages = list(request["messages"]).filter(isObject);
	const results = new Map(
		messages
			.filter(({ role }) => role === "tool")
			.map((message) => [String(message["tool_call_id"]), textOf(message["content"])]),
	);
	const tools = list(request["tools"]).map((tool) =>
		isObject(tool) && isObject(tool["function"]) ? String(tool["function"]["name"]) : "",
	);
	const turns = messages.map((message) => readTurn(message, results)).filter((turn) => turn !== undefined);
	return { turns, tools: new Set(tools), turn: turns.filter(({ role }) => role === "assistant").length + 1 };
};
