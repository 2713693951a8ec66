import type { DataFrame } from "../../../plugin-ts/core/wire.ts";
import type { SseEvent } from "./sse-parser.ts";

export interface FrameAssembler {
	/** The event that this frame completes, if it does. A frame seen before is ignored. */
	push(frame: DataFrame): SseEvent | undefined;
	/** Last frame taken: where to resume. */
	readonly cursor: number;
}

/** The client's half of the framing: joins the parts of long events. Throws when a frame was skipped. */
export const createFrameAssembler = (): FrameAssembler => {
	let cursor = 0;
	let parts: string[] = [];
	return {
		push: (frame) => {
			if (frame.seq <= cursor) return undefined;
			if (frame.seq !== cursor + 1) throw new Error(`Frame ${cursor + 1} is missing before frame ${frame.seq}.`);
			cursor = frame.seq;
			if (frame.parts === undefined) return { event: frame.event, data: frame.data };
			parts.push(frame.data);
			if (frame.part !== frame.parts) return undefined;
			const data = parts.join("");
			parts = [];
			return { event: frame.event, data };
		},
		get cursor() {
			return cursor;
		},
	};
};
