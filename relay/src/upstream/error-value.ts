import { isObject, parseJson } from "../json.ts";

/** The `error` of an answer or event, wherever the provider put it: `{error}`, or `[{error}]` as Gemini sends it. */
export const errorValueIn = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.length > 0 ? errorValueIn(value[0]) : undefined;
	if (!isObject(value)) return undefined;
	return value["error"] ?? undefined;
};

export interface ErrorText {
	readonly message: string | undefined;
	/** The provider's own code or type. */
	readonly code: string | undefined;
	/** An HTTP status hidden in the error object, as OpenRouter sends inside streams. */
	readonly status: number | undefined;
}

const textOf = (value: unknown): string | undefined =>
	typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

const statusOf = (value: unknown): number | undefined => {
	const number = typeof value === "number" ? value : Number.NaN;
	return Number.isInteger(number) && number >= 400 && number <= 599 ? number : undefined;
};

/** What the model's own provider said, where a gateway wraps it. */
const wrappedText = (metadata: unknown): string | undefined => {
	const raw = isObject(metadata) ? textOf(metadata["raw"]) : undefined;
	if (raw === undefined) return undefined;
	const inner = errorValueIn(parseJson(raw));
	return (isObject(inner) ? textOf(inner["message"]) : undefined) ?? raw.slice(0, 300);
};

/** What an error value of any provider says. */
export const readErrorValue = (value: unknown): ErrorText => {
	if (!isObject(value)) return { message: textOf(value), code: undefined, status: undefined };
	const own = textOf(value["message"]) ?? textOf(value["detail"]) ?? textOf(value["error"]);
	const wrapped = wrappedText(value["metadata"]);
	const message = own === undefined || wrapped === undefined ? (own ?? wrapped) : `${own}: ${wrapped}`;
	return {
		message,
		code:
			[value["code"], value["type"], value["status"]].filter((part) => typeof part === "string").join(" ") || undefined,
		status: statusOf(value["code"]) ?? statusOf(value["status"]),
	};
};
