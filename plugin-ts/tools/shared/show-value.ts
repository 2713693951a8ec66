import type { JsonValue } from "../../core/json";
import { printValue } from "../../core/values/print-value";
import { headOf } from "./result-cap";

const MAX_SHOWN = 200;

/** A wire value for people, on a card. Long values are shortened, with their size. */
export function showValue(value: JsonValue): string {
	const text = printValue(value);
	return text.size() > MAX_SHOWN ? `${headOf(text, MAX_SHOWN)}… (${text.size()} characters)` : text;
}
