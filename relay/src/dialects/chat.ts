import { isObject, parseJson } from "../json.ts";
import { errorValueIn } from "../upstream/error-value.ts";
import type { ReplyWatch } from "./reply-watch.ts";

const FINISH = /"finish_reason"\s*:\s*"/;

const choiceErrorIn = (value: unknown): unknown => {
	if (!isObject(value) || !Array.isArray(value["choices"])) return undefined;
	return value["choices"].map((choice: unknown) => errorValueIn(choice)).find((error) => error !== undefined);
};

/**
 * Chat Completions: a reply is finished by a `finish_reason` and closed by `[DONE]`.
 * Events are searched as text first, so that only the rare suspicious one is parsed; quotes inside model text are
 * escaped and cannot match.
 */
export const chatWatch = (): ReplyWatch => {
	let isFinished = false;
	let isClosed = false;
	return {
		failureIn: ({ event, data }) => {
			if (event !== "error" && !data.includes('"error"')) return undefined;
			const value = parseJson(data);
			const found = errorValueIn(value) ?? choiceErrorIn(value);
			return found ?? (event === "error" ? (value ?? data) : undefined);
		},
		saw: ({ data }) => {
			if (data.trim() === "[DONE]") {
				isClosed = true;
				isFinished = true;
			} else if (!isFinished) {
				isFinished = FINISH.test(data);
			}
		},
		get isFinished() {
			return isFinished;
		},
		get isClosed() {
			return isClosed;
		},
	};
};
