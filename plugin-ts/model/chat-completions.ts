import { createReplyDecoder } from "./chat-decode";
import { encodeRequest } from "./chat-encode";
import type { DialectCodec } from "./dialect";

/** OpenAI's Chat Completions, and what most other servers make of it. */
export const CHAT_COMPLETIONS: DialectCodec = { id: "chat", encodeRequest, createReplyDecoder };
