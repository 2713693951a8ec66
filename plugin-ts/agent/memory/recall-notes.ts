import type { Ports } from "../../core/ports";
import type { Settings } from "../../core/settings";
import { wordsOf } from "../context/words";
import type { TaskState } from "../task-state";
import { readMemory } from "./load-memory";
import { noteText } from "./memory-extract";
import { SECTION_TITLES } from "./section-names";

const MOST_SHOWN = 15;

interface Remembered {
	readonly text: string;
	readonly score: number;
	readonly order: number;
}

/** What is remembered about a few words, the best matches first, as text for the model. */
export function recallNotes(query: string, state: TaskState, ports: Ports, settings: Settings): string {
	const lines = everything(state, ports, settings);
	const found = rank(query, lines);
	if (found.isEmpty())
		return lines.isEmpty()
			? "Nothing is remembered of this place yet."
			: `None of the ${lines.size()} notes is about that. Ask with other words.`;
	return found.map((text) => `- ${text}`).join("\n");
}

function everything(state: TaskState, ports: Ports, settings: Settings): readonly string[] {
	const notes = settings.projectMemory === "off" ? [] : readMemory(ports, settings);
	return [
		...notes.map(
			(note) =>
				`${note.section === undefined ? (note.title ?? "Notes") : SECTION_TITLES[note.section]}: ${noteText(note)}`,
		),
		...state.memory.lessons.map((lesson) => `Tried before: ${lesson.text}`),
		...state.memory.notes.map(({ section, text }) => `${SECTION_TITLES[section]} (this task): ${text}`),
	];
}

/** By the number of words they share with the query; a text that holds the query as it stands counts most. */
function rank(query: string, texts: readonly string[]): readonly string[] {
	const wanted = wordsOf(query);
	const plain = string.lower(query);
	const scored = new Array<Remembered>();
	texts.forEach((text, order) => {
		let score = plain !== "" && string.find(string.lower(text), plain, 1, true)[0] !== undefined ? 100 : 0;
		for (const word of wordsOf(text)) if (wanted.has(word)) score += 1;
		if (score > 0) scored.push({ text, score, order });
	});
	scored.sort((a, b) => (a.score === b.score ? a.order < b.order : a.score > b.score));
	return scored.filter((_, index) => index < MOST_SHOWN).map((entry) => entry.text);
}
