import type { PatchTier } from "./patch-match";
import { nearestPassage } from "./nearest";
import type { SourceText } from "./source-text";
import { trim } from "./trim";

/** Lines of the closest passage that a refusal shows. */
const MAX_SHOWN = 12;
const MAX_LISTED = 8;
const MAX_LINE = 160;

/** What a tier overlooks, for use after "found" and "occurs". */
export const TIER_NOTES: Readonly<Record<PatchTier, string>> = {
	exact: "",
	eol: " but for line endings",
	"trailing-whitespace": " but for white space at line ends",
	indentation: " but for indentation",
};

export const EMPTY_FIND =
	'"find" is empty, which names no place. To insert, quote the line next to the place in "find" and repeat it in "replace".';
export const NO_CHANGE =
	'"find" and "replace" are the same, so there is nothing to change. Leave this patch out or correct "replace".';

export function ambiguous(lines: readonly number[], tier: PatchTier): string {
	return (
		`The text to find occurs ${lines.size()} times${TIER_NOTES[tier]} (${listLines(lines)}). ` +
		'Quote more of the lines around the one you mean, or set "all": true to change every one.'
	);
}

export function notFound(source: SourceText, quoted: readonly string[], alreadyAt: number | undefined): string {
	const sentences = ["The text to find is not in the script."];
	if (alreadyAt !== undefined) {
		sentences.push(
			`The replacement is already there at line ${alreadyAt + 1}, so this change may have been made before.`,
		);
	}
	const nearest = nearestPassage(source, quoted);
	if (nearest === undefined) {
		sentences.push("Nothing in it comes close: read the script again and check that it is the right one.");
		return sentences.join(" ");
	}
	const { firstLine, lineCount, difference } = nearest;
	const last = firstLine + lineCount - 1;
	sentences.push(
		firstLine === last
			? `The closest line is ${firstLine + 1}:`
			: `The closest passage is lines ${firstLine + 1}-${last + 1}:`,
	);
	const output = [sentences.join(" ")];
	for (let line = firstLine; line <= math.min(last, firstLine + MAX_SHOWN - 1); line++) {
		output.push(`${line + 1}: ${cut(source.lines[line]!)}`);
	}
	if (lineCount > MAX_SHOWN) output.push(`(${lineCount - MAX_SHOWN} more lines)`);
	if (difference !== undefined) {
		output.push(`Line ${difference.line + 1} differs; the patch has: ${cut(trim(difference.quoted))}`);
	}
	output.push("Quote the lines exactly as they stand in the script and send the patch again.");
	return output.join("\n");
}

export function insertedByOther(other: number): string {
	return `The text to find is only in what patch ${other} writes. All patches refer to the script as it is now: put both changes into patch ${other}.`;
}

export function overlapping(other: number, line: number): string {
	return `It changes the same lines as patch ${other} (at line ${line + 1}). Merge the two into one patch.`;
}

export function cutsWord(line: number, text: string): string {
	return `The text to find is only part of a longer word or number on line ${line + 1}: ${cut(trim(text))}\nQuote whole words, or the whole line.`;
}

export function cutsLine(source: SourceText, offset: number): string {
	const line = source.lineAt(offset);
	return `The quote ends in the middle of line ${line + 1}, whose rest would stay behind the replacement: ${cut(trim(source.lines[line]!))}\nQuote the whole line.`;
}

export const JOINS_LINES =
	'"find" ends with a line break and "replace" does not, so the line after it would be joined to the replacement. End both the same way.';

export function unclearIndentation(line: number, text: string): string {
	return `Found at line ${line + 1}, but with other indentation than quoted, and how far to indent this line of the replacement cannot be told: ${cut(trim(text))}\nQuote the lines with the indentation they have in the script and send the patch again.`;
}

export function unevenIndentation(line: number): string {
	return `Found at line ${line + 1} but for indentation, and the quoted lines are not all indented differently by the same amount. Quote the lines with the indentation they have in the script and send the patch again.`;
}

export function outsideAnchor(anchor: string, line: number): string {
	return `The text to find is at line ${line + 1}, which is before the line given after @@: ${cut(trim(anchor))}\nCorrect the @@ line or leave it out.`;
}

export function heldBack(refused: readonly number[]): string {
	const names = refused.size() === 1 ? `patch ${refused[0]!} was` : `patches ${refused.join(", ")} were`;
	return `Nothing was written, because ${names} refused.`;
}

function listLines(lines: readonly number[]): string {
	const shown: string[] = [];
	for (let at = 0; at < math.min(lines.size(), MAX_LISTED); at++) shown.push(tostring(lines[at]! + 1));
	const rest = lines.size() - shown.size();
	return `lines ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function cut(text: string): string {
	return text.size() > MAX_LINE ? `${string.sub(text, 1, MAX_LINE)}…` : text;
}
