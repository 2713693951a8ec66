import { evaluateCheck } from "../../tools/checks/check-registry";
import type { CheckContext } from "../../tools/checks/check-type";
import { daysBetween } from "./day";
import type { FoundNote } from "./read-notes";

/**
 * How far a note can be relied on: *holds*: its anchor was looked at just now; *broken*: its anchor does not hold;
 * *stale*: nothing has verified it for days; *unverified*: it has nothing to verify and is not old.
 */
export type NoteStanding = "holds" | "broken" | "stale" | "unverified";

export interface VerifiedNote extends FoundNote {
	readonly standing: NoteStanding;
	/** What was found in place of what a broken anchor says. */
	readonly finding?: string;
}

/** Holds every note to the place as it is now. `today` is a day such as "2026-11-21". */
export function verifyNotes(
	notes: readonly FoundNote[],
	context: CheckContext,
	{ today, staleDays }: { readonly today: string; readonly staleDays: number },
): readonly VerifiedNote[] {
	return notes.map((note): VerifiedNote => {
		if (note.anchor !== undefined) {
			const { passed, text } = evaluateCheck(note.anchor, context);
			return passed ? { ...note, standing: "holds" } : { ...note, standing: "broken", finding: text };
		}
		const age = note.date === undefined ? undefined : daysBetween(note.date, today);
		return { ...note, standing: age !== undefined && age >= staleDays ? "stale" : "unverified" };
	});
}
