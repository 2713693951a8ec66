import type { DialectCodec } from "../dialect";
import { createMessagesDecoder } from "./decode";
import { encodeMessagesRequest } from "./encode";

/** Anthropic's Messages, at Anthropic and for Claude on Bedrock. */
export const MESSAGES: DialectCodec = {
	id: "messages",
	encodeRequest: encodeMessagesRequest,
	createReplyDecoder: createMessagesDecoder,
};
