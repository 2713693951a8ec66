import type { Outcome } from "../core/outcome";
import { createReplyDecoder } from "./chat-completions";
import type { ModelReply } from "./types";

/** Decodes a whole recorded stream: the data texts of its events, in order. */
export function decodeReply(events: readonly string[], knownTools: readonly string[]): Outcome<ModelReply> {
	const decoder = createReplyDecoder({ knownTools });
	for (const event of events) decoder.push(event);
	return decoder.finish();
}
