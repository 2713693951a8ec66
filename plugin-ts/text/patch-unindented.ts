import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { readFullIndentation, readIndentation } from "./indent-reading";
import { normalizeEol } from "./lines";
import type { PlannedEdit } from "./patch-edit";
import { buildRelativeEdit } from "./patch-edit";
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
	const isOneLine = quoted.filter((line) => !isBlank(line)).size() === 1;
	const wanted = normalizeEol(patch.replace).split("\n");
	// Then what is missing belongs to a blank line that the quote begins with, or that the replacement leaves.
	const beginsBlank = isBlank(quoted[0]!) ? !isBlank(wanted[0]!) : isBlank(wanted[0]!) && endsLine(source, place);
	if (beginsBlank) {
		return success({ edit: buildRelativeEdit(source, place, missing, patch.replace, true), tier: "indentation" });
	}
	if (isBlank(quoted[0]!)) return undefined;
	if (wanted.filter((line) => !isBlank(line)).size() < 2 || isBlank(wanted[0]!)) return undefined;
	const reading = isOneLine ? readIndentation(wanted, missing) : readFullIndentation(wanted, missing);
	if (reading === "literal") return undefined;
	if (reading === undefined) return failure(refusals.unclearIndentation(place.firstLine, wanted[1]!));
	return success({ edit: buildRelativeEdit(source, place, missing, patch.replace, false), tier: "indentation" });
}
