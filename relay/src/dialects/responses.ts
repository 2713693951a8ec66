import { isObject, type JsonRecord, parseJson } from "../json.ts";
import { errorValueIn } from "../upstream/error-value.ts";
import type { ReplyWatch } from "./reply-watch.ts";

/** The few events that matter here, and whole replies; quotes inside model text are escaped and cannot match. */
const TELLING =
	/"type"\s*:\s*"(?:response\.(?:completed|incomplete|failed|cancelled)|error)"|"error"\s*:\s*[{"]|"status"\s*:\s*"(?:completed|incomplete|failed|cancelled)"/;

/** The response of a lifecycle event, or the reply itself when it came whole. */
const responseIn = (value: JsonRecord): JsonRecord =>
	isObject(value["response"]) ? value["response"] : value["object"] === "response" ? value : {};

const failureOf = (value: unknown): unknown => {
	if (!isObject(value)) return errorValueIn(value);
	const response = responseIn(value);
	const status = response["status"];
	if (status === "failed" || status === "cancelled")
		return response["error"] ?? { message: `the response was ${status === "failed" ? "not completed" : "cancelled"}` };
	return errorValueIn(value) ?? (value["type"] === "error" ? value : undefined);
};

/** OpenAI Responses: `response.completed` and `response.incomplete` finish and close a reply, each with all of its output. */
export const responsesWatch = (): ReplyWatch => {
	let isClosed = false;
	return {
		failureIn: ({ event, data }) => {
			if (event !== "error" && !TELLING.test(data)) return undefined;
			const value = parseJson(data);
			return failureOf(value) ?? (event === "error" ? (value ?? data) : undefined);
		},
		saw: ({ data }) => {
			if (!TELLING.test(data)) return;
			const value = parseJson(data);
			const status = isObject(value) ? responseIn(value)["status"] : undefined;
			isClosed ||= status === "completed" || status === "incomplete";
		},
		get isFinished() {
			return isClosed;
		},
		get isClosed() {
			return isClosed;
		},
	};
};
