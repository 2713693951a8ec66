import type { TaskEvent } from "../../agent/task-event";
import type { JsonObject } from "../../core/json";
import { parseJson } from "../../core/json-parse";
import { printJson } from "../../core/json-print";
import { hashText } from "../../text/hash";

/** One event as a line: length and fingerprint of the JSON text before it, so that no damage goes unseen. */
export function encodeRecord(event: TaskEvent): string {
	const json = printJson(event as unknown as JsonObject);
	return `${json.size()} ${hashText(json)} ${json}\n`;
}

export interface DecodedRecords {
	readonly events: readonly TaskEvent[];
	/** Bytes of the text that hold these events; less than all of it when the rest is damaged. */
	readonly size: number;
}

interface RecordAt {
	readonly event: TaskEvent;
	readonly nextAt: number;
}

function readRecord(text: string, at: number, taskId: string, seq: number): RecordAt | undefined {
	const [, headEnd, size, hash] = string.find(text, "^(%d+) (%x+) ", at) as LuaTuple<
		[number?, number?, string?, string?]
	>;
	if (headEnd === undefined || size === undefined) return undefined;
	const jsonEnd = headEnd + (tonumber(size) ?? 0);
	const json = string.sub(text, headEnd + 1, jsonEnd);
	if (string.sub(text, jsonEnd + 1, jsonEnd + 1) !== "\n" || hashText(json) !== hash) return undefined;
	const parsed = parseJson(json, { nulls: "keep" });
	if (!parsed.ok) return undefined;
	const event = parsed.value as unknown as TaskEvent;
	return event.taskId === taskId && event.seq === seq ? { event, nextAt: jsonEnd + 2 } : undefined;
}

/** The events of a task from number `firstSeq` on, up to the first damage: always what was written, never more. */
export function decodeRecords(text: string, taskId: string, firstSeq: number): DecodedRecords {
	const events = new Array<TaskEvent>();
	let at = 1;
	while (at <= text.size()) {
		const found = readRecord(text, at, taskId, firstSeq + events.size());
		if (found === undefined) break;
		events.push(found.event);
		at = found.nextAt;
	}
	return { events, size: at - 1 };
}
