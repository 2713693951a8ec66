import type { WireError } from "../../../plugin-ts/core/wire.ts";
import { splitByJsonSize } from "./json-size.ts";
import type { SseEvent } from "./sse-parser.ts";

/** A frame as it is stored and sent: its JSON text, written once. */
export interface StoredFrame {
	readonly seq: number;
	readonly json: string;
}

/** A frame with the SSE lines around it stays below this many bytes: readers that take 8 KB at a time see whole events. */
export const MAX_FRAME_BYTES = 8_192;
/** Room for `id: <seq>`, `data: ` and the line ends. */
const SSE_OVERHEAD = 48;
/** Room for braces, keys and three numbers of up to ten digits. */
const ENVELOPE = 80;
const MAX_EVENT_NAME = 128;
/** No character takes more than six bytes in JSON, so a text this short needs no measuring. */
const BUDGET = MAX_FRAME_BYTES - SSE_OVERHEAD - ENVELOPE;
const SURELY_SMALL = Math.floor((BUDGET - MAX_EVENT_NAME * 6) / 6);

export interface Framer {
	/** Frames of one upstream event: one, or as many parts as its length needs. */
	event(event: SseEvent): readonly StoredFrame[];
	done(): StoredFrame;
	error(error: WireError): StoredFrame;
}

/** Numbers the events of one stream from 1 and cuts long ones into parts. */
export const createFramer = (): Framer => {
	let last = 0;
	const frame = (fields: object): StoredFrame => {
		last += 1;
		return { seq: last, json: JSON.stringify({ seq: last, ...fields }) };
	};
	return {
		event: ({ event: name, data }) => {
			const event = name.slice(0, MAX_EVENT_NAME);
			if (data.length <= SURELY_SMALL) return [frame({ event, data })];
			const pieces = splitByJsonSize(data, BUDGET - Buffer.byteLength(JSON.stringify(event)));
			if (pieces.length === 1) return [frame({ event, data })];
			return pieces.map((piece, index) => frame({ event, data: piece, part: index + 1, parts: pieces.length }));
		},
		done: () => frame({ event: "done" }),
		error: (error) => frame({ event: "error", error }),
	};
};
