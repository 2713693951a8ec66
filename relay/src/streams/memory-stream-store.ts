import type { StoredFrame } from "../framing/framer.ts";
import type { ReadOptions, StoredSlice, StreamStore } from "./stream-store.ts";

interface Stream {
	readonly frames: StoredFrame[];
	isDone: boolean;
	readonly waiting: Set<() => void>;
	expiry?: NodeJS.Timeout;
}

/** Keeps a single answer small enough to be decoded in one go by a plugin. In UTF-16 units. */
const SLICE_LENGTH = 131_072;

const sliceAfter = (stream: Stream, cursor: number): StoredSlice => {
	const frames: StoredFrame[] = [];
	let length = 0;
	let index = cursor;
	for (; index < stream.frames.length && length < SLICE_LENGTH; index += 1) {
		const frame = stream.frames[index];
		if (frame === undefined) break;
		frames.push(frame);
		length += frame.json.length;
	}
	return { frames, done: stream.isDone && index >= stream.frames.length };
};

const waitFor = (stream: Stream, { waitMs, signal }: ReadOptions): Promise<void> =>
	new Promise((resolve) => {
		const stop = (): void => {
			clearTimeout(timer);
			stream.waiting.delete(stop);
			signal.removeEventListener("abort", stop);
			resolve();
		};
		const timer = setTimeout(stop, waitMs);
		stream.waiting.add(stop);
		signal.addEventListener("abort", stop, { once: true });
	});

/** Streams in this process's memory; a finished one is forgotten after `ttlMs`. */
export const createMemoryStreamStore = (ttlMs: number): StreamStore => {
	const streams = new Map<string, Stream>();
	return {
		open: async (id) => {
			streams.set(id, { frames: [], isDone: false, waiting: new Set() });
		},
		append: async (id, frames, isLast) => {
			const stream = streams.get(id);
			if (stream === undefined || stream.isDone) return;
			stream.frames.push(...frames);
			if (isLast) {
				stream.isDone = true;
				stream.expiry = setTimeout(() => streams.delete(id), ttlMs).unref();
			}
			for (const wake of [...stream.waiting]) wake();
		},
		read: async (id, cursor, options) => {
			const stream = streams.get(id);
			if (stream === undefined) return undefined;
			if (stream.frames.length <= cursor && !stream.isDone && !options.signal.aborted && options.waitMs > 0) {
				await waitFor(stream, options);
			}
			return sliceAfter(stream, cursor);
		},
		close: async () => {
			for (const stream of streams.values()) {
				clearTimeout(stream.expiry);
				for (const wake of [...stream.waiting]) wake();
			}
			streams.clear();
		},
	};
};
