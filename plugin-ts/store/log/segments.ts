import type { TaskEvent } from "../../agent/task-event";
import { success } from "../../core/outcome";
import type { Outcome } from "../../core/outcome";
import type { KeyValueStore } from "../../core/ports/key-value-store";
import { decodeRecords, encodeRecord } from "./record";

/** A segment takes no further event from this size on; appending rewrites no more than this. */
export const SEGMENT_BYTES = 8_000;

/** A part of a task's events under one key. */
export interface Segment {
	/** Counts from 1. */
	readonly number: number;
	readonly text: string;
}

export interface StoredEvents {
	readonly events: readonly TaskEvent[];
	/** The last segment that can be read, for going on. */
	readonly tail: Segment;
	/** Bytes in all segments. */
	readonly bytes: number;
	/** What is lost, in a sentence. */
	readonly problem?: string;
}

function keyOf(taskId: string, segment: number): string {
	return `task.${taskId}.${segment}`;
}

function lostAfter(count: number, reason: string): string {
	return `The history of this task is damaged after its event ${count} (${reason}); what came later is lost.`;
}

/** Reads a task's events up to the first damage. */
export function loadSegments(store: KeyValueStore, taskId: string): StoredEvents {
	const events = new Array<TaskEvent>();
	let tail: Segment = { number: 1, text: "" };
	let bytes = 0;
	for (let number = 1; ; number++) {
		const loaded = store.load(keyOf(taskId, number));
		const at = { events, bytes };
		if (!loaded.ok) return { ...at, tail: { number, text: "" }, problem: lostAfter(events.size(), loaded.error) };
		if (loaded.value === undefined) return { ...at, tail };
		const text = loaded.value;
		const { events: found, size } = decodeRecords(text, taskId, events.size() + 1);
		for (const event of found) events.push(event);
		bytes += size;
		tail = { number, text: string.sub(text, 1, size) };
		if (size < text.size())
			return { events, bytes, tail, problem: lostAfter(events.size(), "its checksum does not fit") };
	}
}

/** Removes the segments from `first` on; damaged ones too, but not what lies behind a gap. */
export function removeSegments(store: KeyValueStore, taskId: string, first = 1): Outcome<true> {
	for (let number = first; ; number++) {
		const key = keyOf(taskId, number);
		const loaded = store.load(key);
		if (loaded.ok && loaded.value === undefined) return success(true);
		const removed = store.remove(key);
		if (!removed.ok) return removed;
	}
}

/** Appends events to a task's segments. */
export interface SegmentWriter {
	/** Fails when the store does; the events are kept and written with later ones. */
	append(events: readonly TaskEvent[]): Outcome<true>;
	bytes(): number;
}

/**
 * Goes on after `tail`. Only the open segment is written; once it is full and stored it is never touched again. When the
 * store fails, it is tried again with twice as much to write, so that a broken one costs little.
 */
export function createSegmentWriter(store: KeyValueStore, taskId: string, tail: Segment, bytes: number): SegmentWriter {
	let { number, text } = tail;
	let total = bytes;
	let last: Outcome<true> = success(true);
	let retryAt = 0;

	const flush = (isLast: boolean): Outcome<true> => {
		if (!last.ok && text.size() < retryAt && !isLast) return last;
		last = store.save(keyOf(taskId, number), text);
		retryAt = last.ok ? 0 : 2 * text.size();
		return last;
	};

	return {
		append(events) {
			for (const event of events) {
				const record = encodeRecord(event);
				if (text !== "" && text.size() + record.size() > SEGMENT_BYTES && flush(false).ok) {
					number += 1;
					text = "";
				}
				text += record;
				total += record.size();
			}
			return flush(events.some((event) => event.type === "task.finished"));
		},
		bytes() {
			return total;
		},
	};
}
