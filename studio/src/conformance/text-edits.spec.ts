import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { RandomText } from "./random-text.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("text-edits");
const CASES = 3000;

interface RangeEdit {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
	readonly text: string;
}

interface EditOutcome {
	readonly ok: boolean;
	readonly value?: { readonly text: string; readonly insertedCharacters: number; readonly removedCharacters: number };
	readonly error?: string;
}

/** A span of a text in UTF-16 offsets, as JavaScript slices strings. */
interface Span {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

const INSERTIONS = ["", "x", "local a = 1\n", "häuser", "🏠🏠", "\n", "-- note\n\tend"];

function createSpans(source: string, random: RandomText): Span[] {
	const cuts = Array.from({ length: 2 * (1 + random.below(5)) }, () =>
		wholeCharacter(source, random.below(source.length + 1)),
	);
	cuts.sort((a, b) => a - b);
	const spans: Span[] = [];
	for (let at = 0; at + 1 < cuts.length; at += 2) {
		spans.push({ from: cuts[at] ?? 0, to: cuts[at + 1] ?? 0, text: random.pick(INSERTIONS) });
	}
	return spans;
}

/** Moves an offset out of the middle of a surrogate pair. */
function wholeCharacter(source: string, offset: number): number {
	return /[\udc00-\udfff]/.test(source.charAt(offset)) ? offset + 1 : offset;
}

function toEdit(source: string, span: Span): RangeEdit {
	return { start: positionAt(source, span.from), end: positionAt(source, span.to), text: span.text };
}

function positionAt(source: string, offset: number): RangeEdit["start"] {
	const before = source.slice(0, offset).split("\n");
	return { line: before.length - 1, character: (before.at(-1) ?? "").length };
}

function applySpans(source: string, spans: readonly Span[]): string {
	let [result, at] = ["", 0];
	for (const span of spans) {
		result += source.slice(at, span.from) + span.text;
		at = span.to;
	}
	return result + source.slice(at);
}

describe(`range edits and hunk choices, ${CASES} generated cases each`, () => {
	const plugin = PluginCalls.forTests();

	function createSources(): { readonly random: RandomText; readonly sources: readonly string[] } {
		const random = new RandomText(SEED);
		return { random, sources: Array.from({ length: CASES }, () => random.text(random.lines(random.below(20), 20))) };
	}

	it("replaces what JavaScript slices at the same UTF-16 positions", async () => {
		const { random, sources } = createSources();
		const spans = sources.map((source) => createSpans(source, random));
		const lists = sources.map((source, at) => [source, (spans[at] ?? []).map((span) => toEdit(source, span))]);
		const outcomes = (await plugin.each("text/range-edit", "applyRangeEdits", lists)) as EditOutcome[];
		outcomes.forEach((outcome, at) => {
			const [source, own] = [sources[at] ?? "", spans[at] ?? []];
			expect(outcome.value?.text, `case ${at}: ${outcome.error}`).toBe(applySpans(source, own));
			expect(outcome.value?.insertedCharacters).toBe(own.reduce((total, span) => total + span.text.length, 0));
			expect(outcome.value?.removedCharacters).toBe(own.reduce((total, span) => total + span.to - span.from, 0));
		});
	});

	it("keeps CRLF: the result is that of the LF text with its line breaks exchanged", async () => {
		const { random, sources } = createSources();
		const withBreaks = sources.filter((source) => source.includes("\n"));
		const spans = withBreaks.map((source) => createSpans(source, random));
		const lists = withBreaks.map((source, at) => [
			source.replaceAll("\n", "\r\n"),
			(spans[at] ?? []).map((span) => toEdit(source, span)),
		]);
		const outcomes = (await plugin.each("text/range-edit", "applyRangeEdits", lists)) as EditOutcome[];
		outcomes.forEach((outcome, at) => {
			const expected = applySpans(withBreaks[at] ?? "", spans[at] ?? []).replaceAll("\n", "\r\n");
			expect(outcome.value?.text, `case ${at}: ${outcome.error}`).toBe(expected);
		});
	});

	it("refuses positions outside the text, edits out of order and edits that overlap", async () => {
		const { random, sources } = createSources();
		const lists = sources.map((source) => [source, [createBadEdits(source, random)].flat()]);
		const outcomes = (await plugin.each("text/range-edit", "applyRangeEdits", lists)) as EditOutcome[];
		outcomes.forEach((outcome, at) => expect(outcome.ok, JSON.stringify(lists[at])).toBe(false));
	});

	it("accepts hunks one by one: all give the new text, none the old one, the rest what lies between", async () => {
		const random = new RandomText(SEED);
		const pairs = Array.from({ length: CASES }, () => {
			const lines = random.lines(random.below(60), 20);
			return [random.text(lines), random.text(random.edited(lines, 1 + random.below(6), 20))] as const;
		});
		const hunks = (await plugin.each("text/hunk-choice", "reviewHunks", pairs)) as (readonly unknown[])[];
		const accept = async (isAccepted: (hunk: number) => boolean): Promise<string[]> => {
			const lists = pairs.map((pair, at) => [...pair, (hunks[at] ?? []).map((_, hunk) => isAccepted(hunk))]);
			return (await plugin.each("text/hunk-choice", "acceptHunks", lists)) as string[];
		};
		expect(await accept(() => true)).toEqual(pairs.map(([, after]) => after));
		expect(await accept(() => false)).toEqual(pairs.map(([before]) => before));
		const [even, odd] = [await accept((hunk) => hunk % 2 === 0), await accept((hunk) => hunk % 2 === 1)];
		const merged = await plugin.each(
			"text/merge",
			"merge3",
			pairs.map(([before], at) => [before, even[at], odd[at]]),
		);
		expect(merged).toEqual(pairs.map(([, after]) => ({ ok: true, text: after })));
	});
});

function createBadEdits(source: string, random: RandomText): RangeEdit[] {
	const last = positionAt(source, source.length);
	const at = (line: number, character: number, endLine = line, endCharacter = character): RangeEdit => ({
		start: { line, character },
		end: { line: endLine, character: endCharacter },
		text: "x",
	});
	const kinds: readonly (() => RangeEdit[])[] = [
		() => [at(last.line + 1, 0)],
		() => [at(last.line, last.character + 1)],
		() => [at(-1, 0)],
		() => [at(0, 0.5)],
		() => [at(0, 0, last.line + 5, 0)],
		() => (source === "" ? [] : [at(last.line, last.character), at(0, 0)]),
		() => (source === "" ? [] : [at(0, 0, last.line, last.character), at(0, 0, last.line, last.character)]),
		() => Array.from({ length: 21 }, () => at(0, 0)),
		() => [{ ...at(0, 0), text: "x".repeat(2001) }],
	];
	return random.pick(kinds)();
}
