import type { JsonObject, JsonValue } from "../core/json";
import { arrayAt, objectAt, textAt } from "../core/json-access";
import { describeJson } from "../core/json-describe";
import { isJsonArray, isJsonObject } from "../core/json-kind";

/** The error object inside a stream's event, whether bare, wrapped in an array (Gemini) or in a choice; undefined when there is none. */
export function findStreamError(event: JsonValue): JsonObject | undefined {
	if (isJsonArray(event)) return event.isEmpty() ? undefined : findStreamError(event[0]!);
	if (!isJsonObject(event)) return undefined;
	const direct = errorOf(event);
	if (direct !== undefined) return direct;
	const choice = arrayAt(event, "choices")[0];
	return isJsonObject(choice) ? errorOf(choice) : undefined;
}

function errorOf(holder: JsonObject): JsonObject | undefined {
	const text = textAt(holder, "error");
	return text === undefined ? objectAt(holder, "error") : { message: text };
}

/** `502: Upstream overloaded`, from any provider's error object. */
export function describeStreamError(problem: JsonObject): string {
	const message = textAt(problem, "message") ?? textAt(problem, "detail") ?? describeJson(problem);
	const code = problem.code ?? problem.status ?? problem.type;
	return typeIs(code, "string") || typeIs(code, "number") ? `${code}: ${message}` : message;
}

/** Messages of errors that the same request meets again: too long, not paid, refused. */
const LASTING = [
	"context",
	"too long",
	"too large",
	"quota",
	"billing",
	"credit",
	"insufficient",
	"spending",
	"invalid",
	"unauthorized",
	"permission",
];

/** Statuses that say nothing about the request itself. */
const PASSING_STATUS = new Set(["408", "409", "425", "429", "500", "502", "503", "504", "529"]);

/** Whether sending the same request again may succeed. Wording about rate limits wins over wording about size. */
export function isPassingError(problem: JsonObject): boolean {
	const text = describeStreamError(problem).lower();
	if (string.find(text, "rate.?limit")[0] !== undefined || string.find(text, "overloaded")[0] !== undefined)
		return true;
	if (LASTING.some((word) => string.find(text, word, 1, true)[0] !== undefined)) return false;
	const code = problem.code ?? problem.status;
	return code === undefined || !typeIs(tonumber(code), "number") || PASSING_STATUS.has(tostring(code));
}
