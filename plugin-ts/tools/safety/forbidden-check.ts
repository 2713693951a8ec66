import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { findForbidden } from "../../luau/forbidden";

/** Refuses constructs that Roblox or safety forbids, unless the script used the same construct before. */
export function checkNoForbidden(path: string, before: string, after: string): Outcome<true> {
	const known = new Set<string>();
	for (const { construct } of findForbidden(before)) known.add(construct);
	const added = findForbidden(after).find(({ construct }) => !known.has(construct));
	if (added === undefined) return success(true);
	return failure(`Line ${added.line} of ${path} would use ${added.construct}: ${added.why} Write it another way.`);
}
