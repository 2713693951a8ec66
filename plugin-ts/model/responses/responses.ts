import type { DialectCodec } from "../dialect";
import { createResponsesDecoder } from "./decode";
import { encodeResponsesRequest } from "./encode";

/** OpenAI's Responses. */
export const RESPONSES: DialectCodec = {
	id: "responses",
	encodeRequest: encodeResponsesRequest,
	createReplyDecoder: createResponsesDecoder,
};
