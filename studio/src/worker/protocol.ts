import type { StudioSettings } from "../core/settings.ts";

/** What the worker is started with. */
export interface WorkerStart {
	readonly settings: StudioSettings;
	/** One 64-bit float: when the running slice of Luau began, in milliseconds since 1970; 0 while idle. */
	readonly sliceStart: SharedArrayBuffer;
}

/** Methods of `StudioCore` the main thread may call. */
export type CoreMethod =
	| "loadPlace"
	| "savePlace"
	| "loadPlugin"
	| "unloadPlugin"
	| "attachDriver"
	| "deliver"
	| "execute"
	| "callModule"
	| "step"
	| "close";

export interface CallMessage {
	readonly id: number;
	readonly method: CoreMethod;
	readonly args: readonly unknown[];
}

/** An error as plain data; `hint` marks a `PlaceError`. */
export interface PlainError {
	readonly message: string;
	readonly stack?: string;
	readonly hint?: string;
}

export type WorkerMessage =
	| { readonly type: "ready" }
	| { readonly type: "result"; readonly id: number; readonly value: unknown }
	| { readonly type: "failure"; readonly id: number; readonly error: PlainError }
	| { readonly type: "print"; readonly kind: string; readonly message: string; readonly stack: string }
	| { readonly type: "message"; readonly channel: string; readonly text: string }
	| { readonly type: "crash"; readonly error: PlainError };
