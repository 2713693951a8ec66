import {
	applyHunk,
	countPlaces,
	countText,
	indentOf,
	isBlank,
	joinScript,
	type Hunk,
	type PatchCase,
} from "./patch-cases.ts";
import type { RandomText } from "./random-text.ts";

/** Turns a hunk into a case, or into none where the kind of misquoting does not apply to it. */
export type Perturbation = (hunk: Hunk, random: RandomText) => PatchCase | undefined;

const trimEnd = (line: string): string => line.trimEnd();
const trim = (line: string): string => line.trim();

/** The ways models get a quote wrong, each with what may and what must come of it. */
export const perturbations: Readonly<Record<string, Perturbation>> = {
	exact: (hunk) => asWritten(hunk, hunk.oldLines.join("\n"), hunk.newLines.join("\n")),

	"exact, whole lines with their line breaks": (hunk) =>
		hunk.newLines.length === 0
			? undefined
			: asWritten(hunk, `${hunk.oldLines.join("\n")}\n`, `${hunk.newLines.join("\n")}\n`),

	"CRLF in the patch only": (hunk) => ({
		...asWritten(hunk, hunk.oldLines.join("\n"), hunk.newLines.join("\n")),
		find: hunk.oldLines.join("\r\n"),
		replace: hunk.newLines.join("\r\n"),
	}),

	"CRLF in the script only": (hunk) => {
		const plain = asWritten(hunk, hunk.oldLines.join("\n"), hunk.newLines.join("\n"));
		const expected = plain.expected?.replaceAll("\n", "\r\n");
		return { ...plain, source: plain.source.replaceAll("\n", "\r\n"), expected };
	},

	"final line break added to the quote of the last lines": (hunk) => {
		const source = hunk.source.slice(0, hunk.start + hunk.oldLines.length);
		const last = { ...hunk, source, isTerminated: false };
		if (isBlank(source.at(-1) ?? "") || hunk.newLines.length === 0) return undefined;
		const isPlain =
			countPlaces(source, hunk.oldLines, trimEnd) === 1 && countText(source.join("\n"), hunk.oldLines.join("\n")) === 1;
		return {
			source: source.join("\n"),
			find: `${hunk.oldLines.join("\n")}\n`,
			replace: `${hunk.newLines.join("\n")}\n`,
			expected: applyHunk(last),
			mustApply: isPlain,
		};
	},

	"white space added at line ends of the quote": (hunk, random) => {
		const quote = hunk.oldLines.map((line) => (random.chance(60) ? line + random.pick([" ", "  ", "\t"]) : line));
		return loosely(hunk, quote, hunk.newLines, trimEnd);
	},

	"white space at line ends of the script only": (hunk, random) => {
		const source = hunk.source.map((line) => (random.chance(50) ? `${line}  ` : line));
		const spaced = loosely({ ...hunk, source }, hunk.oldLines, hunk.newLines, trimEnd);
		return spaced && { ...spaced, compareBy: trimEnd };
	},

	"uniform dedent": (hunk) => {
		const common = commonIndent([...hunk.oldLines, ...hunk.newLines]);
		if (common === "") return undefined;
		const dedent = (line: string): string =>
			isBlank(line) ? line.slice(Math.min(common.length, line.length)) : line.slice(common.length);
		return loosely(hunk, hunk.oldLines.map(dedent), hunk.newLines.map(dedent), trim);
	},

	"partial dedent": (hunk) => {
		const common = commonIndent([...hunk.oldLines, ...hunk.newLines]);
		if (common.length < 2) return undefined;
		const dedent = (line: string): string => (isBlank(line) ? "" : line.slice(1));
		return loosely(hunk, hunk.oldLines.map(dedent), hunk.newLines.map(dedent), trim);
	},

	"uniform indent": (hunk) => {
		const indent = (line: string): string => (isBlank(line) ? line : `\t${line}`);
		return loosely(hunk, hunk.oldLines.map(indent), hunk.newLines.map(indent), trim);
	},

	"tabs written as spaces": (hunk, random) => {
		const width = random.pick([2, 4]);
		if ([...hunk.oldLines, ...hunk.newLines].some((line) => /^\t* /.test(line))) return undefined;
		const expand = (line: string): string => line.replace(/^\t+/, (tabs) => " ".repeat(tabs.length * width));
		const spaced = loosely(hunk, hunk.oldLines.map(expand), hunk.newLines.map(expand), trim);
		return spaced && { ...spaced, mustApply: false };
	},

	"indentation lost": (hunk) => {
		const flat = loosely(hunk, hunk.oldLines.map(trim), hunk.newLines.map(trim), trim);
		return flat && { ...flat, mustApply: false, compareBy: trim };
	},

	"first and last line right, middle invented": (hunk, random) => {
		if (hunk.oldLines.length < 3) return undefined;
		const quote = hunk.oldLines.map((line, at) =>
			at === 0 || at === hunk.oldLines.length - 1 ? line : `${indentOf(line)}invented${random.below(1000)}()`,
		);
		return refused(hunk, quote);
	},

	"one character different": (hunk, random) => {
		const at = random.below(hunk.oldLines.length);
		const line = hunk.oldLines[at] ?? "";
		if (line.trim().length < 2) return undefined;
		const place = indentOf(line).length + random.below(line.trim().length);
		const other = line[place] === "x" ? "y" : "x";
		const quote = hunk.oldLines.with(at, line.slice(0, place) + other + line.slice(place + 1));
		return countText(hunk.source.join("\n"), quote.join("\n")) > 0 ? undefined : refused(hunk, quote);
	},

	"a line left out": (hunk, random) => {
		if (hunk.oldLines.length < 3) return undefined;
		const quote = hunk.oldLines.toSpliced(1 + random.below(hunk.oldLines.length - 2), 1);
		// An empty last line is read as the line break of the one before.
		const read = quote.at(-1) === "" ? quote.slice(0, -1) : quote;
		const isThere = countPlaces(hunk.source, read, trim) > 0 || countText(hunk.source.join("\n"), quote.join("\n")) > 0;
		return isThere ? undefined : refused(hunk, quote);
	},

	"last line cut short": (hunk, random) => {
		const last = hunk.oldLines.at(-1) ?? "";
		const cut = last.slice(0, indentOf(last).length + random.below(Math.max(1, last.trim().length)));
		const isInsideWord = /\w$/.test(cut) && /^\w/.test(last.slice(cut.length));
		const isChanged =
			hunk.oldLines.length > 1 && cut.trim() !== "" && hunk.newLines.at(-1) !== cut && cut !== last.trimEnd();
		return isInsideWord || isChanged ? refused(hunk, [...hunk.oldLines.slice(0, -1), cut]) : undefined;
	},

	ambiguous: (hunk) => {
		if (hunk.oldLines.every(isBlank)) return undefined;
		return refused({ ...hunk, source: [...hunk.source, "", ...hunk.oldLines] }, hunk.oldLines);
	},

	"ambiguous but for indentation": (hunk) => {
		if (hunk.oldLines.every(isBlank)) return undefined;
		const deeper = hunk.oldLines.map((line) => `\t\t${line}`);
		const shifted = hunk.oldLines.map((line) => `   ${line}`);
		// Then it is an exact quote, and of one place.
		if (countText(hunk.source.join("\n"), shifted.join("\n")) > 0) return undefined;
		return refused({ ...hunk, source: [...hunk.source, "do", ...deeper, "end"] }, shifted);
	},
};

function asWritten(hunk: Hunk, find: string, replace: string) {
	const source = applyHunk(hunk, hunk.oldLines);
	// Several lines that stand elsewhere with other white space at their ends may be meant there: a reason to refuse.
	const hasTwin = find.includes("\n") && countPlaces(hunk.source, readLines(find), trimEnd) > 1;
	return {
		source,
		find,
		replace,
		expected: applyHunk(hunk),
		mustApply: countText(source, find) === 1 && !hasTwin && !hasLooseEnds(hunk),
	};
}

/** A quote as lines: an empty last one is read as the line break of the one before. */
function readLines(quote: string): readonly string[] {
	return (quote.endsWith("\n") ? quote.slice(0, -1) : quote).split("\n");
}

/** A hunk of which nothing is left removes its lines but, quoted without their last line break, leaves an empty one. */
function hasLooseEnds(hunk: Hunk): boolean {
	return hunk.newLines.length === 0;
}

function loosely(
	hunk: Hunk,
	quote: readonly string[],
	wanted: readonly string[],
	key: (line: string) => string,
): PatchCase | undefined {
	const source = joinScript(hunk, hunk.source);
	// Then the quote is an exact one of another place, whatever it was derived from.
	if (key === trim && `\n${source}\n`.includes(`\n${quote.join("\n")}`)) return undefined;
	const text = quote.join("\n");
	// A single line may stand inside its own line, but inside another one it is a second thing it could mean.
	const isPartElsewhere =
		countText(source, text) >
		(quote.length === 1 ? countText(hunk.oldLines.join("\n"), text) : countPlaces(hunk.source, quote, (line) => line));
	const isClear =
		countPlaces(hunk.source, hunk.oldLines, trim) === 1 &&
		countPlaces(hunk.source, quote, key) === 1 &&
		!isPartElsewhere &&
		countText(source, text) <= 1 &&
		!isBlank(quote.at(-1) ?? "");
	return {
		source,
		find: text,
		replace: wanted.join("\n"),
		expected: applyHunk(hunk),
		mustApply: isClear && !hunk.oldLines.every(isBlank),
	};
}

function refused(hunk: Hunk, quote: readonly string[]) {
	return {
		source: joinScript(hunk, hunk.source),
		find: quote.join("\n"),
		replace: hunk.newLines.join("\n"),
		expected: undefined,
		mustApply: false,
	};
}

function commonIndent(lines: readonly string[]): string {
	const indents = lines.filter((line) => !isBlank(line)).map(indentOf);
	const shortest = indents.reduce((a, b) => (b.length < a.length ? b : a), indents[0] ?? "");
	return indents.every((indent) => indent.startsWith(shortest)) ? shortest : "";
}
