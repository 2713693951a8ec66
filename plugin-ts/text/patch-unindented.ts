import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { readFullIndentation, readIndentation } from "./indent-reading";
import { normalizeEol } from "./lines";
import type { PlannedEdit } from "./patch-edit";
import { buildLiteralEdit, buildRelativeEdit } from "./patch-edit";
import type { Patch } from "./patch-input";
import type { Place } from "./patch-match";
import { endsLine, quoteLines } from "./patch-match";
import * as refusals from "./patch-refusals";
import type { SourceText } from "./source-text";
import { isBlank } from "./trim";

/**
 * A quote without its first line's indentation is found all the same, as part of that line. Then the replacement's further lines may
 * carry full indentation or count from the first line, and an empty replacement must not leave the indentation behind. `undefined`
 * when the replacement can be taken as it stands.
 */
export function planUnindentedQuote(source: SourceText, patch: Patch, place: Place): Outcome<PlannedEdit> | undefined {
	const missing = string.sub(source.text, source.startOf(place.firstLine) + 1, place.from);
	if (missing === "" || !isBlank(missing)) return undefined;
	const quoted = quoteLines(patch.find).lines;
	const wanted = normalizeEol(patch.replace).split("\n");
	const reading = readReplacement(quoted, wanted, missing, endsLine(source, place));
	if (reading === "as it stands") return undefined;
	if (reading === undefined) {
		const doubtful = wanted.findIndex((line, at) => at > 0 && !isBlank(line));
		return failure(refusals.unclearIndentation(place.firstLine, wanted[doubtful] ?? wanted[0]!));
	}
	const build = reading === "relative" ? buildRelativeEdit : buildLiteralEdit;
	return success({ edit: build(source, place, missing, patch.replace), tier: "indentation" });
}

/** `"literal"`: the missing white space goes; `"relative"`: it goes before every line; `undefined`: that cannot be told. */
function readReplacement(
	quoted: readonly string[],
	wanted: readonly string[],
	missing: string,
	reachesLineEnd: boolean,
): "as it stands" | "literal" | "relative" | undefined {
	const inked = wanted.filter((line) => !isBlank(line));
	// Then what is missing is white space on a blank line.
	if (isBlank(quoted[0]!)) return isBlank(wanted[0]!) ? "as it stands" : "literal";
	if (isBlank(wanted[0]!)) return reachesLineEnd ? readBelowBlank(inked, missing) : "as it stands";
	if (inked.size() < 2) return "as it stands";
	const isOneLine = quoted.filter((line) => !isBlank(line)).size() === 1;
	const reading = isOneLine ? readIndentation(wanted, missing) : readFullIndentation(wanted, missing);
	return reading === "literal" ? "as it stands" : reading;
}

/** A replacement that begins with a blank line has no first line to count from: lines that lack the indentation are relative. */
function readBelowBlank(inked: readonly string[], missing: string): "literal" | "relative" | undefined {
	if (inked.size() === 0) return "literal";
	const areIndented = inked.every((line) => string.sub(line, 1, missing.size()) === missing);
	return areIndented ? undefined : "relative";
}
