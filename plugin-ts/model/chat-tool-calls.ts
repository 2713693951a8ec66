import type { JsonObject } from "../core/json";
import { numberAt, objectAt, textAt } from "../core/json-access";
import { isJsonObject } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import { mergeFields } from "./chat-merge";
import { joinPieces } from "./join-pieces";

/** A native tool call under construction. */
export interface CallSlot {
	id: string;
	name: string;
	rawArgs: string;
	/** Position the provider gave, if any. */
	index?: number;
	/** Everything else of the deltas, thought signatures included; echoed. */
	readonly extra: { [key: string]: JsonObject[string] };
}

/**
 * Adds one entry of `delta.tool_calls` to the calls so far. Providers leave out the index, repeat it for every call, repeat
 * ids and names in each delta, or send metadata on its own, so the entry's place is inferred from what it holds.
 */
export function addCallDelta(slots: CallSlot[], delta: JsonObject, isKnownTool: (name: string) => boolean): void {
	const parts = readDelta(delta);
	const current = findSlot(slots, parts);
	const isNew = current === undefined || startsNewCall(current, parts, isKnownTool);
	const slot: CallSlot = isNew ? { id: "", name: "", rawArgs: "", index: parts.index, extra: {} } : current;
	if (isNew) slots.push(slot);
	if (slot.id === "") slot.id = parts.id;
	if (parts.name !== slot.name) slot.name += parts.name;
	slot.rawArgs = joinPieces(slot.rawArgs, parts.args);
	mergeFields(slot.extra, delta, DELTA_KEYS);
}

const DELTA_KEYS = new Set(["index", "id", "function"]);

interface DeltaParts {
	readonly index?: number;
	readonly id: string;
	readonly name: string;
	readonly args: string;
}

function readDelta(delta: JsonObject): DeltaParts {
	const body = objectAt(delta, "function");
	const args = body?.arguments;
	return {
		index: numberAt(delta, "index"),
		id: textAt(delta, "id") ?? "",
		name: textAt(body, "name") ?? "",
		args: typeIs(args, "string") ? args : isJsonObject(args) ? printJson(args) : "",
	};
}

/** The newest slot the delta could continue. */
function findSlot(slots: readonly CallSlot[], { index, id }: DeltaParts): CallSlot | undefined {
	for (let at = slots.size() - 1; at >= 0; at--) {
		const slot = slots[at]!;
		if (index !== undefined ? slot.index === index || slot.index === undefined : id === "" || slot.id === id)
			return slot;
	}
	return undefined;
}

function startsNewCall(slot: CallSlot, parts: DeltaParts, isKnownTool: (name: string) => boolean): boolean {
	if (parts.id !== "" && slot.id !== "" && parts.id !== slot.id) return true;
	if (parts.name === "") return false;
	if (slot.name === parts.name) return parts.args !== "" && isWhole(slot.rawArgs);
	return (
		isKnownTool(slot.name) && !isKnownTool(slot.name + parts.name) && (isKnownTool(parts.name) || isWhole(slot.rawArgs))
	);
}

function isWhole(rawArgs: string): boolean {
	return rawArgs !== "" && parseJson(rawArgs).ok;
}

/** Gives every call an id of its own: providers leave them empty or use one twice, and each call must be answered once. */
export function assignIds(slots: readonly CallSlot[], prefix: string): void {
	const used = new Set<string>();
	slots.forEach((slot, position) => {
		if (slot.id === "" || used.has(slot.id))
			slot.id = freeId(used, `${slot.id === "" ? prefix : slot.id}-${position + 1}`);
		used.add(slot.id);
	});
}

function freeId(used: ReadonlySet<string>, wanted: string): string {
	let id = wanted;
	while (used.has(id)) id += "x";
	return id;
}

/** The entry of the assistant message to echo. */
export function slotToRaw(slot: CallSlot): JsonObject {
	return { type: "function", ...slot.extra, id: slot.id, function: { name: slot.name, arguments: slot.rawArgs } };
}
