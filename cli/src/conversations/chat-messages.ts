import type { ReceivedRequest } from "@vector/relay/testing";

/** A message of a Chat Completions request, as far as the conversations look at it. */
export interface ChatMessage {
	readonly role: "system" | "user" | "assistant" | "tool";
	readonly content?: unknown;
	readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string } }[];
	readonly tool_call_id?: string;
}

export function messagesOf(request: ReceivedRequest | undefined): readonly ChatMessage[] {
	return (request?.body["messages"] ?? []) as readonly ChatMessage[];
}

/** Names of the tools the model was offered. */
export function toolsOf(request: ReceivedRequest | undefined): readonly string[] {
	const tools = (request?.body["tools"] ?? []) as readonly { readonly function: { readonly name: string } }[];
	return tools.map((tool) => tool.function.name);
}

/** The last tool result a request tells the model of. */
export function lastResult(request: ReceivedRequest | undefined): string {
	const last = messagesOf(request).findLast(({ role }) => role === "tool");
	return typeof last?.content === "string" ? last.content : JSON.stringify(last?.content ?? "");
}

/** What is asked when the model is to summarise: no tools. */
export function isSummaryRequest(request: ReceivedRequest): boolean {
	return toolsOf(request).length === 0;
}
