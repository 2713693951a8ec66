export type { EncodeInput, EncodeSettings } from "./chat-encode";
export { encodeRequest } from "./chat-encode";
export type { ReplyDecoder, ReplyDecoderOptions, ReplyProblem } from "./chat-decode";
export { createReplyDecoder } from "./chat-decode";
