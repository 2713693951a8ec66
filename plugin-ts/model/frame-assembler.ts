import type { Frame, WireError } from "../core/wire";

export type Assembled =
	| { readonly type: "data"; readonly data: string }
	| { readonly type: "done" }
	| { readonly type: "error"; readonly error: WireError }
	/** A frame before this one is missing: read on from `cursor` by polling. */
	| { readonly type: "gap" }
	/** Nothing to hand on: a part of a longer event, or a frame seen before. */
	| { readonly type: "nothing" };

export interface FrameAssembler {
	/** The last frame taken; reading resumes after it. */
	cursor(): number;
	accept(frame: Frame): Assembled;
}

/** Puts the relay's frames back into upstream events: in order, each once, parts joined. */
export function createFrameAssembler(): FrameAssembler {
	let cursor = 0;
	let parts = new Array<string>();
	return {
		cursor() {
			return cursor;
		},
		accept(frame) {
			if (frame.seq <= cursor) return { type: "nothing" };
			if (frame.seq !== cursor + 1) return { type: "gap" };
			cursor = frame.seq;
			if ("error" in frame) return { type: "error", error: frame.error };
			if (!("data" in frame)) return { type: "done" };
			parts.push(frame.data);
			if (frame.part !== undefined && frame.part !== frame.parts) return { type: "nothing" };
			const data = parts.join("");
			parts = [];
			return { type: "data", data };
		},
	};
}
