import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { anchoredRange, placesWithin } from "./patch-anchors";
import { normalizeEol } from "./lines";
import { dangerOf } from "./patch-dangers";
import type { PlannedEdit, TextEdit } from "./patch-edit";
import { buildEdit } from "./patch-edit";
import type { Matches, PatchTier, Place } from "./patch-match";
import { findMatches, quoteLines, withoutOverlaps } from "./patch-match";
import type { Patch } from "./patch-input";
import * as refusals from "./patch-refusals";
import { rivalsOf } from "./patch-rivals";
import { planUnindentedQuote } from "./patch-unindented";
import type { SourceText } from "./source-text";
import { trim } from "./trim";

/** What a patch would do to the source. */
export interface PatchPlan {
	readonly tier: PatchTier;
	/** Zero-based line of the first place. */
	readonly line: number;
	readonly edits: readonly TextEdit[];
}

const MIN_REPLACEMENT = 8;

/** Finds where a patch applies and what it writes there, or says why it must not be applied. */
export function planPatch(source: SourceText, patch: Patch): Outcome<PatchPlan> {
	if (patch.find === "") {
		return source.text === "" && patch.replace !== "" ? success(wholeText(patch)) : failure(refusals.EMPTY_FIND);
	}
	if (normalizeEol(patch.find) === normalizeEol(patch.replace)) return failure(refusals.NO_CHANGE);
	const matches = findMatches(source, patch.find, patch.wholeLines);
	if (matches === undefined) {
		return failure(refusals.notFound(source, quoteLines(patch.find).lines, alreadyAt(source, patch.replace)));
	}
	const places = choosePlaces(source, patch, matches);
	if (!places.ok) return places;
	const edits: TextEdit[] = [];
	let tier = matches.tier;
	for (const place of places.value) {
		const planned = planEdit(source, patch, place, matches);
		if (!planned.ok) return planned;
		edits.push(planned.value.edit);
		tier = planned.value.tier;
	}
	return success({ tier, line: places.value[0]!.firstLine, edits });
}

function wholeText(patch: Patch): PatchPlan {
	return { tier: "exact", line: 0, edits: [{ from: 0, to: 0, text: patch.replace }] };
}

function alreadyAt(source: SourceText, replace: string): number | undefined {
	if (trim(replace).size() < MIN_REPLACEMENT) return undefined;
	return findMatches(source, replace)?.places[0]?.firstLine;
}

function choosePlaces(source: SourceText, patch: Patch, matches: Matches): Outcome<readonly Place[]> {
	const { places, tier } = matches;
	if (patch.all === true) return success(withoutOverlaps(places));
	const range = anchoredRange(source, patch.after ?? []);
	const [first] = places;
	if (places.size() === 1) {
		const isBefore = range !== undefined && first!.firstLine + quoteLines(patch.find).lines.size() <= range.from;
		return isBefore ? failure(refusals.outsideAnchor(patch.after!.join("\n"), first!.firstLine)) : success(places);
	}
	const within = range === undefined ? places : placesWithin(places, range);
	if (within.size() === 1) return success(within);
	return failure(
		refusals.ambiguous(
			places.map((place) => place.firstLine),
			tier,
		),
	);
}

function planEdit(source: SourceText, patch: Patch, place: Place, matches: Matches): Outcome<PlannedEdit> {
	const danger = dangerOf(source, patch, place);
	if (danger !== undefined) return failure(danger);
	if (matches.tier === "exact" || matches.tier === "eol") {
		// With several places, `all` or an anchor has decided.
		const rival = matches.places.size() > 1 ? undefined : rivalsOf(source, patch, place);
		if (rival !== undefined) return failure(rival);
		const unindented = planUnindentedQuote(source, patch, place);
		if (unindented !== undefined) return unindented;
	}
	const edit = buildEdit(source, place, matches.tier, patch.find, patch.replace);
	if (!edit.ok) return edit;
	return success({ edit: edit.value, tier: matches.tier });
}
