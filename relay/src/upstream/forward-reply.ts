import type { ReplyWatch } from "../dialects/reply-watch.ts";
import type { Framer, StoredFrame } from "../framing/framer.ts";
import { createSseParser, type SseEvent } from "../framing/sse-parser.ts";
import { parseJson } from "../json.ts";
import { RelayError } from "../relay-error.ts";
import { streamCut, type UpstreamReply } from "./open-reply.ts";
import { errorFromValue } from "./upstream-error.ts";

export interface ForwardOptions {
	readonly provider: string;
	readonly watch: ReplyWatch;
	readonly framer: Framer;
	readonly maxReplyBytes: number;
	/** Removes secrets from forwarded data. */
	readonly redact: (data: string) => string;
	/** Takes frames in order; `isLast` with the terminal one. */
	readonly emit: (frames: readonly StoredFrame[], isLast: boolean) => Promise<void>;
}

/** After the model has finished, usage and `[DONE]` follow at once or never. */
const SILENCE_AFTER_FINISH_MS = 5_000;
const SILENCE_AFTER_CLOSE_MS = 1_000;

const tooLarge = (provider: string, limit: number): RelayError =>
	new RelayError(
		"reply_too_large",
		`The provider's reply is longer than ${limit} bytes.`,
		"Ask for less at once, or raise VECTOR_MAX_REPLY_BYTES.",
		{ provider },
	);

const notAReply = (provider: string): RelayError =>
	new RelayError(
		"not_a_model_reply",
		"The provider's address answered with something that is not a model's reply.",
		"Check the provider's base URL; most end in /v1.",
		{ provider },
	);

const isBrokenOff = (error: unknown): boolean =>
	error instanceof RelayError && (error.code === "stream_cut" || error.code === "upstream_stalled");

const isWhole = (contentType: string): boolean => /json|html/i.test(contentType) && !/event-stream/i.test(contentType);

/**
 * Frames a reply as it arrives and emits the terminal `done` frame. Throws RelayError when the reply reports an error,
 * ends too early, stalls or is too large; frames emitted before that stand.
 */
export const forwardReply = async (reply: UpstreamReply, options: ForwardOptions): Promise<void> => {
	const { provider, watch, framer, emit } = options;
	const parser = createSseParser();
	const whole: Uint8Array[] | undefined = isWhole(reply.contentType) ? [] : undefined;
	let bytes = 0;
	let isDone = false;

	const send = async (frames: readonly StoredFrame[], isLast: boolean): Promise<void> => {
		if (frames.length > 0) await emit(frames, isLast);
	};

	const publish = async (events: readonly SseEvent[], isEnd: boolean): Promise<void> => {
		const frames: StoredFrame[] = [];
		for (const event of events) {
			if (watch.isClosed) break;
			const failure = watch.failureIn(event);
			if (failure !== undefined) {
				await send(frames, false);
				throw errorFromValue(failure, { provider });
			}
			frames.push(...framer.event({ event: event.event, data: options.redact(event.data) }));
			const wasFinished = watch.isFinished;
			watch.saw(event);
			if (watch.isFinished && !wasFinished) reply.limitSilence(SILENCE_AFTER_FINISH_MS);
		}
		isDone = watch.isClosed || (isEnd && watch.isFinished);
		if (isDone) frames.push(framer.done());
		await send(frames, isDone);
	};

	const take = async (chunk: Uint8Array): Promise<void> => {
		bytes += chunk.length;
		if (bytes > options.maxReplyBytes) throw tooLarge(provider, options.maxReplyBytes);
		if (whole !== undefined) whole.push(chunk);
		else if (!isDone) await publish(parser.push(chunk), false);
	};

	const finish = async (): Promise<void> => {
		if (whole === undefined) return publish(parser.end(), true);
		const text = Buffer.concat(whole).toString("utf8");
		if (parseJson(text) === undefined) throw notAReply(provider);
		return publish([{ event: "message", data: text }], true);
	};

	try {
		for await (const chunk of reply.chunks) {
			await take(chunk);
			if (isDone) reply.limitSilence(SILENCE_AFTER_CLOSE_MS);
		}
	} catch (error) {
		// What fails after the model has finished has taken nothing away.
		if (!isDone && !(watch.isFinished && isBrokenOff(error))) throw error;
	}
	if (!isDone) await finish();
	if (!isDone) throw streamCut(provider);
};
