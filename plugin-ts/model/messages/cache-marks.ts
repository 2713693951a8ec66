import type { JsonObject } from "../../core/json";

/** Ends the part of a request that the provider keeps for the next one. */
export const CACHE_HERE: JsonObject = { type: "ephemeral" };

/** A message under construction. */
export interface Turn {
	readonly role: "user" | "assistant";
	readonly blocks: readonly JsonObject[];
	/** Blocks from this position on are not sent again; absent when all are. */
	readonly stableBlocks?: number;
}

/** Requests may hold four breakpoints; tools and instructions take two. */
const MARKED_TURNS = 2;

/**
 * Turns as messages, with a breakpoint at the end of the last two of the user's turns: the newer one is written, the older
 * one is where the previous request ended and is read. Only the user's blocks are marked: the assistant's go back unchanged.
 */
export function markCached(turns: readonly Turn[]): readonly JsonObject[] {
	const messages = new Array<JsonObject>();
	let left = MARKED_TURNS;
	for (let at = turns.size() - 1; at >= 0; at--) {
		const { role, blocks, stableBlocks = blocks.size() } = turns[at]!;
		const isMarked = role === "user" && left > 0 && stableBlocks > 0;
		if (isMarked) left -= 1;
		messages.unshift({ role, content: isMarked ? marked(blocks, stableBlocks - 1) : blocks });
	}
	return messages;
}

function marked(blocks: readonly JsonObject[], position: number): readonly JsonObject[] {
	return blocks.map((block, index) => (index === position ? { ...block, cache_control: CACHE_HERE } : block));
}
