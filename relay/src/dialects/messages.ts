import { isObject, parseJson } from "../json.ts";
import { errorValueIn } from "../upstream/error-value.ts";
import type { ReplyWatch } from "./reply-watch.ts";

/** The few events that matter here; quotes inside model text are escaped and cannot match. */
const TELLING = /"type"\s*:\s*"(?:message_stop|message_delta|message|error)"|"error"\s*:/;

const stopReasonIn = (value: unknown): unknown => {
	if (!isObject(value)) return undefined;
	return value["type"] === "message" ? value["stop_reason"] : isObject(value["delta"]) && value["delta"]["stop_reason"];
};

/** Anthropic Messages: a reply is finished by the `stop_reason` of its `message_delta` and closed by `message_stop`. */
export const messagesWatch = (): ReplyWatch => {
	let isFinished = false;
	let isClosed = false;
	return {
		failureIn: ({ event, data }) => {
			if (event !== "error" && !TELLING.test(data)) return undefined;
			const value = parseJson(data);
			const isError = event === "error" || (isObject(value) && value["type"] === "error");
			return errorValueIn(value) ?? (isError ? (value ?? data) : undefined);
		},
		saw: ({ event, data }) => {
			if (!TELLING.test(data)) return;
			const value = parseJson(data);
			if (typeof stopReasonIn(value) === "string") isFinished = true;
			isClosed = event === "message_stop" || (isObject(value) && value["type"] === "message_stop");
			if (isClosed) isFinished = true;
		},
		get isFinished() {
			return isFinished;
		},
		get isClosed() {
			return isClosed;
		},
	};
};
