import type { Outcome } from "../../core/outcome";
import { refusal, success } from "../../core/outcome";
import { findForbidden } from "../../luau/forbidden";
import { isAskedFor } from "./asked-for";
import type { ScriptTextChange } from "./script-text-change";

/**
 * Refuses constructs that Roblox or safety forbids, unless the script used the same construct before or the user asked for
 * it by name; then the result holds a sentence about it for the user.
 */
export function checkNoForbidden(
	{ path, before = "", after }: ScriptTextChange,
	asked: readonly string[],
): Outcome<readonly string[]> {
	const known = new Set<string>();
	for (const { construct } of findForbidden(before)) known.add(construct);
	const warnings = new Array<string>();
	for (const { line, construct, why } of findForbidden(after)) {
		if (known.has(construct)) continue;
		known.add(construct);
		if (!isAskedFor(construct, asked))
			return refusal(
				"output_validator",
				`Line ${line} of ${path} would use ${construct}: ${why} Write it another way.`,
			);
		warnings.push(`Uses ${construct}, as you asked. ${why}`);
	}
	return success(warnings);
}
