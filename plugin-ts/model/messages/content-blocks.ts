import type { JsonObject, JsonValue } from "../../core/json";
import { arrayAt, objectAt, textAt } from "../../core/json-access";
import { EMPTY_OBJECT, isEmptyTable } from "../../core/json-kind";
import { printJson } from "../../core/json-print";
import { argumentsOf } from "../assistant-message";
import { mergeFields } from "../chat-merge";
import type { MutableJson } from "../chat-merge";
import type { ReplyParts } from "../chat-reply";
import type { CallSlot } from "../chat-tool-calls";
import { joinPieces } from "../join-pieces";

/** The content blocks of a reply while they stream, kept as they must go back. */
export interface ContentBlocks {
	readonly start: (index: number, block: JsonObject) => void;
	readonly add: (index: number, delta: JsonObject) => void;
	/** All blocks, as if they had come whole. */
	readonly raw: () => readonly JsonObject[];
}

interface OpenBlock {
	readonly index: number;
	readonly fields: MutableJson;
	/** Input of a tool use as text. */
	inputText: string;
	readonly slot?: CallSlot;
}

const DELTA_KEYS = new Set(["type", "text", "thinking", "signature", "partial_json", "citation"]);

/** Collects blocks and keeps text, thinking and calls of `parts` up to date with them. */
export function createContentBlocks(parts: ReplyParts): ContentBlocks {
	const open = new Array<OpenBlock>();

	const say = (kind: "content" | "reasoning", text: string | undefined): void => {
		if (text !== undefined) parts.message[kind] = joinPieces(textAt(parts.message, kind) ?? "", text);
	};

	return {
		start: (index, block) => {
			const isCall = block.type === "tool_use";
			const slot: CallSlot | undefined = isCall
				? { id: textAt(block, "id") ?? "", name: textAt(block, "name") ?? "", rawArgs: "", extra: {} }
				: undefined;
			const fields: MutableJson = { ...block };
			open.push({ index, fields, inputText: "", slot });
			if (slot !== undefined) {
				const input = objectAt(block, "input") ?? EMPTY_OBJECT;
				slot.rawArgs = isEmptyTable(input) ? "" : printJson(input);
				parts.calls.push(slot);
			}
			if (block.type === "text") say("content", textAt(block, "text"));
			if (block.type === "thinking") say("reasoning", textAt(block, "thinking"));
		},
		add: (index, delta) => {
			const block = findBlock(open, index);
			if (block === undefined) return;
			const { fields, slot } = block;
			for (const key of ["text", "thinking", "signature"]) append(fields, key, textAt(delta, key));
			if (fields.type === "text") say("content", textAt(delta, "text"));
			if (fields.type === "thinking") say("reasoning", textAt(delta, "thinking"));
			const input = textAt(delta, "partial_json");
			if (input !== undefined) block.inputText = joinPieces(block.inputText, input);
			if (slot !== undefined && block.inputText !== "") slot.rawArgs = block.inputText;
			const citation = delta.citation;
			if (citation !== undefined) fields.citations = [...arrayAt(fields, "citations"), citation];
			mergeFields(fields, delta, DELTA_KEYS);
		},
		raw: () => open.map(toRaw),
	};
}

function findBlock(open: readonly OpenBlock[], index: number): OpenBlock | undefined {
	for (let at = open.size() - 1; at >= 0; at--) if (open[at]!.index === index) return open[at];
	return undefined;
}

function append(fields: MutableJson, key: string, piece: string | undefined): void {
	if (piece !== undefined) fields[key] = joinPieces(textAt(fields, key) ?? "", piece);
}

function toRaw({ fields, inputText, slot }: OpenBlock): JsonObject {
	const id: JsonValue | undefined = slot?.id ?? fields.id;
	const input = inputText === "" ? fields.input : argumentsOf(inputText);
	return { ...fields, id, input };
}
