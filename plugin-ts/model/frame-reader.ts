import { parseJson } from "../core/json-parse";
import type { Clock } from "../core/ports/clock";
import type { EventStreamListener, HttpRequest, HttpResponse } from "../core/ports/http";
import type { Http } from "../core/ports/http";
import type { Outcome } from "../core/outcome";
import type { Frame } from "../core/wire";
import { createFrameAssembler } from "./frame-assembler";
import { createObjectScanner } from "./object-scanner";
import { badAnswer, failureOfRefusal, failureOfWire, STREAM_COMPLETE, streamFailure } from "./stream-result";
import type { StreamResult } from "./stream-result";
import { isFrame, isStreamSlice } from "./wire-checks";

export interface FrameReaderOptions {
	readonly http: Http;
	readonly clock: Clock;
	/** Builds a GET of the stream after `cursor`, for an event stream or a poll. */
	readonly requestFor: (route: "sse" | "poll", cursor: number) => HttpRequest;
	readonly silenceSeconds: number;
	readonly onData: (data: string) => void;
	readonly isCancelled: () => boolean;
}

/** Reads one stream by either way, going on where the other stopped. */
export interface FrameReader {
	/** Undefined when event streams are not available or this one broke off. Yields. */
	readEventStream(): StreamResult | undefined;
	/** Undefined when cancelled. Yields. */
	readByPolling(): StreamResult | undefined;
}

const POLL_FAILURES = 3;
const POLL_RETRY_SECONDS = 0.3;
const WAIT_SLICE_SECONDS = 0.02;

export function createFrameReader(options: FrameReaderOptions): FrameReader {
	const { http, clock, requestFor, isCancelled } = options;
	const assembler = createFrameAssembler();
	let settled: StreamResult | undefined;

	/** False when reading has to stop: the stream is settled, or a frame is missing. */
	const take = (frame: Frame): boolean => {
		const taken = assembler.accept(frame);
		if (taken.type === "data") options.onData(taken.data);
		else if (taken.type === "done") settled = STREAM_COMPLETE;
		else if (taken.type === "error") settled = failureOfWire(taken.error);
		return settled === undefined && taken.type !== "gap";
	};

	const takeText = (text: string): boolean => {
		const parsed = parseJson(text);
		// Heartbeats and the opening notice are no frames and only prove that the stream lives.
		return !parsed.ok || !isFrame(parsed.value) || take(parsed.value);
	};

	const takeAnswer = (answer: Outcome<HttpResponse>): void => {
		if (!answer.ok) {
			settled = streamFailure("relay_unreachable", answer.error, true);
			return;
		}
		if (answer.value.status !== 200) {
			settled = failureOfRefusal(answer.value);
			return;
		}
		const slice = parseJson(answer.value.body);
		if (!slice.ok || !isStreamSlice(slice.value)) settled = badAnswer("sent a stream that is not its protocol");
		else for (const frame of slice.value.frames) if (!take(frame)) break;
	};

	return {
		readEventStream() {
			const scanner = createObjectScanner();
			let isOver = false;
			let lastHeard = clock.now();
			const listener: EventStreamListener = {
				opened() {},
				chunk(text) {
					lastHeard = clock.now();
					for (const objectText of scanner.push(text)) {
						if (isOver) return;
						isOver = !takeText(objectText);
					}
				},
				closed() {
					isOver = true;
				},
			};
			const opened = http.openEventStream(requestFor("sse", assembler.cursor()), listener);
			if (!opened.ok) return undefined;
			while (!isOver && !isCancelled() && clock.now() - lastHeard < options.silenceSeconds)
				clock.sleep(WAIT_SLICE_SECONDS);
			isOver = true;
			opened.value.close();
			return settled;
		},

		readByPolling() {
			let failures = 0;
			while (!isCancelled()) {
				settled = undefined;
				const answer = http.request(requestFor("poll", assembler.cursor()));
				takeAnswer(answer);
				failures = answer.ok ? 0 : failures + 1;
				if (settled !== undefined && (answer.ok || failures >= POLL_FAILURES)) return settled;
				if (!answer.ok) clock.sleep(failures * POLL_RETRY_SECONDS);
			}
			return undefined;
		},
	};
}
