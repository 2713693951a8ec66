import { t } from "@rbxts/t";
import type { ChatAccepted, ErrorBody, Frame, StreamSlice } from "../core/wire";

const wireError = t.interface({
	code: t.string,
	message: t.string,
	hint: t.string,
	provider: t.optional(t.string),
	retryable: t.boolean,
	status: t.optional(t.number),
	retryAfterMs: t.optional(t.number),
});

const frame = t.union(
	t.interface({
		seq: t.number,
		event: t.string,
		data: t.string,
		part: t.optional(t.number),
		parts: t.optional(t.number),
	}),
	t.interface({ seq: t.number, event: t.literal("error"), error: wireError }),
	t.interface({ seq: t.number, event: t.literal("done") }),
);

/** Checks of what the relay answers; what fails one is not the relay's protocol. */
export const isFrame: t.check<Frame> = frame;

export const isErrorBody: t.check<ErrorBody> = t.interface({ error: wireError });

export const isChatAccepted: t.check<ChatAccepted> = t.interface({ id: t.string, provider: t.string, model: t.string });

export const isStreamSlice: t.check<StreamSlice> = t.interface({
	frames: t.array(frame),
	cursor: t.number,
	done: t.boolean,
});
