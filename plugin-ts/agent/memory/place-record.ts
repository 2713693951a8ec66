import { t } from "@rbxts/t";
import type { JsonObject, JsonValue } from "../../core/json";
import { arrayAt, numberAt } from "../../core/json-access";
import { isJsonObject } from "../../core/json-kind";
import { parseJson } from "../../core/json-parse";
import { printJson } from "../../core/json-print";
import type { Ports } from "../../core/ports";
import type { Lesson } from "../lessons/lesson";

/** A step an earlier task left open. */
export interface UnfinishedStep {
	readonly text: string;
	/** Seconds since 1970, UTC. */
	readonly at: number;
}

/** A script as Vector last knew it. */
export interface WrittenScript {
	readonly path: string;
	readonly text: string;
	/** Hashes of all texts it was known to have. */
	readonly versions: readonly string[];
	readonly at: number;
}

/** What this machine remembers of a place beside the notes in it. */
export interface PlaceRecord {
	readonly lessons: readonly Lesson[];
	readonly unfinished: readonly UnfinishedStep[];
	readonly written: readonly WrittenScript[];
}

const isLesson: t.check<Lesson> = t.interface({
	outcome: t.union(t.literal("worked"), t.literal("failed"), t.literal("rejected")),
	tool: t.string,
	target: t.string,
	about: t.string,
	text: t.string,
	count: t.number,
	at: t.number,
});
const isUnfinished: t.check<UnfinishedStep> = t.interface({ text: t.string, at: t.number });
const isWritten: t.check<WrittenScript> = t.interface({
	path: t.string,
	text: t.string,
	versions: t.array(t.string),
	at: t.number,
});

const FORMAT = 1;
const EMPTY: PlaceRecord = { lessons: [], unfinished: [], written: [] };

/** What is remembered of the open place; nothing when the store fails or holds something else. */
export function loadPlaceRecord(ports: Ports): PlaceRecord {
	const stored = ports.store.load(keyOf(ports));
	if (!stored.ok || stored.value === undefined) return EMPTY;
	const parsed = parseJson(stored.value);
	if (!parsed.ok || !isJsonObject(parsed.value) || numberAt(parsed.value, "format") !== FORMAT) return EMPTY;
	return {
		lessons: entries(parsed.value, "lessons", isLesson),
		unfinished: entries(parsed.value, "unfinished", isUnfinished),
		written: entries(parsed.value, "written", isWritten),
	};
}

/** Replaces what is remembered of the open place. A store that fails loses only this memory, so nobody is bothered. */
export function savePlaceRecord(record: PlaceRecord, ports: Ports): void {
	ports.store.save(keyOf(ports), printJson({ format: FORMAT, ...record } as unknown as JsonObject));
}

function entries<T>(record: JsonObject, key: string, isEntry: t.check<T>): readonly T[] {
	const found = new Array<T & defined>();
	for (const entry of arrayAt(record, key) as readonly JsonValue[])
		if (isEntry(entry)) found.push(entry as unknown as T & defined);
	return found;
}

/** A published place by its id, any other by the name Studio gives it. */
function keyOf({ placeIdentity }: Ports): string {
	const { id, name } = placeIdentity?.current() ?? { id: 0, name: "" };
	return id > 0 ? `memory of place ${string.format("%d", id)}` : `memory of file ${name}`;
}
