import { describe, expect, it } from "@rbxts/jest-globals";
import type { MemoryNote } from "../../core/memory-note";
import { MEMORY_SECTIONS } from "../../core/memory-note";
import { times } from "../context/fakes/times";
import { parseMemory, printMemory } from "./memory-text";
import type { MemoryAdditions } from "./merge-notes";
import { mergeNotes } from "./merge-notes";
import { printNoteLine, readNoteLine } from "./note-line";
import { notesOf } from "./read-notes";

const RUNS = 1500;
const ANCHOR = { type: "instance_exists", path: "game.Workspace.Door" };
const PIECES = [
	"# Charter",
	"## todo ##",
	"[Conventions]",
	"Key paths:",
	"# Ideas",
	"- ",
	"* ",
	"12. ",
	"[ ] ",
	"[x] ",
	"--",
	"return [==[",
	"]==]",
	"]]]",
	"=]",
	'{"type":"instance_exists","path":"game.Workspace"}',
	'{"type":"script_exists"',
	'{"a":1}',
	" (verified 2026-11-02)",
	" (noted 2026-02-30)",
	"Remotes live here",
	"é• ",
	"\r",
	"\n",
	"\n",
	"\n",
	" ",
	"\t",
	"",
];

const seed = math.floor(os.time() % 1_000_000);
const random = new Random(seed);

const textOf = (most: number): string => {
	const parts = new Array<string>();
	times(random.NextInteger(0, most), () => parts.push(PIECES[random.NextInteger(0, PIECES.size() - 1)]!));
	return parts.join("");
};

const noteOf = (): MemoryNote => {
	const section = MEMORY_SECTIONS[random.NextInteger(0, MEMORY_SECTIONS.size() - 1)]!;
	return { section, text: `note ${textOf(6)}`, anchor: random.NextNumber() < 0.4 ? ANCHOR : undefined };
};

const additionsOf = (notes: readonly MemoryNote[]): MemoryAdditions => ({
	notes,
	doneFocus: ["Remotes live here"],
	holding: [ANCHOR, { type: "instance_exists", path: "game.Workspace" }],
	today: "2026-11-21",
});

/** A line without what Vector may change in it: the day of a note and the tick of a box. */
const kept = (line: string): string =>
	string.gsub(string.gsub(line, "%d%d%d%d%-%d%d%-%d%d%)%s*$", "DAY)")[0], "%[[ xX]%]", "[ ]")[0];

describe(`the text of a memory (seed ${seed})`, () => {
	it("is printed as it was read, whatever it holds", () => {
		times(RUNS, () => {
			const text = textOf(20);
			expect(printMemory(parseMemory(text))).toBe(text);
		});
	});

	it("reads a printed note back", () => {
		times(RUNS, () => {
			const read = readNoteLine(textOf(8));
			if (read.problem !== undefined) return;
			const line = printNoteLine(read);
			const again = readNoteLine(line);
			expect(printNoteLine(again)).toBe(line);
			expect(again.anchor).toEqual(read.anchor);
			if (read.anchor !== undefined || read.date !== undefined) expect(again.date).toBe(read.date);
		});
	});

	it("keeps every line of the user's, in order, when notes are merged", () => {
		times(RUNS, () => {
			const before = textOf(20);
			const merged = mergeNotes(before, additionsOf([noteOf(), noteOf()]));
			if (!merged.ok) return;
			const after = merged.value.text.split("\n");
			let at = 0;
			for (const line of before.split("\n")) {
				while (at < after.size() && kept(after[at]!) !== kept(line)) at += 1;
				expect([seed, at < after.size()]).toEqual([seed, true]);
				at += 1;
			}
		});
	});

	it("holds the added notes afterwards, and adds none twice", () => {
		times(RUNS, () => {
			const note = noteOf();
			const merged = mergeNotes(random.NextNumber() < 0.5 ? undefined : "# charter\n", additionsOf([note]));
			assert(merged.ok);
			const found = notesOf(parseMemory(merged.value.text)).filter((entry) => entry.section === note.section);
			expect(found.size()).toBe(1);
			expect(mergeNotes(merged.value.text, additionsOf([note])).ok).toBe(false);
		});
	});
});

describe("a memory edited by hand", () => {
	const EDITED = [
		"-- ours",
		"return [[",
		"todo:",
		"[ ] Widen the arena",
		"- [x] Build it (noted 2026-11-01)",
		"## CONVENTIONS",
		"  Remotes in ReplicatedStorage",
		'* Doors open inwards {"type":"instance_exists","path":"game.Workspace.Door"} (verified 2026-11-01)',
		'- torn {"type":"script_exists","path"',
		"# Money",
		"1. No pay to win",
		"]]",
		"-- end",
	].join("\n");

	it("is understood in every spelling; what cannot be read is named and stays", () => {
		const notes = notesOf(parseMemory(EDITED));
		expect(notes.map(({ section, text, line }) => [section ?? "", text, line])).toEqual([
			["focus", "Widen the arena", 4],
			["focus", "Build it", 5],
			["conventions", "Remotes in ReplicatedStorage", 7],
			["conventions", "Doors open inwards", 8],
			["conventions", 'torn {"type":"script_exists","path"', 9],
			["", "No pay to win", 11],
		]);
		expect(notes[4]?.problem).toContain("not valid JSON");
		expect(notes[5]?.title).toBe("Money");
	});

	it("is only added to, but for days that were verified and boxes that are done", () => {
		const merged = mergeNotes(EDITED, {
			notes: [
				{ section: "conventions", text: "remotes in ReplicatedStorage." },
				{ section: "conventions", text: "Two spaces" },
				{ section: "charter", text: "A game\nfor ]] kids" },
			],
			doneFocus: ["widen the arena"],
			holding: [ANCHOR],
			today: "2026-11-21",
		});
		assert(merged.ok);
		expect(merged.value.text).toBe(
			[
				"-- ours",
				"return [[",
				"todo:",
				"[x] Widen the arena",
				"- [x] Build it (noted 2026-11-01)",
				"## CONVENTIONS",
				"  Remotes in ReplicatedStorage",
				'* Doors open inwards {"type":"instance_exists","path":"game.Workspace.Door"} (verified 2026-11-21)',
				'- torn {"type":"script_exists","path"',
				"- Two spaces (noted 2026-11-21)",
				"# Money",
				"1. No pay to win",
				"",
				"# Charter",
				"- A game for ] ] kids (noted 2026-11-21)",
				"]]",
				"-- end",
			].join("\n"),
		);
	});

	it("is left alone when it is some other script", () => {
		const foreign = mergeNotes("local M = {}\nreturn M\n", additionsOf([noteOf()]));
		expect(foreign.ok ? "" : foreign.error).toContain("does not look like a project memory");
	});
});
