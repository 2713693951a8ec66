import type { JsonObject } from "../../core/json";
import { textAt } from "../../core/json-access";
import { argumentsOf, dialectOfRaw, objectsAt, readAssistantMessage } from "../assistant-message";
import { createToolResults, looseResultText } from "../tool-results";
import type { AssistantHistory } from "../tool-results";
import type { HistoryMessage } from "../types";
import type { Turn } from "./cache-marks";

export interface EncodedTurns {
	/** The leading system messages. */
	readonly system: string;
	/** Alternating, the user first. */
	readonly turns: readonly Turn[];
}

interface OpenTurn {
	readonly role: "user" | "assistant";
	readonly blocks: JsonObject[];
	stableBlocks?: number;
}

/** History as Messages turns: neighbours of one role joined, every call answered at the start of the next user turn. */
export function encodeTurns(history: readonly HistoryMessage[]): EncodedTurns {
	const system = new Array<string>();
	const turns = new Array<OpenTurn>();
	const results = createToolResults(history);
	const answer = (message: AssistantHistory, index: number, block: JsonObject): JsonObject => {
		const id = textAt(block, "id") ?? "";
		return { type: "tool_result", tool_use_id: id, content: results.take(index, originalId(message, id)) };
	};
	history.forEach((message, index) => {
		if (message.role === "assistant") {
			const blocks = assistantBlocks(message);
			if (blocks.isEmpty()) return;
			push(turns, "assistant", blocks);
			for (const block of blocks) if (block.type === "tool_use") push(turns, "user", [answer(message, index, block)]);
		} else if (message.role === "tool") {
			if (!results.isTaken(message)) push(turns, "user", [textBlock(looseResultText(message))]);
		} else if (message.role === "system" && turns.isEmpty()) system.push(message.text);
		else if (isVisible(message.text)) push(turns, "user", [textBlock(message.text)], message.isVolatile);
	});
	if (turns[0]?.role === "assistant") turns.unshift({ role: "user", blocks: [textBlock(BEGINNING)] });
	return { system: system.join("\n\n"), turns };
}

/** A conversation has to begin with the user, also where its beginning was left out. */
const BEGINNING = "Go on.";

function push(turns: OpenTurn[], role: OpenTurn["role"], blocks: readonly JsonObject[], isVolatile = false): void {
	let last = turns[turns.size() - 1];
	if (last === undefined || last.role !== role) {
		last = { role, blocks: [] };
		turns.push(last);
	}
	if (isVolatile) last.stableBlocks ??= last.blocks.size();
	for (const block of blocks) last.blocks.push(block);
}

function textBlock(text: string): JsonObject {
	return { type: "text", text };
}

/** Blank text blocks are refused. */
function isVisible(text: string): boolean {
	return string.find(text, "%S")[0] !== undefined;
}

function assistantBlocks({ raw }: AssistantHistory): readonly JsonObject[] {
	if (dialectOfRaw(raw) === "messages")
		return objectsAt(raw, "content").filter((block) => block.type !== "text" || isVisible(textAt(block, "text") ?? ""));
	const { text, calls } = readAssistantMessage(raw);
	const uses = calls.map(({ id, name, rawArgs }): JsonObject => {
		return { type: "tool_use", id: safeId(id), name, input: argumentsOf(rawArgs) };
	});
	return isVisible(text) ? [textBlock(text), ...uses] : uses;
}

/** Ids of other dialects can hold characters that are refused here. */
function safeId(id: string): string {
	const [safe] = string.gsub(id, "[^%w_-]", "_");
	return safe;
}

function originalId({ raw }: AssistantHistory, id: string): string {
	return readAssistantMessage(raw).calls.find((call) => call.id === id || safeId(call.id) === id)?.id ?? id;
}
