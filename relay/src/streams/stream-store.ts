import type { StoredFrame } from "../framing/framer.ts";

export interface StoredSlice {
	/** Frames after the cursor that was asked for; a bounded number of them. */
	readonly frames: readonly StoredFrame[];
	/** True when nothing follows these frames. */
	readonly done: boolean;
}

export interface ReadOptions {
	/** How long to wait for a frame when there is none yet, in milliseconds. */
	readonly waitMs: number;
	/** Ends the wait early; the slice is then empty. */
	readonly signal: AbortSignal;
}

/**
 * Keeps the frames of streams while they run and for a while after. One writer per stream, any number of readers, each
 * with its own cursor. Asynchronous throughout, so that a store shared by several relays fits behind it.
 */
export interface StreamStore {
	open(id: string): Promise<void>;
	/** Frames come in order of `seq`; after `isLast` the stream expires in the store's time. */
	append(id: string, frames: readonly StoredFrame[], isLast: boolean): Promise<void>;
	/** Nothing when the stream is unknown or has expired. */
	read(id: string, cursor: number, options: ReadOptions): Promise<StoredSlice | undefined>;
	close(): Promise<void>;
}
