import type { JsonObject } from "../../core/json";
import { textAt } from "../../core/json-access";
import { objectsAt } from "../assistant-message";
import type { ReplyParts } from "../chat-reply";
import type { CallSlot } from "../chat-tool-calls";
import { joinPieces } from "../join-pieces";

/** The output items of a reply while they stream. */
export interface OutputItems {
	readonly add: (position: number, item: JsonObject) => void;
	/** Takes a delta of the item; `kind` is the event's type. */
	readonly extend: (position: number, kind: string, delta: string) => void;
	/** The item as it came whole; it replaces what its deltas gave. */
	readonly finish: (position: number, item: JsonObject) => void;
	/** All items exactly as they came. */
	readonly raw: () => readonly JsonObject[];
}

interface OpenItem {
	readonly position: number;
	item: JsonObject;
	text: string;
	reasoning: string;
	refusal: string;
	slot?: CallSlot;
}

type Streamed = "text" | "reasoning" | "refusal";

const DELTA_FIELDS: { readonly [kind: string]: Streamed } = {
	"response.output_text.delta": "text",
	"response.refusal.delta": "refusal",
	"response.reasoning_text.delta": "reasoning",
	"response.reasoning_summary_text.delta": "reasoning",
};

/** Collects items and keeps text, reasoning and calls of `parts` up to date with them. */
export function createOutputItems(parts: ReplyParts): OutputItems {
	const open = new Array<OpenItem>();

	const openAt = (position: number, item: JsonObject): OpenItem => {
		const known = open.find((entry) => entry.position === position);
		if (known !== undefined) return known;
		const entry: OpenItem = { position, item, text: "", reasoning: "", refusal: "" };
		if (item.type === "function_call") {
			entry.slot = { id: "", name: textAt(item, "name") ?? "", rawArgs: "", extra: {} };
			parts.calls.push(entry.slot);
		}
		open.push(entry);
		return entry;
	};

	const publish = (): void => {
		parts.message.content = joined(open, "text");
		parts.message.reasoning = joined(open, "reasoning");
		const refusal = joined(open, "refusal");
		parts.message.refusal = refusal === "" ? undefined : refusal;
	};

	return {
		add: (position, item) => {
			openAt(position, item);
		},
		extend: (position, kind, delta) => {
			const entry = open.find((candidate) => candidate.position === position);
			if (entry === undefined) return;
			const field = DELTA_FIELDS[kind];
			if (kind === "response.function_call_arguments.delta" && entry.slot !== undefined)
				entry.slot.rawArgs = joinPieces(entry.slot.rawArgs, delta);
			if (field === undefined) return;
			entry[field] = joinPieces(entry[field], delta);
			publish();
		},
		finish: (position, item) => {
			const entry = openAt(position, item);
			entry.item = item;
			if (entry.slot !== undefined) {
				entry.slot.id = textAt(item, "call_id") ?? "";
				entry.slot.name = textAt(item, "name") ?? entry.slot.name;
				entry.slot.rawArgs = textAt(item, "arguments") ?? entry.slot.rawArgs;
			}
			entry.text = textsOf(item, "content", "text", item.type === "message");
			entry.refusal = textsOf(item, "content", "refusal", item.type === "message");
			entry.reasoning = reasoningOf(item);
			publish();
		},
		raw: () => open.map(({ item, slot }) => (slot === undefined ? item : { ...item, call_id: slot.id })),
	};
}

function textsOf(item: JsonObject, list: string, key: string, isWanted: boolean): string {
	if (!isWanted) return "";
	return objectsAt(item, list)
		.map((part) => textAt(part, key) ?? "")
		.join("");
}

function reasoningOf(item: JsonObject): string {
	const isReasoning = item.type === "reasoning";
	const summary = textsOf(item, "summary", "text", isReasoning);
	return summary === "" ? textsOf(item, "content", "text", isReasoning) : summary;
}

function joined(open: readonly OpenItem[], field: Streamed): string {
	return open
		.map((entry) => entry[field])
		.filter((text) => text !== "")
		.join("\n\n");
}
