import type { JsonObject } from "../../core/json";
import { parseJson } from "../../core/json-parse";
import { printJson } from "../../core/json-print";
import { failure, success } from "../../core/outcome";
import type { Outcome } from "../../core/outcome";
import type { KeyValueStore } from "../../core/ports/key-value-store";
import { hashText } from "../../text/hash";
import type { TaskRecord } from "./task-record";

/** Written in turn, so that one of the two is always whole. */
const SLOTS = ["tasks.a", "tasks.b"] as const;

interface Slot {
	readonly version: number;
	readonly records: readonly TaskRecord[];
}

function encode({ version, records }: Slot): string {
	const json = printJson({ version, records: records as unknown as readonly JsonObject[] });
	return `${hashText(json)} ${json}`;
}

function decode(text: string): Slot | undefined {
	const [hash, json] = string.match(text, "^(%x+) (.*)$") as LuaTuple<[string?, string?]>;
	if (hash === undefined || json === undefined || hashText(json) !== hash) return undefined;
	const parsed = parseJson(json);
	return parsed.ok ? (parsed.value as unknown as Slot) : undefined;
}

/** What was decoded last from each key: parsing a long list takes a while, and it is read before each change. */
type Decoded = Map<string, { readonly text: string; readonly slot: Slot | undefined }>;

function decodeOnce(key: string, text: string, known: Decoded): Slot | undefined {
	const before = known.get(key);
	if (before?.text === text) return before.slot;
	const slot = decode(text);
	known.set(key, { text, slot });
	return slot;
}

interface Slots {
	readonly newest: Slot;
	/** Where the next version goes. */
	readonly spare: string;
	readonly isDamaged: boolean;
}

function readSlots(store: KeyValueStore, known: Decoded): Outcome<Slots> {
	let newest: (Slot & { readonly slot: number }) | undefined;
	let written = 0;
	let problem: string | undefined;
	SLOTS.forEach((key, slot) => {
		const loaded = store.load(key);
		if (!loaded.ok) problem = loaded.error;
		if (!loaded.ok || loaded.value !== undefined) written += 1;
		const found = loaded.ok && loaded.value !== undefined ? decodeOnce(key, loaded.value, known) : undefined;
		if (found !== undefined && found.version > (newest?.version ?? 0)) newest = { ...found, slot };
	});
	const chosen = newest as (Slot & { readonly slot: number }) | undefined;
	if (chosen !== undefined)
		return success({ newest: chosen, spare: SLOTS[chosen.slot === 0 ? 1 : 0], isDamaged: false });
	if (problem !== undefined && written < SLOTS.size()) return failure(problem);
	return success({ newest: { version: 0, records: [] }, spare: SLOTS[0], isDamaged: written > 0 });
}

/** The list of tasks in a store: read anew for each change, because another window may have changed it. */
export interface TaskIndex {
	/** Fails when the list cannot be read. */
	records(): Outcome<readonly TaskRecord[]>;
	change(edit: (records: readonly TaskRecord[]) => readonly TaskRecord[]): Outcome<true>;
}

export function createTaskIndex(store: KeyValueStore): TaskIndex {
	const known: Decoded = new Map();
	return {
		records() {
			const slots = readSlots(store, known);
			if (!slots.ok) return slots;
			return slots.value.isDamaged
				? failure("The list of tasks is damaged: earlier tasks cannot be found any more. New ones are listed again.")
				: success(slots.value.newest.records);
		},
		change(edit) {
			const slots = readSlots(store, known);
			if (!slots.ok) return slots;
			const { newest, spare } = slots.value;
			const slot = { version: newest.version + 1, records: edit(newest.records) };
			const text = encode(slot);
			known.set(spare, { text, slot });
			return store.save(spare, text);
		},
	};
}
