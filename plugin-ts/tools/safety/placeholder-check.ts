import type { Outcome } from "../../core/outcome";
import { refusal, success } from "../../core/outcome";
import { findPlaceholders } from "../../luau/placeholders";

/** Refuses text that stands for code instead of being code, unless the script had it before. */
export function checkNoPlaceholders(path: string, before: string, after: string): Outcome<true> {
	const known = new Map<string, number>();
	for (const { text } of findPlaceholders(before)) known.set(text, (known.get(text) ?? 0) + 1);
	for (const { line, text } of findPlaceholders(after)) {
		const left = known.get(text) ?? 0;
		if (left === 0)
			return refusal(
				"output_validator",
				`Line ${line} of ${path} would hold placeholder code: ${text}. Write the whole code out.`,
			);
		known.set(text, left - 1);
	}
	return success(true);
}
