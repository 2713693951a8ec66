import type { Outcome } from "../core/outcome";
import type { Dialect } from "../core/wire";
import { codecOf } from "./dialects";
import type { ModelReply } from "./types";

/** Decodes a whole recorded stream: the data texts of its events, in order. */
export function decodeReply(
	events: readonly string[],
	knownTools: readonly string[],
	dialect: Dialect = "chat",
): Outcome<ModelReply> {
	const decoder = codecOf(dialect).createReplyDecoder({ knownTools });
	for (const event of events) decoder.push(event);
	return decoder.finish();
}
