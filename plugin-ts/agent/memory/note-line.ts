import type { JsonObject } from "../../core/json";
import { isJsonObject } from "../../core/json-kind";
import { parseJson } from "../../core/json-parse";
import { printJson } from "../../core/json-print";
import { trim } from "../../core/trim";
import { parseAnchor } from "../../tools/checks/anchor";
import { isDay } from "./day";

/** One note as it stands in the memory: `- text {anchor} (verified 2026-11-21)`, everything but the text optional. */
export interface NoteLine {
	readonly text: string;
	readonly anchor?: JsonObject;
	/** The day it was last verified, or noted when there is nothing to verify. */
	readonly date?: string;
	/** Whether its box `[ ]` or `[x]` is ticked; absent without a box. */
	readonly isDone?: boolean;
	/** What of the line could not be read; the text then holds it as it stands. */
	readonly problem?: string;
}

const BULLETS = ["^[-*+]%s+(.*)$", "^•%s*(.*)$", "^%d+[.)]%s+(.*)$"];

/** Reads a line somebody wrote. Bullet, box, anchor and date are all optional; what cannot be read stays in the text. */
export function readNoteLine(line: string): NoteLine {
	const { isDone, rest: unboxed } = takeBox(withoutBullet(trim(line)));
	const { date, rest: undated, problem: dateProblem } = takeDate(unboxed);
	const { anchor, rest: text, problem } = takeAnchor(undated);
	return { text, anchor, date, isDone, problem: problem ?? dateProblem };
}

/** Writes a note so that reading the line gives it back. Nothing in it can end the Luau string around the memory. */
export function printNoteLine({ text, anchor, date, isDone }: NoteLine): string {
	const box = isDone === undefined ? "" : isDone ? "[x] " : "[ ] ";
	const check = anchor === undefined ? "" : ` ${harmlessJson(printJson(anchor))}`;
	const day = date === undefined ? "" : ` (${anchor === undefined ? "noted" : "verified"} ${date})`;
	return trim(`- ${box}${onOneLine(text)}${check}${day}`);
}

/** A text in the form in which a line of the memory can hold it. */
export function onOneLine(text: string): string {
	let [flat] = string.gsub(text, "[%s%c]+", " ");
	while (endsString(flat)) flat = string.gsub(flat, "%](=*)%]", "] %1]")[0];
	return trim(flat);
}

/** Whether a text holds what may end a long Luau string, of whatever level its author chose. */
function endsString(text: string): boolean {
	return string.find(text, "%]=*%]")[0] !== undefined;
}

/** Square brackets of an anchor stand in strings only, where they may be escaped. */
function harmlessJson(json: string): string {
	return endsString(json) ? string.gsub(json, "%]", "\\u005d")[0] : json;
}

function withoutBullet(line: string): string {
	for (const bullet of BULLETS) {
		const [rest] = string.match(line, bullet);
		if (rest !== undefined) return tostring(rest);
	}
	return line === "-" || line === "*" ? "" : line;
}

function takeBox(line: string): { readonly isDone?: boolean; readonly rest: string } {
	const [mark, rest] = string.match(line, "^%[([ xX])%]%s*(.*)$");
	return mark === undefined ? { rest: line } : { isDone: mark !== " ", rest: tostring(rest) };
}

function takeDate(line: string): { readonly date?: string; readonly rest: string; readonly problem?: string } {
	const [at, , word, day] = string.find(line, "%((%a+) (%d%d%d%d%-%d%d%-%d%d)%)$");
	if (at === undefined || (word !== "verified" && word !== "noted")) return { rest: line };
	if (!isDay(tostring(day))) return { rest: line, problem: `${day} is no day of the calendar.` };
	return { date: tostring(day), rest: trim(string.sub(line, 1, at - 1)) };
}

function takeAnchor(line: string): { readonly anchor?: JsonObject; readonly rest: string; readonly problem?: string } {
	let from = 1;
	for (;;) {
		const [at] = string.find(line, '{%s*"', from);
		if (at === undefined) break;
		const parsed = parseJson(string.sub(line, at));
		if (parsed.ok && isJsonObject(parsed.value)) {
			const anchor = parseAnchor(parsed.value);
			return anchor.ok
				? { anchor: anchor.value, rest: trim(string.sub(line, 1, at - 1)) }
				: { rest: line, problem: anchor.error };
		}
		from = at + 1;
	}
	const [looksLikeOne] = string.find(line, '{[^{]*"type"%s*:');
	return looksLikeOne === undefined ? { rest: line } : { rest: line, problem: "its anchor is not valid JSON." };
}
