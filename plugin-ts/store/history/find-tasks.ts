import type { PlaceName } from "../../core/ports/place-identity";
import type { TaskRecord } from "../log/task-record";

function wordsOf(text: string): readonly string[] {
	return text
		.lower()
		.split(" ")
		.filter((word) => word !== "");
}

/** The tasks whose goal, summary or touched paths hold every word, in any case and order; all of them without words. */
export function findTasks(records: readonly TaskRecord[], search = ""): readonly TaskRecord[] {
	const words = wordsOf(search);
	return records.filter((record) => {
		const text = [record.goal, record.summary ?? "", ...record.touched].join("\n").lower();
		return words.every((word) => string.find(text, word, 1, true)[0] !== undefined);
	});
}

/** A published place is known by its number, a file by its name. */
export function isSamePlace(place: PlaceName | undefined, other: PlaceName | undefined): boolean {
	if (place === undefined || other === undefined) return true;
	return place.id !== 0 || other.id !== 0 ? place.id === other.id : place.name === other.name;
}
