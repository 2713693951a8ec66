import type { JsonObject } from "../core/json";
import { textAt } from "../core/json-access";
import { EMPTY_OBJECT } from "../core/json-kind";
import { toValidUtf8 } from "../core/json-print";
import { parseJson } from "../core/json-parse";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { assignIds, slotToRaw } from "./chat-tool-calls";
import type { CallSlot } from "./chat-tool-calls";
import type { MutableJson } from "./chat-merge";
import { withoutHalfCharacter } from "./join-pieces";
import { readArguments } from "./json-repair";
import { readTextInContext } from "./text-calls";
import type { TextCall } from "./text-calls";
import type { FinishReason, ModelReply, PartialReply, ToolCall, Usage } from "./types";

/** What a stream has delivered so far. */
export interface ReplyParts {
	readonly message: MutableJson;
	readonly calls: CallSlot[];
	readonly known: ReadonlySet<string>;
	replyId?: string;
	finish?: string;
	usage?: Usage;
	/** Thinking that came as parts of the content. */
	thinking?: string;
}

export function partialReply(parts: ReplyParts): PartialReply {
	const content = withoutHalfCharacter(textAt(parts.message, "content") ?? "");
	const read = readTextInContext(content, { known: parts.known, isFinal: false });
	const native = parts.calls.map(({ name, rawArgs }) => ({ name, rawArgs, isComplete: false }));
	const written = read.calls.map(({ name, rawArgs, isComplete }) => ({ name, rawArgs, isComplete }));
	return { text: read.text, reasoning: reasoningOf(parts, read.reasoning), calls: native.isEmpty() ? written : native };
}

/** The complete reply; `rawOf` gives the message to echo once every call has its id. */
export function buildReply(parts: ReplyParts, rawOf: () => JsonObject): Outcome<ModelReply> {
	const { finish } = parts;
	if (finish === undefined) return failure("The reply broke off before its end (no finish reason came). Try again.");
	if (finish === "error") return failure("The provider reported that the reply failed. Try again.");
	const isCut = finish === "length";
	const content = toValidUtf8(textAt(parts.message, "content") ?? "");
	const read = readTextInContext(content, { known: parts.known, isFinal: true, isCut });
	const calls = finishCalls(parts, read.calls, isCut);
	const lacks = missingCall(finish, calls);
	if (lacks !== undefined) return failure(lacks);
	const refusal = calls.isEmpty() ? textAt(parts.message, "refusal") : undefined;
	const reasoning = reasoningOf(parts, read.reasoning);
	return success({
		text: read.text === "" ? (refusal ?? "") : read.text,
		reasoning: reasoning === "" ? undefined : reasoning,
		calls,
		finish: refusal === undefined ? finishOf(finish, calls) : "refusal",
		usage: parts.usage,
		raw: rawOf(),
	});
}

/** Native calls; without any, those written in the text. */
function finishCalls(parts: ReplyParts, written: readonly TextCall[], isCut: boolean): readonly ToolCall[] {
	const prefix = parts.replyId ?? string.format("call_%08x", math.random(0, 0x7fffffff));
	if (parts.calls.isEmpty()) return written.map(({ call }, index) => ({ ...call, id: `${prefix}-${index + 1}` }));
	assignIds(parts.calls, prefix);
	for (const slot of parts.calls) slot.rawArgs = toValidUtf8(slot.rawArgs);
	return parts.calls.map((slot) => toCall(slot.id, slot.name, slot.rawArgs, isCut));
}

function missingCall(finish: string, calls: readonly ToolCall[]): string | undefined {
	if (!calls.isEmpty()) return undefined;
	if (finish === "length")
		return "The reply reached the output limit before it called a tool. Raise the output limit or ask for a smaller step.";
	if (finish === "tool_calls" || finish === "function_call")
		return "The reply announced a tool call but held none. Try again.";
	return undefined;
}

function finishOf(finish: string, calls: readonly ToolCall[]): FinishReason {
	if (finish === "length") return "length";
	if (!calls.isEmpty()) return "tool_calls";
	return finish === "content_filter" ? "content_filter" : "stop";
}

/** `isCut`: the reply hit the output limit, so arguments that only repair would close are not complete. */
function toCall(id: string, name: string, rawArgs: string, isCut: boolean): ToolCall {
	if (isCut && !parseJson(rawArgs).ok) return { id, name, args: EMPTY_OBJECT, rawArgs, problem: CUT_ARGUMENTS };
	const args = readArguments(rawArgs);
	return args.ok
		? { id, name, args: args.value, rawArgs }
		: { id, name, args: EMPTY_OBJECT, rawArgs, problem: args.error };
}

const CUT_ARGUMENTS = "The call was cut off by the output limit. Send it again, split into several smaller calls.";

function reasoningOf(parts: ReplyParts, fromText: string): string {
	const pieces = [
		textAt(parts.message, "reasoning") ?? textAt(parts.message, "reasoning_content"),
		parts.thinking,
		fromText,
	];
	return pieces
		.filterUndefined()
		.filter((piece) => piece !== "")
		.map(toValidUtf8)
		.join("\n");
}

/** The Chat Completions message as if it had come whole. */
export function rawMessage(parts: ReplyParts): JsonObject {
	const toolCalls = parts.calls.map(slotToRaw);
	const hasCalls = !toolCalls.isEmpty();
	const content = textAt(parts.message, "content") ?? "";
	return {
		...parts.message,
		role: "assistant",
		content: content === "" && hasCalls ? undefined : content,
		tool_calls: hasCalls ? toolCalls : undefined,
	};
}
